// refused: assetd.store -> org.slf4j
package assetd.store;

/** A library that no floor owns. */
public record Logging(org.slf4j.Logger logger) {}
