// refused: assetd.http -> assetd.store
package assetd.http;

/** Skips a floor. */
public record Shortcut(assetd.store.Rows rows) {}
