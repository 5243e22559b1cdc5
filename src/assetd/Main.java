package assetd;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/**
 * The command line: reads it, runs the daemon until it is told to stop, and ends with an {@link
 * ExitCode}.
 */
public final class Main {
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
      switch (config.action()) {
        case HELP -> out.print(Config.help());
        case VERSION -> out.println("assetd " + version());
        case SERVE -> serve(config, out);
      }
      return ExitCode.OK;
    } catch (Failure failure) {
      err.println("assetd: " + failure.getMessage());
      if (failure.code() == ExitCode.USAGE) {
        err.println("Try: java -jar assetd.jar --help");
      }
      return failure.code();
    }
  }

  /**
   * Serves until a signal ends the process. The hook halts it with 0 when everything is closed:
   * being told to stop is no failure, and the JVM by itself would end with 128 + the number of the
   * signal.
   */
  private static void serve(Config config, PrintStream out) {
    Log.install();
    Daemon daemon = Daemon.start(config, out);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  daemon.close();
                  Runtime.getRuntime().halt(ExitCode.OK.number());
                },
                "shutdown"));
    park();
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
