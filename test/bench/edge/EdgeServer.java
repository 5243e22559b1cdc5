package edge;

import assetd.door.DoorLimits;
import assetd.door.FrontDoor;
import assetd.http.Handover;
import assetd.http.HttpListener;
import assetd.http.ListenerLimits;
import assetd.http.ListenerWorkers;
import assetd.policy.Binding;
import assetd.policy.Policy;
import assetd.policy.RequestHead;
import assetd.ws.SocketLimits;
import assetd.ws.SocketServer;
import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The measured process: the edges of the daemon with 2 KB behind them. One argument: {@code plain}
 * (no sockets at all), {@code handover} or {@code door}. It says its port, then obeys lines on its
 * standard input: {@code cpu} prints the CPU time used so far in nanoseconds, {@code tell N} sends
 * N texts to every socket, {@code sockets} prints how many there are.
 */
public final class EdgeServer {
  /** Readers that count bytes answer no pings. */
  private static final SocketLimits MANY =
      new SocketLimits(
          4000, 64 << 10, 256, 4 << 20, 160 << 20, Duration.ofHours(1), Duration.ofSeconds(2));

  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
  private final Policy policy = new Policy(Policy.Settings.DEFAULT, ports::contains);
  private final ListenerWorkers workers = new ListenerWorkers(ListenerLimits.DEFAULT);
  private final List<Consumer<String>> subscribers = new CopyOnWriteArrayList<>();
  private final byte[] body = "x".repeat(2048).getBytes(StandardCharsets.US_ASCII);
  private SocketServer sockets;
  private Handover handover;

  private EdgeServer() {}

  public static void main(String[] arguments) throws IOException {
    EdgeServer server = new EdgeServer();
    int port = server.open(arguments[0]);
    System.out.println(port);
    server.obey(System.out);
  }

  private int open(String way) throws IOException {
    if (!way.equals("plain")) {
      sockets =
          SocketServer.start(
              path -> true, (path, sink) -> subscribe(sink), policy, MANY, line -> {});
    }
    if (way.equals("handover")) {
      handover = Handover.probe(ListenerLimits.DEFAULT).orElseThrow();
    }
    FrontDoor door =
        way.equals("door") ? new FrontDoor(sockets::adopt, DoorLimits.DEFAULT, line -> {}) : null;
    HttpListener listener =
        door == null
            ? new HttpListener(this::handle, workers, ListenerLimits.DEFAULT)
            : new HttpListener(this::handle, workers, ListenerLimits.DEFAULT, door::client);
    listener.warmUp();
    InetAddress four = InetAddress.getByName("127.0.0.1");
    int inner = listener.bind(door == null ? Binding.loopback() : new Binding(List.of(four)), 0);
    listener.start();
    int port = inner;
    if (door != null) {
      port = door.bind(Binding.loopback(), 0);
      door.start(new InetSocketAddress(four, inner));
    }
    ports.add(port);
    return port;
  }

  private Runnable subscribe(Consumer<String> sink) {
    sink.accept("{\"iterable\":[]}");
    subscribers.add(sink);
    return () -> subscribers.remove(sink);
  }

  private void handle(HttpExchange exchange) throws IOException {
    RequestHead head =
        new RequestHead(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders()::get);
    if (handover != null && head.upgrade()) {
      throw handover.take(exchange, sockets::adopt);
    }
    exchange.getRequestBody().readAllBytes();
    byte[] answer = workers.work(() -> policy.judge(head).allowed() ? body : new byte[1]);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, bodiless ? -1 : answer.length);
    if (!bodiless) {
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  private void obey(PrintStream out) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("cpu")) {
        out.println(system.getProcessCpuTime());
      } else if (line.equals("sockets")) {
        out.println(subscribers.size());
      } else {
        tell(Integer.parseInt(line.substring("tell ".length())));
        out.println("told");
      }
    }
  }

  private void tell(int count) {
    for (int i = 0; i < count; i++) {
      String text =
          "{\"iterable\":[{\"asset\":{\"id\":\"0e1c9d5a-51b7-4b7d-8c53-"
              + String.format("%012d", i)
              + "\"}}]}";
      subscribers.forEach(sink -> sink.accept(text));
    }
  }
}
