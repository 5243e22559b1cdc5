// refused: assetd.misc is not a floor
package assetd.misc;

/** A package that the table does not name. */
public record Stray(String name) {}
