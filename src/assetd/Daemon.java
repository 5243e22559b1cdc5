package assetd;

import assetd.insight.Insight;
import assetd.policy.Origins;
import assetd.service.Services;
import assetd.store.DataLock;
import assetd.store.DataLockedException;
import assetd.store.Options;
import assetd.store.Recovery;
import assetd.store.RollingBackups;
import assetd.store.Store;
import assetd.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * The running daemon: opens the data, connects the floors, takes the ports, and closes everything
 * in the opposite order. Started and closed by one thread each; everything in between happens on
 * the threads of the edges.
 */
public final class Daemon implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Daemon.class.getName());

  private static final String EXAMPLE =
      "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"print(42)\"}}}}}";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Edge edge;

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
    config.limits().apply();
    InstantSource time = InstantSource.system();
    DataLock lock = keep(lock(config.data()));
    Store store = keep(Recovery.open(config.data(), Options.DEFAULT, time.instant()));
    if (store.readOnly()) {
      LOG.log(Level.WARNING, "the data cannot be written: it is served, and no change is taken");
    } else {
      keep(new RollingBackups(config.data(), config.backups(), Options.DEFAULT, time)).start();
    }
    Services services =
        Services.over(store, Insight.load(), time, () -> UUID.randomUUID().toString());
    keep(new Caretaker(services.indexing())).start();
    edge = keep(new Edge(services, config));
    if (config.portFile() != null) {
      keep(new PortFile(config.portFile(), edge.ports()));
    }
    lock.describe(String.join(" ", addresses()));
  }

  static DataLock lock(Path directory) {
    try {
      return DataLock.acquire(directory);
    } catch (DataLockedException e) {
      throw new Failure(ExitCode.LOCKED, e.getMessage());
    }
  }

  /** Where the daemon answers: its first port on the first address that it serves. */
  InetSocketAddress address() {
    return new InetSocketAddress(edge.host(), port());
  }

  /** The first port. */
  public int port() {
    return edge.ports().get(0);
  }

  /** The base URL of every port. */
  List<String> addresses() {
    return edge.ports().stream().map(port -> "http://" + edge.hostName() + ":" + port).toList();
  }

  private void greet(Config config, PrintStream out) {
    addresses().forEach(address -> out.println("assetd ready on " + address));
    if (!config.quiet()) {
      if (config.policy().origins() == Origins.ANY) {
        out.println("warning: any page that is open in a browser can read everything here");
      }
      out.println("data: " + config.data());
      out.println("save something:");
      out.println(
          "  curl -H 'Content-Type: application/json' " + addresses().get(0) + "/assets/create \\");
      out.println("    -d '" + EXAMPLE + "'");
    }
    out.flush();
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.push(closeable);
    return closeable;
  }

  /**
   * Stops: no new work, answers what was begun, says goodbye to the sockets, then closes the store.
   */
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
