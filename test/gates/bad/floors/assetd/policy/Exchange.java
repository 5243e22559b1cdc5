// refused: assetd.policy -> com.sun.net.httpserver
package assetd.policy;

/** The HTTP server outside http. */
public record Exchange(com.sun.net.httpserver.HttpExchange exchange) {}
