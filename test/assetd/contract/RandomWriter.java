package assetd.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * One of several clients that write at once: creates, renames, edits and deletes assets of its own
 * at random. Each call runs on one thread.
 */
final class RandomWriter implements Callable<Void> {
  private static final List<String> SEEDS = List.of("seed", "seed", "rich", "image");

  private final TestDaemon daemon;
  private final Random random;
  private final int operations;
  private final Runnable afterEach;
  private final List<String> mine = new ArrayList<>();

  /** A writer that runs {@code afterEach} on its thread after each of its operations. */
  RandomWriter(TestDaemon daemon, long seed, int operations, Runnable afterEach) {
    this.daemon = daemon;
    this.random = new Random(seed);
    this.operations = operations;
    this.afterEach = afterEach;
  }

  @Override
  public Void call() {
    for (int i = 0; i < operations; i++) {
      int dice = random.nextInt(10);
      if (mine.isEmpty() || dice < 4) {
        create();
      } else if (dice < 6) {
        rename(any());
      } else if (dice < 8) {
        edit(any());
      } else {
        delete(any());
      }
      afterEach.run();
    }
    return null;
  }

  private String any() {
    return mine.get(random.nextInt(mine.size()));
  }

  private void create() {
    Object seed = seed(SEEDS.get(random.nextInt(SEEDS.size())));
    mine.add(daemon.create(JsonPath.set(seed, "asset.metadata.name", name())));
  }

  private void rename(String id) {
    daemon.call("POST", "/asset/update?transferables=false", Map.of("id", id, "name", name()));
  }

  private void edit(String id) {
    Object format =
        JsonPath.get(daemon.call("GET", "/assets/" + id, null), "$.formats.iterable[0]");
    boolean text = JsonPath.get(format, "$.fragment") != null;
    Object edited =
        text
            ? JsonPath.set(format, "fragment.string.raw", name())
            : JsonPath.set(
                format, "file.bytes.raw", List.of(random.nextInt(256), random.nextInt(256), 255));
    daemon.call("POST", "/format/update/value", edited);
  }

  private void delete(String id) {
    daemon.call("POST", "/assets/" + id + "/delete", null);
    mine.remove(id);
  }

  private String name() {
    return "name " + random.nextLong();
  }

  /** A seed of {@code test/contract/bodies}. */
  static Object seed(String name) {
    return new Template(Map.of()).fill(Map.of("$base", name));
  }
}
