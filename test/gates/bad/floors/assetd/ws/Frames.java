// refused: assetd.ws -> assetd.http
package assetd.ws;

/** One edge knows another. */
public record Frames(assetd.http.Shortcut shortcut) {}
