package assetd.ws;

import assetd.model.ServiceException;
import assetd.policy.Policy;
import assetd.policy.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * Text streams over WebSocket, on connections that somebody else accepted. The library reads,
 * decodes and pings; refusing and writing are ours. Its server wants a port of its own and shows
 * its selector only to those who connect to it, so it gets one on loopback, is connected to once,
 * and loses it before it serves anything: no second port stands open.
 *
 * <p>Threads: the library's selector and one worker (frames of clients), one writer, two that open
 * and end subscriptions. Guarded by itself: the number of sockets.
 */
public final class SocketServer extends WebSocketServer {
  private static final int START_SECONDS = 10;

  /** Subscribes a path; the consumer takes frames, and running the result ends the subscription. */
  interface Opener extends BiFunction<String, Consumer<String>, Runnable> {}

  private final Predicate<String> serves;
  private final Opener opener;
  private final Policy policy;
  private final SocketLimits limits;
  private final Consumer<String> log;
  private final ServerSocketChannel port;
  private final CompletableFuture<Selector> selector = new CompletableFuture<>();
  private final FrameWriter writer;
  private final TextFrames frames = new TextFrames();
  private final Backlog backlog;
  private final ExecutorService subscriptions;
  private int sockets;
  private boolean stopping;

  /**
   * Starts a server that has no sockets yet.
   *
   * @param serves whether a path is a stream
   * @param open subscribes a path: the sink gets text frames, first the snapshot, by one thread at
   *     a time; it never blocks, may be called before this returns, and does nothing once the
   *     socket has ended. Running the result ends the subscription
   * @param policy that every handshake has to pass
   * @param log takes one line per event
   */
  public static SocketServer start(
      Predicate<String> serves,
      BiFunction<String, Consumer<String>, Runnable> open,
      Policy policy,
      SocketLimits limits,
      Consumer<String> log)
      throws IOException {
    ServerSocketChannel port = ServerSocketChannel.open();
    try {
      port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketServer server = new SocketServer(port, serves, open::apply, policy, limits, log);
      server.start();
      server.selector.get(START_SECONDS, TimeUnit.SECONDS);
      return server;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The socket server did not start.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the socket server started.", e);
    } finally {
      port.close();
    }
  }

  private SocketServer(
      ServerSocketChannel port,
      Predicate<String> serves,
      Opener opener,
      Policy policy,
      SocketLimits limits,
      Consumer<String> log)
      throws IOException {
    super(port);
    this.port = port;
    this.serves = serves;
    this.opener = opener;
    this.policy = policy;
    this.limits = limits;
    this.backlog = new Backlog(limits.sendingBytes());
    this.log = log;
    this.writer = new FrameWriter(limits.farewell(), log);
    this.subscriptions = Executors.newFixedThreadPool(2, SocketServer::daemon);
    // Frames of clients are rare and small.
    decoders.subList(1, decoders.size()).clear();
    setDaemon(true);
    setConnectionLostTimeout((int) limits.ping().toSeconds());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "socket-subscriptions");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void onStart() {
    try {
      SocketChannel.open(port.getLocalAddress()).close();
    } catch (IOException e) {
      selector.completeExceptionally(e);
    }
  }

  /**
   * The only connection to the port; after it the library cancels the key, and the port is closed.
   */
  @Override
  protected boolean onConnect(SelectionKey key) {
    selector.complete(key.selector());
    return false;
  }

  /**
   * Makes a connection a socket, or answers why not and closes it. Never waits; any thread.
   *
   * @param channel belongs to this server from now on
   * @param head of the request, complete, and whatever the client sent after it
   */
  public void adopt(SocketChannel channel, ByteBuffer head) {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      InetSocketAddress client = (InetSocketAddress) channel.getRemoteAddress();
      try {
        Handshake handshake = Handshake.read(head);
        admit(handshake);
        register(channel, handshake, head, client);
      } catch (Handshake.Refusal refusal) {
        log.accept(
            "socket refused " + client + " " + refusal.status() + " " + refusal.getMessage());
        Answer.send(channel, refusal, policy);
      }
    } catch (IOException | RuntimeException e) {
      log.accept("socket failed " + e);
      Answer.close(channel);
    }
  }

  private void admit(Handshake handshake) throws Handshake.Refusal {
    Verdict verdict = policy.judge(handshake.head());
    if (!verdict.allowed()) {
      throw Answer.refusal(verdict);
    }
    if (!serves.test(handshake.path())) {
      throw new Handshake.Refusal(404, "There is no stream with this path.");
    }
    handshake.check();
    synchronized (this) {
      if (stopping || sockets >= limits.sockets()) {
        throw new Handshake.Refusal(503, "There are too many sockets; try again later.");
      }
      sockets++;
    }
  }

  /** Does what the library does with a connection that it accepted itself. */
  private void register(
      SocketChannel channel, Handshake handshake, ByteBuffer rest, InetSocketAddress client)
      throws IOException, Handshake.Refusal {
    Outbox outbox = new Outbox(limits, backlog, writer::mark);
    Subscriber subscriber = new Subscriber(this, outbox, handshake.path(), client);
    WebSocketImpl socket =
        new WebSocketImpl(subscriber, List.of(new StrictDraft(limits.inboundFrame())));
    outbox.channel = channel;
    outbox.socket = socket;
    try {
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      SelectionKey key = channel.register(selector.join(), 0, socket);
      socket.setSelectionKey(key);
      socket.setChannel(channel);
      allocateBuffers(socket);
      // The library keeps the buffer for later reads, so it has to be one of its own size.
      socket.inQueue.put(createBuffer().put(handshake.canonical()).put(rest).flip());
      queue(socket);
      read(key);
    } catch (IOException | RuntimeException e) {
      release();
      throw e;
    } catch (InterruptedException e) {
      release();
      throw new IOException("The server stops.", e);
    }
  }

  private static void read(SelectionKey key) {
    try {
      key.interestOps(SelectionKey.OP_READ);
      key.selector().wakeup();
    } catch (CancelledKeyException e) {
      // What came with the handshake has ended the socket already, which let it go.
    }
  }

  private synchronized void release() {
    sockets--;
    notifyAll();
  }

  /** The answer to the handshake is on its way; {@link #stop} may have come before it. */
  void opened(Subscriber subscriber, WebSocket socket) {
    log.accept("socket open " + subscriber.client() + " " + subscriber.path());
    if (stopping()) {
      sayGoodbye(socket);
      return;
    }
    later(
        () -> {
          try {
            subscriber.subscribe(opener, frames);
          } catch (ServiceException e) {
            log.accept("socket refused " + subscriber.client() + " " + e.getMessage());
            socket.close(code(e.kind()), e.getMessage());
          } catch (RuntimeException e) {
            log.accept("socket failed " + subscriber.client() + " " + e);
            socket.close(CloseFrame.UNEXPECTED_CONDITION, "The stream cannot be read now.");
          }
        });
  }

  private static int code(ServiceException.Kind kind) {
    return switch (kind) {
      case TOO_LARGE -> CloseFrame.TOOBIG;
      case UNAVAILABLE -> CloseFrame.TRY_AGAIN_LATER;
      default -> CloseFrame.UNEXPECTED_CONDITION;
    };
  }

  /**
   * A socket has ended. Its subscription ends on another thread: the caller may hold locks that
   * whoever sends frames waits for. Its place is free only when that thread comes to it, so that
   * what sockets leave to do is bounded by their number, however fast they come and go.
   */
  void closed(Subscriber subscriber, int code) {
    log.accept("socket closed " + subscriber.client() + " " + subscriber.path() + " " + code);
    writer.forget();
    later(
        () -> {
          release();
          subscriber.unsubscribe();
        });
  }

  private void later(Runnable task) {
    try {
      subscriptions.execute(task);
    } catch (RejectedExecutionException e) {
      // After the stop there is nobody left to tell.
    }
  }

  /** Ends all sockets with 1001 and stops; refuses new ones from now on. */
  public void stop(Duration atMost) throws InterruptedException {
    synchronized (this) {
      stopping = true;
    }
    getConnections().forEach(SocketServer::sayGoodbye);
    try {
      awaitEnd(System.nanoTime() + atMost.toNanos());
    } finally {
      end();
    }
  }

  private synchronized boolean stopping() {
    return stopping;
  }

  private static void sayGoodbye(WebSocket socket) {
    socket.close(CloseFrame.GOING_AWAY, "The daemon stops.");
  }

  private void end() throws InterruptedException {
    try {
      stop((int) TimeUnit.SECONDS.toMillis(1));
    } finally {
      subscriptions.shutdown();
      try {
        writer.close();
      } catch (IOException e) {
        log.accept("sockets: " + e);
      }
    }
  }

  private synchronized void awaitEnd(long deadline) throws InterruptedException {
    for (long left = deadline - System.nanoTime();
        sockets > 0 && left > 0;
        left = deadline - System.nanoTime()) {
      wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
  }

  @Override
  public void onError(WebSocket socket, Exception problem) {
    log.accept("sockets: " + problem);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {}

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

  @Override
  public void onMessage(WebSocket socket, String message) {}
}
