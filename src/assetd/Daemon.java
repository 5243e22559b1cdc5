package assetd;

import assetd.http.Front;
import assetd.http.Handover;
import assetd.http.HttpListener;
import assetd.http.ListenerLimits;
import assetd.http.ListenerWorkers;
import assetd.insight.Insight;
import assetd.policy.Binding;
import assetd.policy.Policy;
import assetd.service.Services;
import assetd.store.DataLock;
import assetd.store.DataLockedException;
import assetd.store.Store;
import assetd.store.StoreException;
import assetd.ws.SocketLimits;
import assetd.ws.SocketServer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The running daemon: opens the data, connects the floors, takes the ports, and closes everything in the opposite order. Started
 * and closed by one thread each; everything in between happens on the threads of the edges.
 */
public final class Daemon implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Daemon.class.getName());

  /** The port of the documentation; ordinary users may not take it on most systems. */
  private static final int DOCUMENTED_PORT = 1000;

  /** Where newer clients look, one after the other. */
  private static final int FIRST_PORT = 39_300;

  private static final int LAST_PORT = 39_333;

  /** What a stop may take before the rest is cut. */
  private static final Duration DRAIN = Duration.ofSeconds(4);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Set<Integer> ports = new CopyOnWriteArraySet<>();

  private Daemon() {}

  /**
   * Starts; returns when every port answers.
   *
   * @param out gets one ready line per port, and unless quiet a banner
   * @throws Failure with the exit code, after everything was closed again
   */
  public static Daemon start(Config config, PrintStream out) {
    Daemon daemon = new Daemon();
    try {
      daemon.open(config);
      daemon.greet(config, out);
      return daemon;
    } catch (StoreException e) {
      daemon.close();
      throw new Failure(ExitCode.UNREADABLE, e.getMessage());
    } catch (IOException e) {
      daemon.close();
      throw new Failure(ExitCode.PORT, "The network of this machine refused: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      daemon.close();
      throw e;
    }
  }

  private void open(Config config) throws IOException {
    DataLock lock = keep(lock(config.data()));
    Store store = keep(Store.open(config.data()));
    Services services =
        Services.over(
            store, Insight.load(), InstantSource.system(), () -> UUID.randomUUID().toString());
    Policy policy = new Policy(Policy.Settings.DEFAULT, ports::contains);
    serve(config, services, policy);
    lock.describe("pid " + ProcessHandle.current().pid() + " " + String.join(" ", addresses()));
  }

  private static DataLock lock(Path directory) {
    try {
      return DataLock.acquire(directory);
    } catch (DataLockedException e) {
      throw new Failure(ExitCode.LOCKED, e.getMessage());
    }
  }

  private void serve(Config config, Services services, Policy policy) throws IOException {
    ListenerLimits limits = ListenerLimits.DEFAULT;
    ListenerWorkers workers = new ListenerWorkers(limits);
    SocketServer sockets =
        SocketServer.start(
            services.streams()::serves,
            services.streams()::open,
            policy,
            SocketLimits.DEFAULT,
            event -> LOG.log(Level.INFO, event));
    keep(() -> sockets.stop(DRAIN));
    Optional<Handover> handover = Handover.probe();
    Front front = new Front(policy, services, workers, limits, handover, sockets::adopt);
    HttpListener listener = new HttpListener(front, workers, limits);
    keep(() -> listener.stop(DRAIN));
    listener.warmUp();
    bind(config.ports(), listener);
    listener.start();
  }

  private void bind(List<Integer> wanted, HttpListener listener) throws IOException {
    Binding binding = Binding.loopback();
    for (int port : wanted) {
      if (!take(listener, binding, port)) {
        throw new Failure(ExitCode.PORT, "Port " + port + " is taken or not allowed; choose another with --port.");
      }
    }
    if (wanted.isEmpty()) {
      take(listener, binding, DOCUMENTED_PORT);
      int port = FIRST_PORT;
      while (!take(listener, binding, port)) {
        if (++port > LAST_PORT) {
          throw new Failure(
              ExitCode.PORT,
              "All ports from " + FIRST_PORT + " to " + LAST_PORT + " are taken; choose another with --port.");
        }
      }
    }
  }

  private boolean take(HttpListener listener, Binding binding, int port) throws IOException {
    try {
      ports.add(listener.bind(binding, port));
      return true;
    } catch (BindException e) {
      return false;
    }
  }

  /** The first port. */
  public int port() {
    return ports.iterator().next();
  }

  /** The base URL of every port. */
  List<String> addresses() {
    return ports.stream().map(port -> "http://127.0.0.1:" + port).toList();
  }

  private void greet(Config config, PrintStream out) {
    addresses().forEach(address -> out.println("assetd ready on " + address));
    if (!config.quiet()) {
      out.println("data: " + config.data());
      out.println("save something:");
      out.println("  curl -H 'Content-Type: application/json' " + addresses().get(0) + "/assets/create \\");
      out.println(
          "    -d '{\"type\":\"SEEDED_ASSET\",\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"print(42)\"}}}}}'");
    }
    out.flush();
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.push(closeable);
    return closeable;
  }

  /** Stops: no new work, answers what was begun, says goodbye to the sockets, then closes the store. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "closing failed", e);
      }
    }
  }
}
