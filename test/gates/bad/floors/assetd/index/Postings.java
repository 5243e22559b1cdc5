// refused: assetd.index -> assetd.store
package assetd.index;

/** Imports sideways. */
public record Postings(assetd.store.Rows rows) {}
