package assetd.store;

/** A target for imports that must not be. */
public final class Rows {}
