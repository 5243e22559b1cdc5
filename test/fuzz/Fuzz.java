package fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * {@code Fuzz [SECONDS [SEED [texts|requests|connections]]]}: each of the three, or the one named,
 * for so long; ends with a count line.
 */
public final class Fuzz {
  private static final long USUAL_SECONDS = 20;

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger DAEMON = Logger.getLogger("assetd");

  /** One step of a campaign. */
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private final long seconds;
  private final String only; // null for all
  private long steps;

  private Fuzz(long seconds, String only) {
    this.seconds = seconds;
    this.only = only;
  }

  /** Runs; exit code 1 when something was wrong. */
  public static void main(String[] args) throws Exception {
    long seconds = args.length > 0 ? Long.parseLong(args[0]) : USUAL_SECONDS;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    System.out.println("seed " + seed);
    DAEMON.setLevel(Level.SEVERE);
    Fuzz fuzz = new Fuzz(seconds, args.length > 2 ? args[2] : null);
    ParserFuzz parsers = new ParserFuzz(new Random(seed));
    fuzz.repeat("texts", parsers::step);
    long bad = parsers.bad();
    Path data = Files.createTempDirectory("assetd-fuzz");
    try (HttpFuzz http = new HttpFuzz(data, new Random(seed))) {
      fuzz.repeat("requests", http::step);
      System.out.println("  " + http.statuses());
      ByteFuzz bytes = new ByteFuzz(http.port(), new Random(seed));
      fuzz.repeat("connections", bytes::step);
      http.health();
      bad += http.bad() + bytes.bad();
    } finally {
      delete(data);
    }
    System.out.printf("fuzz: %d passed, %d failed%n", fuzz.steps - bad, bad);
    System.exit(bad == 0 ? 0 : 1);
  }

  private void repeat(String what, Step step) throws IOException, InterruptedException {
    boolean wanted = only == null || only.equals(what);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(wanted ? seconds : 0);
    long count = 0;
    while (System.nanoTime() < end) {
      step.run();
      count++;
    }
    steps += count;
    System.out.println(count + " " + what);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
