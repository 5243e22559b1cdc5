package assetd.ws;

import assetd.door.DoorLimits;
import assetd.door.FrontDoor;
import assetd.http.Handover;
import assetd.http.HttpListener;
import assetd.http.ListenerLimits;
import assetd.http.ListenerWorkers;
import assetd.model.ServiceException;
import assetd.policy.Binding;
import assetd.policy.Policy;
import assetd.policy.RequestHead;
import assetd.policy.Verdict;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One port with HTTP and sockets, opened in one of the two ways, and nothing behind it: HTTP says
 * what it got, the path {@code /stream} carries what {@link #tell} is given, {@code /fresh} as
 * well, after a text of each client's own, as after a change.
 */
public final class TestEdge implements AutoCloseable {
  /** How sockets come to share the port. */
  public enum Way {
    HANDOVER,
    DOOR
  }

  /** What a test may change. */
  public record Options(
      SocketLimits sockets, ListenerLimits listener, DoorLimits door, String snapshot) {
    public static final Options DEFAULT =
        new Options(SocketLimits.DEFAULT, ListenerLimits.DEFAULT, DoorLimits.DEFAULT, "snapshot");

    public Options sockets(SocketLimits other) {
      return new Options(other, listener, door, snapshot);
    }

    public Options listener(ListenerLimits other) {
      return new Options(sockets, other, door, snapshot);
    }

    public Options door(DoorLimits other) {
      return new Options(sockets, listener, other, snapshot);
    }

    public Options snapshot(String other) {
      return new Options(sockets, listener, door, other);
    }
  }

  private static final Duration DRAIN = Duration.ofSeconds(5);

  public final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> subscribers = new CopyOnWriteArrayList<>();
  private final AtomicInteger held = new AtomicInteger();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final Options options;
  private final ListenerWorkers workers;
  private final SocketServer sockets;
  private final HttpListener listener;
  private final FrontDoor door;
  private final Handover handover;
  private final Policy policy;
  private final int port;
  private final int innerPort;

  public TestEdge(Way way) throws IOException {
    this(way, Options.DEFAULT);
  }

  public TestEdge(Way way, Options options) throws IOException {
    this.options = options;
    this.policy = new Policy(Policy.Settings.DEFAULT, ports::contains);
    this.workers = new ListenerWorkers(options.listener());
    this.sockets =
        SocketServer.start(
            Set.of("/stream", "/broken", "/held", "/fresh")::contains,
            this::open,
            policy,
            options.sockets(),
            log::add);
    if (way == Way.DOOR) {
      handover = null;
      door = new FrontDoor(sockets::adopt, options.door(), log::add);
      listener = new HttpListener(this::handle, workers, options.listener(), door::client);
      innerPort = listener.bind(new Binding(List.of(InetAddress.getByName("127.0.0.1"))), 0);
      listener.start();
      port = door.bind(Binding.loopback(), 0);
      ports.add(port);
      door.start(new InetSocketAddress("127.0.0.1", innerPort));
    } else {
      handover =
          Handover.probe(ListenerLimits.DEFAULT)
              .orElseThrow(() -> new IOException("needs --add-opens"));
      door = null;
      listener = new HttpListener(this::handle, workers, options.listener());
      port = listener.bind(Binding.loopback(), 0);
      innerPort = port;
      ports.add(port);
      listener.start();
    }
  }

  /** The port that clients use. */
  public int port() {
    return port;
  }

  /** The port of the HTTP edge, behind the door if there is one. */
  public int innerPort() {
    return innerPort;
  }

  private Runnable open(String path, Consumer<String> sink) {
    if (path.equals("/broken")) {
      throw new IllegalStateException("nothing to read");
    }
    if (path.equals("/held")) {
      held.incrementAndGet();
      awaitLetGo();
    }
    char[] letters = options.snapshot().toCharArray();
    sink.accept(path.equals("/fresh") ? String.valueOf(letters) : options.snapshot());
    subscribers.add(sink);
    return () -> subscribers.remove(sink);
  }

  private void awaitLetGo() {
    try {
      letGo.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often {@code /held} was opened; each time that takes until {@link #letGo}. */
  public int held() {
    return held.get();
  }

  /** Lets everything go on that waits, and all that comes after it. */
  public void letGo() {
    letGo.countDown();
  }

  /** Sends a text to every subscriber. */
  public void tell(String text) {
    subscribers.forEach(sink -> sink.accept(text));
  }

  public int subscribers() {
    return subscribers.size();
  }

  /** Waits until there are so many. */
  public void awaitSubscribers(int count) {
    while (subscribers.size() != count) {
      Thread.onSpinWait();
    }
  }

  /** The next line of the log that begins like this; others before it are dropped. */
  public String logged(String start) throws InterruptedException {
    for (String line = log.poll(20, TimeUnit.SECONDS);
        line != null;
        line = log.poll(20, TimeUnit.SECONDS)) {
      if (line.startsWith(start)) {
        return line;
      }
    }
    throw new AssertionError("no line " + start);
  }

  private void handle(HttpExchange exchange) throws IOException {
    RequestHead head =
        new RequestHead(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders()::get);
    if (head.upgrade() && handover != null) {
      throw handover.take(exchange, sockets::adopt);
    }
    Verdict verdict = policy.judge(head);
    if (!verdict.allowed()) {
      answer(exchange, 403, verdict.refusal().orElseThrow().getMessage());
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      answer(exchange, 200, workers.work(() -> describe(exchange, body)));
    } catch (ServiceException busy) {
      answer(exchange, 503, busy.getMessage());
    }
  }

  private String describe(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/large/")) {
      return "x".repeat(Integer.parseInt(path.substring(7)));
    }
    return exchange.getRequestMethod()
        + " "
        + path
        + " "
        + body.length
        + " from "
        + listener.client(exchange).getPort();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** Says goodbye to the sockets, as the daemon does first. */
  public void stopSockets() throws InterruptedException {
    sockets.stop(DRAIN);
  }

  @Override
  public void close() throws IOException {
    try {
      sockets.stop(DRAIN);
      listener.stop(DRAIN);
      if (door != null) {
        door.stop();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
