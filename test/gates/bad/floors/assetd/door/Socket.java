// refused: assetd.door -> org.java_websocket
package assetd.door;

/** Java-WebSocket outside ws. */
public record Socket(org.java_websocket.WebSocket socket) {}
