package assetd.door;

import assetd.policy.Binding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Owns the public ports and carries each connection to the HTTP edge behind it, until a request
 * asks for an upgrade: then the connection itself goes to the socket edge. One thread does
 * everything; the table of clients may be asked by any.
 */
public final class FrontDoor {
  private static final int BACKLOG = 512;
  private static final int MAX_SPARE_BUFFERS = 64;
  private static final long SWEEP_MILLIS = 500;

  private final BiConsumer<SocketChannel, ByteBuffer> sockets;
  private final DoorLimits limits;
  private final Consumer<String> log;
  private final Selector selector = Selector.open();
  private final List<ServerSocketChannel> ports = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "front-door");

  /** Who is behind a local port of ours, as the HTTP edge sees it. */
  private final Map<Integer, InetSocketAddress> clients = new ConcurrentHashMap<>();

  /** Of the thread alone. */
  private final Set<Splice> splices = new HashSet<>();

  /** Of the thread alone. */
  private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();

  private boolean accepting = true;
  private InetSocketAddress inner;

  /**
   * A door without ports yet.
   *
   * @param sockets takes the channel, non-blocking, with the head of an upgrade and what came
   *     behind it; must not block
   * @param log takes one line per event
   */
  public FrontDoor(
      BiConsumer<SocketChannel, ByteBuffer> sockets, DoorLimits limits, Consumer<String> log)
      throws IOException {
    this.sockets = sockets;
    this.limits = limits;
    this.log = log;
  }

  /**
   * Takes one port of every address; connections wait until {@link #start}.
   *
   * @param port 0 for any free one
   * @return the port
   * @throws java.net.BindException when it is taken or not allowed
   */
  public int bind(Binding binding, int port) throws IOException {
    List<ServerSocketChannel> bound = binding.bind(port, FrontDoor::listen, FrontDoor::close);
    ports.addAll(bound);
    return ((InetSocketAddress) bound.get(0).getLocalAddress()).getPort();
  }

  private static ServerSocketChannel listen(InetSocketAddress address) throws IOException {
    ServerSocketChannel port = ServerSocketChannel.open();
    try {
      port.configureBlocking(false);
      return port.bind(address, BACKLOG);
    } catch (IOException e) {
      port.close();
      throw e;
    }
  }

  /**
   * Opens the door.
   *
   * @param inner where the HTTP edge listens, on loopback
   */
  public void start(InetSocketAddress inner) throws IOException {
    this.inner = inner;
    for (ServerSocketChannel port : ports) {
      port.register(selector, SelectionKey.OP_ACCEPT);
    }
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The client behind a connection to the HTTP edge; null for one that did not come through this
   * door, which has to be refused. Any thread.
   */
  public InetSocketAddress client(InetSocketAddress peer) {
    return peer.getAddress().isLoopbackAddress() ? clients.get(peer.getPort()) : null;
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::ready, splices.isEmpty() && accepting ? 0 : SWEEP_MILLIS);
        sweep();
      }
    } catch (ClosedSelectorException e) {
      // The daemon stops.
    } catch (IOException e) {
      log.accept("front door failed " + e);
    } finally {
      new ArrayList<>(splices).forEach(Splice::close);
    }
  }

  private void ready(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.attachment() instanceof Splice splice) {
      ready(splice, key);
    } else {
      accept((ServerSocketChannel) key.channel());
    }
  }

  /** A fault of ours ends this connection, not the thread that all the others need. */
  private void ready(Splice splice, SelectionKey key) {
    try {
      splice.ready(key);
    } catch (RuntimeException e) {
      log.accept("connection failed " + e);
      splice.close();
    }
  }

  private void accept(ServerSocketChannel port) {
    try {
      SocketChannel client = port.accept();
      if (client != null) {
        makeRoom();
        open(client);
      }
    } catch (ClosedChannelException e) {
      // The ports were given up just now.
    } catch (IOException e) {
      // No file descriptors: the connection stays in the queue and would be reported again at once.
      log.accept("cannot accept: " + e.getMessage());
      letGo();
      accept(false);
    }
  }

  /**
   * Those who have said their last may be gone, and what the HTTP edge owes them may wait for the
   * very file descriptors that they hold.
   */
  private void letGo() {
    splices.stream().filter(Splice::clientEnded).toList().forEach(Splice::close);
  }

  private void accept(boolean now) {
    accepting = now;
    for (ServerSocketChannel port : ports) {
      SelectionKey key = port.keyFor(selector);
      if (key != null && key.isValid()) {
        key.interestOps(now ? SelectionKey.OP_ACCEPT : 0);
      }
    }
  }

  private void open(SocketChannel client) {
    if (splices.size() >= limits.connections()) {
      close(client);
      return;
    }
    try {
      client.configureBlocking(false);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      splices.add(new Splice(this, client, selector));
    } catch (IOException e) {
      close(client);
    }
  }

  private void makeRoom() {
    if (splices.size() >= limits.connections()) {
      splices.stream()
          .filter(Splice::expendable)
          .min(Comparator.comparingLong(Splice::deadline))
          .ifPresent(Splice::close);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    List<Splice> late =
        splices.stream().filter(s -> s.deadline() != 0 && s.deadline() - now < 0).toList();
    late.forEach(Splice::close);
    if (!accepting) {
      accept(true);
    }
  }

  DoorLimits limits() {
    return limits;
  }

  InetSocketAddress innerAddress() {
    return inner;
  }

  /** A channel that is not connected yet. */
  SocketChannel inner() throws IOException {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      return channel;
    } catch (IOException e) {
      letGo();
      throw e;
    }
  }

  ByteBuffer buffer() {
    ByteBuffer buffer = spare.poll();
    return buffer == null ? ByteBuffer.allocateDirect(Splice.BUFFER) : buffer;
  }

  /**
   * Notes who is behind a channel before it connects, so that the HTTP edge never sees it
   * unannounced.
   */
  int introduce(SocketChannel server, InetSocketAddress client) throws IOException {
    server.setOption(StandardSocketOptions.TCP_NODELAY, true);
    server.bind(new InetSocketAddress(inner.getAddress(), 0));
    int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    clients.put(port, client);
    return port;
  }

  void forget(int localPort) {
    clients.remove(localPort);
  }

  void upgraded(SocketChannel client, ByteBuffer head) {
    sockets.accept(client, head);
  }

  void done(Splice splice, ByteBuffer... buffers) {
    splices.remove(splice);
    for (ByteBuffer buffer : buffers) {
      if (spare.size() < MAX_SPARE_BUFFERS) {
        spare.add(buffer.clear());
      }
    }
  }

  static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }

  /** Gives the ports up; connections that are open go on. Before the HTTP edge drains. */
  public void closePorts() {
    ports.forEach(FrontDoor::close);
    selector.wakeup();
  }

  /** Closes the ports and every connection. After the HTTP edge has drained. */
  public void stop() throws IOException, InterruptedException {
    closePorts();
    selector.close();
    thread.join();
  }
}
