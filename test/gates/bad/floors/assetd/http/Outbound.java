// refused: assetd.http -> java.net.http
package assetd.http;

/** A client of other servers. */
public record Outbound(java.net.http.HttpClient client) {}
