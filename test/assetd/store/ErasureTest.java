package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What was deleted")
class ErasureTest {
  private static final Pattern MARK = Pattern.compile("MARK\\d{6}KRAM");
  private static final int OPERATIONS = 1_500;

  @TempDir Path directory;

  @Test
  @DisplayName("is soon in no file any more, while the store goes on")
  void deletedContentLeavesTheFiles() throws Exception {
    try (Store store = Store.open(directory, new Options(64, 0, Duration.ZERO))) {
      Asset asset = marked(new RandomAssets(1), 1);
      store.write(tx -> tx.insert(asset), a -> {});
      assertTrue(marks().contains(mark(1)));
      store.write(tx -> tx.delete(asset.id()), gone -> {});
      while (Files.size(directory.resolve("assetd.db-wal")) > 0) {
        Thread.onSpinWait();
      }
      assertEquals(Set.of(), marks());
    }
  }

  @Test
  @DisplayName("is gone in the end, although the log could not be cut for a reason nobody knows")
  void cutIsAskedForAgain() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    Logger log = Logger.getLogger(Eraser.class.getName());
    Handler handler = counting(failed);
    log.addHandler(handler);
    try (Store store = Store.open(directory, new Options(64, 0, Duration.ofHours(1)))) {
      Asset asset = marked(new RandomAssets(1), 1);
      store.write(tx -> tx.insert(asset), a -> {});
      store.write(tx -> tx.delete(asset.id()), gone -> {});
      store.read(
          ReadTransaction::count); // its connection keeps the log there when the other is closed
      Eraser eraser = new Eraser(store.commits, store.writer, Duration.ofMillis(1));
      store.commits.alone(() -> closed(store.writer.session()));
      eraser.ask();
      assertTrue(failed.await(20, TimeUnit.SECONDS), "nothing was said of the failure");
      store.commits.alone(() -> abandoned(store.writer));
      while (Files.size(directory.resolve("assetd.db-wal")) > 0) {
        Thread.onSpinWait();
      }
      eraser.close();
    } finally {
      log.removeHandler(handler);
    }
  }

  /** A session whose statements all fail, in a way that is no failure of a disk. */
  private static Void closed(Session session) {
    session.close();
    return null;
  }

  private static Void abandoned(Writer writer) {
    writer.abandon();
    return null;
  }

  private static Handler counting(CountDownLatch latch) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        latch.countDown();
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  @DisplayName("and was replaced is gone the same way")
  void replacedContentLeavesTheFiles() throws Exception {
    try (Store store = Store.open(directory)) {
      RandomAssets make = new RandomAssets(1);
      Asset asset = marked(make, 1);
      store.write(tx -> tx.insert(asset), a -> {});
      Asset plain = RandomAssets.plain(asset.id(), "replaced");
      store.write(tx -> tx.save(plain), a -> {});
      assertEquals(true, store.commits.alone(store.writer::cutLog));
      assertEquals(Set.of(), marks());
    }
  }

  @Test
  @DisplayName("leaves no copy behind between other rows once the store was closed")
  void rebalancedTreesKeepNoTraces() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("ErasureTest seed " + seed);
    Random random = new Random(seed);
    RandomAssets make = new RandomAssets(seed);
    Map<String, String> alive = new HashMap<>();
    try (Store store = Store.open(directory)) {
      for (int i = 0; i < OPERATIONS; i += 50) {
        int from = i;
        store.write(tx -> insertOrDelete(tx, random, make, alive, from), done -> {});
      }
    }
    Set<String> left = marks();
    left.removeAll(alive.values());
    assertEquals(Set.of(), left);
    assertFalse(alive.isEmpty());
  }

  private static Object insertOrDelete(
      Transaction tx, Random random, RandomAssets make, Map<String, String> alive, int from) {
    for (int n = from; n < from + 50; n++) {
      if (alive.size() < 40 || random.nextInt(100) < 52) {
        Asset asset = marked(make, n);
        tx.insert(asset);
        alive.put(asset.id(), mark(n));
      } else {
        String id = make.one(new ArrayList<>(alive.keySet()));
        tx.delete(id);
        alive.remove(id);
      }
    }
    return null;
  }

  private static String mark(int n) {
    return String.format("MARK%06dKRAM", n);
  }

  /** An asset whose every text has the mark. */
  private static Asset marked(RandomAssets make, int n) {
    String mark = mark(n);
    Asset plain =
        RandomAssets.plain(make.id(), mark + "x".repeat(make.random().nextInt(3000)) + mark);
    Material note =
        new Material(make.id(), Kind.ANNOTATION, Map.of("text", mark), make.time(), make.time());
    return new Asset(
        plain.id(),
        mark,
        mark,
        "MANUAL",
        make.time(),
        make.time(),
        plain.flags(),
        plain.score(),
        plain.formats(),
        Map.of(Kind.ANNOTATION, List.of(new Attached(note, "MANUAL"))));
  }

  private Set<String> marks() throws Exception {
    Set<String> marks = new HashSet<>();
    for (String name : List.of("assetd.db", "assetd.db-wal")) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        MARK.matcher(bytes).results().map(MatchResult::group).forEach(marks::add);
      }
    }
    return marks;
  }
}
