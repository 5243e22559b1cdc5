// refused: assetd.model -> assetd.store
package assetd.model;

/** Imports upward. */
public record Noun(assetd.store.Rows rows) {}
