package assetd.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One client and, from its first request on, its connection to the HTTP edge. Each direction has
 * one bounded buffer: when it is full, nothing is read, so that a slow reader holds up its own
 * sender and nobody else. Of the door's thread alone.
 *
 * <pre>
 *   client -> up   [ may pass | not looked at to the end ] -> server
 *   client <- down [ ................................... ] <- server
 * </pre>
 */
final class Splice {
  /** Also the largest head that is looked at; a larger one passes and is the server's to refuse. */
  static final int BUFFER = 16 << 10;

  /** What is left to do. */
  private enum State {
    /** Carries bytes. */
    OPEN,
    /** An upgrade has come; the answers to the requests before it are awaited. */
    UPGRADING,
    /** The server has closed; the client is let see the last answer. */
    LEAVING,
    /** Nothing. */
    CLOSED
  }

  private final FrontDoor door;
  private final SocketChannel client;
  private final InetSocketAddress address;
  private final SelectionKey clientKey;
  private final Framing framing = new Framing();
  private final ByteBuffer up;
  private final ByteBuffer down;
  private SocketChannel server;
  private SelectionKey serverKey;
  private int localPort;
  private int passable;
  private boolean clientEnded;
  private boolean serverEnded;
  private boolean upEnded;
  private State state = State.OPEN;

  /** When this connection is closed if nothing changes, in nanoseconds; 0 for never. */
  private long deadline;

  /** Whether the deadline is that of a head that has begun. */
  private boolean headBegun;

  Splice(FrontDoor door, SocketChannel client, Selector selector) throws IOException {
    this.door = door;
    this.client = client;
    this.address = (InetSocketAddress) client.getRemoteAddress();
    this.clientKey = client.register(selector, SelectionKey.OP_READ, this);
    this.up = door.buffer();
    this.down = door.buffer();
    this.deadline = System.nanoTime() + door.limits().idle().toNanos();
  }

  long deadline() {
    return deadline;
  }

  /** Whether this one may go when there is no room for another. */
  boolean expendable() {
    return state == State.OPEN && deadline != 0;
  }

  /** Whether the client has said its last; it may be gone. */
  boolean clientEnded() {
    return clientEnded;
  }

  /** Does what the selector says is possible; closes at any failure. */
  void ready(SelectionKey key) {
    try {
      if (key == clientKey) {
        if (key.isReadable()) {
          readClient();
        }
      } else if (key.isConnectable()) {
        server.finishConnect();
      } else if (key.isReadable()) {
        readServer();
      }
      move();
    } catch (IOException e) {
      close();
    }
  }

  private void readClient() throws IOException {
    if (state == State.LEAVING) {
      up.clear();
      passable = 0;
    }
    if (client.read(up) < 0) {
      clientEnded = true;
    }
  }

  /** A server that resets the connection has answered before; the answer still has to go out. */
  private void readServer() {
    try {
      serverEnded = server.read(down) < 0;
    } catch (IOException e) {
      serverEnded = true;
    }
  }

  /** Carries on as far as it goes without waiting, then says what to wait for. */
  private void move() throws IOException {
    if (state == State.OPEN) {
      look();
    }
    if (server != null && server.isConnected()) {
      try {
        moveUp();
      } catch (IOException e) {
        // The server takes no more; what it has answered is still read.
        passable = 0;
        up.clear();
        upEnded = true;
      }
    }
    moveDown();
    if (state == State.CLOSED) {
      return;
    }
    if (ended()) {
      close();
    } else {
      watch();
    }
  }

  /** Finds out how much may pass, and whether an upgrade has come. */
  private void look() throws IOException {
    ByteBuffer seen = up.duplicate().flip().position(passable);
    passable += framing.passable(seen);
    boolean unfinished = clientEnded && server != null || !up.hasRemaining();
    if (!framing.upgrade() && passable < up.position() && unfinished) {
      // A head that does not fit, or that will never be complete.
      framing.giveUp();
      passable = up.position();
    }
    if (framing.upgrade()) {
      state = State.UPGRADING;
      deadline = 0;
    } else {
      limitHead();
    }
    if (passable > 0 && server == null) {
      connect();
    }
  }

  /** A head has a limited time from its first byte on, and the first byte one from accept on. */
  private void limitHead() {
    boolean begun = framing.inHead() && passable < up.position();
    if (begun && !headBegun) {
      deadline = System.nanoTime() + door.limits().headTime().toNanos();
    } else if (!begun && (headBegun || passable > 0)) {
      deadline = 0;
    }
    headBegun = begun;
  }

  private void connect() throws IOException {
    server = door.inner();
    localPort = door.introduce(server, address);
    serverKey = server.register(clientKey.selector(), SelectionKey.OP_CONNECT, this);
    server.connect(door.innerAddress());
  }

  private void moveUp() throws IOException {
    if (passable > 0 && !upEnded) {
      ByteBuffer out = up.duplicate().flip().limit(passable);
      int count = server.write(out);
      passable -= count;
      up.flip().position(count);
      up.compact();
    }
    boolean last = clientEnded && up.position() == 0 || state == State.UPGRADING;
    if (last && passable == 0 && !upEnded) {
      upEnded = true;
      server.shutdownOutput();
    }
  }

  private void moveDown() throws IOException {
    if (down.position() > 0) {
      down.flip();
      client.write(down);
      down.compact();
    }
    if (down.position() > 0) {
      return;
    }
    if (state == State.UPGRADING && (server == null || serverEnded)) {
      giveAway();
    } else if (serverEnded && state == State.OPEN) {
      state = State.LEAVING;
      deadline = System.nanoTime() + door.limits().farewell().toNanos();
      client.shutdownOutput();
    }
  }

  /**
   * Every earlier request is answered: the connection goes to the sockets, with the head and what
   * is behind it.
   */
  private void giveAway() {
    state = State.CLOSED;
    ByteBuffer head = ByteBuffer.allocate(up.position()).put(up.flip()).flip();
    clientKey.cancel();
    release();
    door.upgraded(client, head);
  }

  /** A client that has left before its first head was complete has asked for nothing. */
  private boolean ended() {
    boolean nobody = clientEnded && server == null && passable == 0;
    return nobody || clientEnded && serverEnded && down.position() == 0;
  }

  private void watch() {
    boolean room = up.hasRemaining() || state == State.LEAVING;
    clientKey.interestOps(
        (!clientEnded && room ? SelectionKey.OP_READ : 0)
            | (down.position() > 0 ? SelectionKey.OP_WRITE : 0));
    if (server == null || serverEnded) {
      if (serverKey != null) {
        serverKey.interestOps(0);
      }
    } else if (server.isConnected()) {
      serverKey.interestOps(
          (down.hasRemaining() ? SelectionKey.OP_READ : 0)
              | (passable > 0 ? SelectionKey.OP_WRITE : 0));
    }
  }

  /** Closes both ends; nothing happens the second time. */
  void close() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      FrontDoor.close(client);
      release();
    }
  }

  private void release() {
    if (server != null) {
      FrontDoor.close(server);
      door.forget(localPort);
    }
    door.done(this, up, down);
  }
}
