package assetd.store;

import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Score;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What durability costs and what sharing a commit brings back: creations a second with one and with
 * 32 writers, each answered after its commit. All settings take turns within every round, so that a
 * machine with other work slows all of them; the ratios of the rounds are what counts.
 *
 * <p>{@code StoreBench [CREATIONS [ROUNDS]]}; contents have 2,100 characters.
 */
public final class StoreBench {
  private static final int CONTENT = 2_100;
  private static final int MANY = 32;
  private static final Options OPTIONS = new Options(1_024, 0, Options.DEFAULT.eraseAfter());

  /** What to set on the writing connection; the first is how the daemon runs. */
  private enum Setting {
    FULL(""),
    NORMAL("synchronous=1"),
    DEFAULT_CACHE("cache_size=-2000"),
    DEFAULT_CHECKPOINT("wal_autocheckpoint=1000"),
    BOTH_DEFAULTS("cache_size=-2000; wal_autocheckpoint=1000");

    private final String pragmas;

    Setting(String pragmas) {
      this.pragmas = pragmas;
    }
  }

  private final int creations;
  private final Random random = new Random(1);

  private StoreBench(int creations) {
    this.creations = creations;
  }

  public static void main(String[] arguments) throws Exception {
    int creations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    StoreBench bench = new StoreBench(creations);
    bench.perSecond(Setting.NORMAL, MANY, creations); // warms the code up
    Map<String, double[]> rates = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Turn turn : bench.turns()) {
        rates.computeIfAbsent(turn.name(), any -> new double[rounds])[round] =
            bench.perSecond(turn.setting, turn.writers, bench.creations(turn.writers));
      }
    }
    rates.forEach((name, rate) -> System.out.printf("%-22s %7.0f /s%n", name, median(rate)));
    ratio(rates, "FULL 1", "NORMAL 1");
    ratio(rates, "FULL 32", "NORMAL 32");
    ratio(rates, "FULL 32", "FULL 1");
    for (int writers : List.of(1, MANY)) {
      for (Setting setting : List.of(Setting.DEFAULT_CACHE, Setting.DEFAULT_CHECKPOINT)) {
        ratio(rates, "FULL " + writers, setting + " " + writers);
      }
      ratio(rates, "FULL " + writers, Setting.BOTH_DEFAULTS + " " + writers);
    }
  }

  /** One measurement. */
  private record Turn(Setting setting, int writers) {
    String name() {
      return setting + " " + writers;
    }
  }

  /** All settings in a new order, so that none always comes after the same other one. */
  private List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      turns.add(new Turn(setting, 1));
      turns.add(new Turn(setting, MANY));
    }
    Collections.shuffle(turns, random);
    return turns;
  }

  private int creations(int writers) {
    return writers == 1 ? Math.max(500, creations / 30) : creations;
  }

  /** The median of the rounds' ratios, with the smallest and the largest. */
  private static void ratio(Map<String, double[]> rates, String a, String b) {
    double[] ratios = new double[rates.get(a).length];
    Arrays.setAll(ratios, i -> rates.get(a)[i] / rates.get(b)[i]);
    System.out.printf(
        "%-10s : %-22s %.2f (%.2f to %.2f)%n",
        a,
        b,
        median(ratios),
        Arrays.stream(ratios).min().getAsDouble(),
        Arrays.stream(ratios).max().getAsDouble());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private double perSecond(Setting setting, int writers, int creations) throws Exception {
    Path directory = Files.createTempDirectory("assetd-bench");
    List<Asset> assets = new ArrayList<>();
    for (int i = 0; i < creations; i++) {
      assets.add(asset());
    }
    try (Store store = Store.open(directory, OPTIONS)) {
      for (String pragma : setting.pragmas.split("; ")) {
        if (!pragma.isEmpty()) {
          store.commits.alone(() -> set(store.writer.session(), pragma));
        }
      }
      AtomicInteger next = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      long begin = System.nanoTime();
      for (int w = 0; w < writers; w++) {
        Thread thread = new Thread(() -> write(store, assets, next));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      return creations * 1e9 / (System.nanoTime() - begin);
    } finally {
      delete(directory);
    }
  }

  private static Void set(Session session, String pragma) {
    try {
      session.script("PRAGMA " + pragma);
      return null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Store store, List<Asset> assets, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < assets.size(); i = next.getAndIncrement()) {
      Asset asset = assets.get(i);
      store.write(tx -> tx.insert(asset), done -> {});
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private Asset asset() {
    byte[] bytes = new byte[CONTENT / 2];
    random.nextBytes(bytes);
    String text = HexFormat.of().formatHex(bytes);
    Content content = new Content(true, text.getBytes(StandardCharsets.UTF_8));
    Instant time = Instant.EPOCH.plusSeconds(1_700_000_000L);
    Format format =
        new Format(
            id(),
            "",
            "BOTH",
            false,
            null,
            new Classification("TEXT", "txt"),
            new Application("app", "Bench", "1", "LINUX", false, "OPEN"),
            content.bytes().length,
            time,
            time,
            content);
    return new Asset(
        id(),
        "",
        "name",
        "MANUAL",
        time,
        time,
        Asset.Flags.NONE,
        Score.ZERO,
        List.of(format),
        Map.of());
  }
}
