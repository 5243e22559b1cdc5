package assetd.ws;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.framing.CloseFrame;
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

  /**
   * Subscribes, unless the socket ended while it waited for its turn; frames may come before this
   * is done.
   */
  void subscribe(SocketServer.Opener opener, TextFrames frames) {
    if (gone()) {
      return;
    }
    Runnable opened = opener.apply(path, text -> send(text, frames));
    synchronized (this) {
      if (!gone) {
        subscription = opened;
        return;
      }
    }
    opened.run();
  }

  /** A snapshot that nobody will get need not become a frame. */
  private void send(String text, TextFrames frames) {
    if (outbox.state() == Outbox.State.OPEN) {
      outbox.text(frames.frame(text));
    }
  }

  /** Ends the subscription of a socket that is gone. */
  void unsubscribe() {
    Runnable opened;
    synchronized (this) {
      opened = subscription;
      subscription = null;
    }
    if (opened != null) {
      opened.run();
    }
  }

  /** Whether the socket has ended. */
  synchronized boolean gone() {
    return gone;
  }

  private synchronized boolean go() {
    boolean first = !gone;
    gone = true;
    return first;
  }

  @Override
  public void onWriteDemand(WebSocket socket) {
    outbox.control();
  }

  /**
   * The library may end a connection while it still reads its handshake, and opens it all the same.
   * So the end is noted before the server forgets the socket, and looked for after the server has
   * noted it.
   */
  @Override
  public void onWebsocketOpen(WebSocket socket, Handshakedata handshake) {
    server.onWebsocketOpen(socket, handshake);
    if (gone()) {
      socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "The client is gone.");
    } else {
      server.opened(this, socket);
    }
  }

  @Override
  public void onWebsocketClose(WebSocket socket, int code, String reason, boolean remote) {
    boolean first = go();
    outbox.end();
    server.onWebsocketClose(socket, code, reason, remote);
    if (first) {
      server.closed(this, code);
    }
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
