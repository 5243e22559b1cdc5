package assetd;

import assetd.door.DoorLimits;
import assetd.door.FrontDoor;
import assetd.http.Handover;
import assetd.http.HttpListener;
import assetd.http.ListenerLimits;
import assetd.http.ListenerWorkers;
import assetd.http.RequestHandler;
import assetd.policy.Binding;
import assetd.policy.Policy;
import assetd.service.Services;
import assetd.ws.SocketLimits;
import assetd.ws.SocketServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * HTTP and sockets on the same ports. Where this JVM lets it happen, the HTTP server owns the ports
 * and upgraded connections are taken out of it; elsewhere the front door owns them and stands
 * before the HTTP server. Opened and closed by one thread each.
 */
final class Edge implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Edge.class.getName());

  /** The port of the documentation; ordinary users may not take it on most systems. */
  private static final int DOCUMENTED_PORT = 1000;

  /** Where newer clients look, one after the other. */
  private static final int FIRST_PORT = 39_300;

  private static final int LAST_PORT = 39_333;

  /** What a stop may take before the rest is cut: of five seconds in all the store has the last. */
  private static final Duration DRAIN = Duration.ofSeconds(4);

  /** What of it requests may take, so that sockets hear a goodbye whatever hangs. */
  private static final Duration REQUESTS = Duration.ofSeconds(3);

  private final Policy policy;
  private final Binding binding;
  private final List<Integer> ports = new CopyOnWriteArrayList<>();
  private final SocketServer sockets;
  private final HttpListener listener;

  /** Null where connections are handed over. */
  private final FrontDoor door;

  /** Takes one port of all addresses of this machine that the daemon serves. */
  private interface Taker {
    int take(Binding binding, int port) throws IOException;
  }

  /**
   * Opens; every port answers when this returns.
   *
   * @throws Failure PORT when one cannot be had, USAGE when the way is forced and this JVM does not
   *     allow it
   */
  Edge(Services services, Config config) throws IOException {
    policy = new Policy(config.policy(), this::serves);
    binding = config.bind() == null ? Binding.loopback() : new Binding(List.of(config.bind()));
    ListenerLimits limits = ListenerLimits.of(config.limits());
    Optional<Handover> handover = handover(config.front(), limits);
    try {
      sockets =
          SocketServer.start(
              services.streams()::serves,
              services.streams()::open,
              policy,
              SocketLimits.of(config.limits()),
              Edge::log);
      door =
          handover.isPresent()
              ? null
              : new FrontDoor(sockets::adopt, DoorLimits.of(config.limits()), Edge::log);
      ListenerWorkers workers = new ListenerWorkers(limits);
      RequestHandler requests =
          new RequestHandler(policy, services, workers, limits, handover, sockets::adopt);
      listener = door == null ? requests.listener() : requests.listener(door::client);
      listener.warmUp();
      open(config.ports());
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private static Optional<Handover> handover(Config.FrontWay way, ListenerLimits limits) {
    Optional<Handover> handover =
        way == Config.FrontWay.DOOR ? Optional.empty() : Handover.probe(limits);
    if (way == Config.FrontWay.HANDOVER && handover.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "This JVM does not allow the hand-over; start the jar with java -jar, or use --front"
              + " auto.");
    }
    return handover;
  }

  private void open(List<Integer> wanted) throws IOException {
    bind(wanted, door == null ? listener::bind : door::bind);
    if (door == null) {
      listener.start();
    } else {
      InetAddress inside = InetAddress.getLoopbackAddress();
      int inner = listener.bind(new Binding(List.of(inside)), 0);
      listener.start();
      door.start(new InetSocketAddress(inside, inner));
    }
  }

  private void bind(List<Integer> wanted, Taker taker) throws IOException {
    for (int port : wanted) {
      if (!take(taker, port)) {
        throw new Failure(
            ExitCode.PORT,
            "Port " + port + " is taken or not allowed; choose another with --port.");
      }
    }
    if (wanted.isEmpty()) {
      take(taker, DOCUMENTED_PORT);
      int port = FIRST_PORT;
      while (!take(taker, port)) {
        if (++port > LAST_PORT) {
          throw new Failure(
              ExitCode.PORT,
              "All ports from "
                  + FIRST_PORT
                  + " to "
                  + LAST_PORT
                  + " are taken; choose another with --port.");
        }
      }
    }
  }

  private boolean take(Taker taker, int port) throws IOException {
    try {
      ports.add(taker.take(binding, port));
      return true;
    } catch (BindException e) {
      return false;
    }
  }

  private boolean serves(int port) {
    return ports.contains(port);
  }

  /** Whether clients look at this port when they scan. */
  static boolean scanned(int port) {
    return port >= FIRST_PORT && port <= LAST_PORT;
  }

  /** The first address that is served. */
  InetAddress host() {
    return binding.hosts().get(0);
  }

  /** How an address of a page names the first address; one that stands for all is loopback. */
  String hostName() {
    InetAddress host = host().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host();
    return host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
  }

  /** The ports that are served, in the order of the command line. */
  List<Integer> ports() {
    return List.copyOf(ports);
  }

  private static void log(String event) {
    LOG.log(Level.INFO, event);
  }

  /** Closes one part. */
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  /**
   * Answers what was begun, says goodbye to the sockets, and gives the ports up; of an edge that
   * did not open, whatever there is of it. No step is left out for what the one before it met.
   */
  @Override
  public void close() {
    long deadline = System.nanoTime() + DRAIN.toNanos();
    List<Step> steps = new ArrayList<>();
    if (door != null) {
      steps.add(door::closePorts);
    }
    if (listener != null) {
      steps.add(() -> listener.stop(REQUESTS));
    }
    if (sockets != null) {
      steps.add(() -> sockets.stop(Duration.ofNanos(deadline - System.nanoTime())));
    }
    if (door != null) {
      steps.add(door::stop);
    }
    run(steps);
  }

  private static void run(List<Step> steps) {
    // Looked for first: the JDK's server forgets an interrupt that its stop meets (seen on JDK 25).
    boolean interrupted = Thread.currentThread().isInterrupted();
    for (Step step : steps) {
      try {
        step.run();
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.WARNING, "closing a part of the edge failed", e);
      } catch (InterruptedException e) {
        interrupted = true; // said again at the end: it would cut every later step short
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
