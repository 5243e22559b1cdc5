package assetd.ws;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.handshake.Handshakedata;

/**
 * One socket: what the library calls for it. What it wants to send goes to the outbox instead of
 * its own unbounded queue; the rest goes to the server, which counts and pings its sockets. The
 * subscription belongs to it as well, and ends once, however the socket ends. Called by the
 * library's threads, the writer and the threads that open subscriptions; the subscription is
 * guarded by this object.
 */
final class Subscriber extends WebSocketAdapter {
  private final SocketServer server;
  private final Outbox outbox;
  private final String path;
  private final InetSocketAddress client;
  private Runnable subscription;
  private boolean gone;

  Subscriber(SocketServer server, Outbox outbox, String path, InetSocketAddress client) {
    this.server = server;
    this.outbox = outbox;
    this.path = path;
    this.client = client;
  }

  String path() {
    return path;
  }

  InetSocketAddress client() {
    return client;
  }

  /** Subscribes; frames may come before this is done. */
  void subscribe(SocketServer.Opener opener, TextFrames frames) {
    Consumer<String> sink = text -> outbox.text(frames.frame(text));
    Runnable opened = opener.apply(path, sink);
    boolean late;
    synchronized (this) {
      late = gone;
      subscription = opened;
    }
    if (late) {
      opened.run();
    }
  }

  /** Ends the subscription; nothing happens the second time. */
  void unsubscribe() {
    Runnable opened;
    synchronized (this) {
      opened = gone ? null : subscription;
      gone = true;
    }
    if (opened != null) {
      opened.run();
    }
  }

  @Override
  public void onWriteDemand(WebSocket socket) {
    outbox.control();
  }

  @Override
  public void onWebsocketOpen(WebSocket socket, Handshakedata handshake) {
    server.onWebsocketOpen(socket, handshake);
    server.opened(this, (WebSocketImpl) socket);
  }

  @Override
  public void onWebsocketClose(WebSocket socket, int code, String reason, boolean remote) {
    server.onWebsocketClose(socket, code, reason, remote);
    server.closed(this, code);
  }

  /** Clients only listen. */
  @Override
  public void onWebsocketMessage(WebSocket socket, String message) {}

  @Override
  public void onWebsocketMessage(WebSocket socket, ByteBuffer message) {}

  @Override
  public void onWebsocketClosing(WebSocket socket, int code, String reason, boolean remote) {}

  @Override
  public void onWebsocketCloseInitiated(WebSocket socket, int code, String reason) {}

  @Override
  public void onWebsocketError(WebSocket socket, Exception problem) {
    server.onWebsocketError(socket, problem);
  }

  @Override
  public InetSocketAddress getLocalSocketAddress(WebSocket socket) {
    return server.getLocalSocketAddress(socket);
  }

  @Override
  public InetSocketAddress getRemoteSocketAddress(WebSocket socket) {
    return client;
  }
}
