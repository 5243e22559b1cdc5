package assetd.model;

/**
 * A material on an asset.
 *
 * @param material what hangs there
 * @param mechanism who put it there, as received: MANUAL for the user, AUTOMATIC for the daemon
 */
public record Attached(Material material, String mechanism) {}
