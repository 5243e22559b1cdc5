package assetd;

import static java.util.concurrent.TimeUnit.SECONDS;

import assetd.model.ServiceException;
import assetd.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The command line: reads it, runs the daemon until it is told to stop, and ends with an {@link
 * ExitCode}.
 */
public final class Main {
  /** Service managers wait ten seconds or more before they kill; people wait less. */
  private static final int SECONDS_TO_STOP = 5;

  private static final String TOO_SMALL =
      "There is not memory enough to start with this data; give the JVM more with -Xmx, or the"
          + " process more of what it lacks: ";

  private Main() {}

  /** Runs; see {@code --help}. */
  public static void main(String[] args) {
    ExitCode code = run(args, System.out, System.err);
    if (code != ExitCode.OK) {
      System.exit(code.number());
    }
  }

  static ExitCode run(String[] args, PrintStream out, PrintStream err) {
    try {
      Config config = Config.parse(args);
      if (config.action().works()) {
        Log.install(config.log());
      }
      switch (config.action()) {
        case HELP -> out.print(Config.help());
        case VERSION -> out.println("assetd " + version());
        case SERVE -> serve(config, out);
        case BACKUP -> Upkeep.backup(config, out);
        case RESTORE -> Upkeep.restore(config, out, InstantSource.system());
        case DOCTOR -> Upkeep.doctor(config, out);
      }
      return ExitCode.OK;
    } catch (Failure failure) {
      err.println("assetd: " + failure.getMessage());
      if (failure.code() == ExitCode.USAGE) {
        err.println("Try: java -jar assetd.jar --help");
      }
      return failure.code();
    } catch (StoreException | ServiceException failure) {
      err.println("assetd: " + failure.getMessage());
      return ExitCode.UNREADABLE;
    } catch (OutOfMemoryError failure) {
      err.println("assetd: " + TOO_SMALL + failure.getMessage());
      return ExitCode.STUCK;
    }
  }

  /** Serves until a signal ends the process. */
  private static void serve(Config config, PrintStream out) {
    Watchdog.hearErrors();
    CompletableFuture<Daemon> started = new CompletableFuture<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "shutdown"));
    try {
      started.complete(Daemon.start(config, out));
    } catch (RuntimeException | Error e) {
      started.completeExceptionally(e);
      Watchdog.ignoreErrors();
      throw e;
    }
    Watchdog.start(started.join().address());
    park();
  }

  /**
   * Waits for a start that is under way, closes the daemon and halts with 0: being told to stop is
   * no failure, and the JVM by itself would end with 128 + the number of the signal. What takes too
   * long is cut off; whatever was acknowledged is on the disk. A daemon that did not start ends
   * with its own code.
   */
  private static void stop(CompletableFuture<Daemon> started) {
    if (started.isCompletedExceptionally()) {
      return;
    }
    try {
      CompletableFuture.runAsync(() -> started.join().close()).get(SECONDS_TO_STOP, SECONDS);
      Runtime.getRuntime().halt(ExitCode.OK.number());
    } catch (TimeoutException e) {
      System.err.println("assetd: stopping took too long and was cut off"); // loggers are gone
      Runtime.getRuntime().halt(ExitCode.OK.number());
    } catch (ExecutionException e) {
      // The start failed; its exit code is on its way.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The edges' threads are daemon threads; this one keeps the process alive. */
  private static void park() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The version this was built as. */
  static String version() {
    try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
