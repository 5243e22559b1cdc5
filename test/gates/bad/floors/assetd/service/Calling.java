// refused: assetd.service -> java.net
package assetd.service;

/** The service knows no address. */
public record Calling(java.net.URI uri) {}
