// refused: assetd.index -> java.nio.file
package assetd.index;

/** The index does no I/O. */
public record Reading(java.nio.file.Path path) {}
