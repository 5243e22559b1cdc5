package assetd.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshot and changes without a gap, compared with what the store says in the end. */
class StreamsTest {
  private static final List<String> STREAMS =
      List.of("/assets/stream/identifiers", "/assets/stream", "/assets/stream/transferables");
  private static final int WRITERS = 4;
  private static final int OPERATIONS = 50;

  @TempDir private Path directory;

  /** A socket with what its client holds. */
  private record Client(String path, Frames frames, StreamModel model, boolean fromTheStart) {}

  @Test
  @DisplayName(
      "Whoever connects whenever in a burst of concurrent writes ends up holding what the store"
          + " holds")
  void noGapAndNoDouble() throws Exception {
    long seed = System.nanoTime();
    System.out.println("StreamsTest seed " + seed);
    try (TestDaemon daemon = new TestDaemon(directory)) {
      daemon.create(RandomWriter.seed("rich"));
      Queue<Client> clients = new ConcurrentLinkedQueue<>();
      for (String path : STREAMS) {
        Client client = connect(daemon, path, true);
        client.model().apply(client.frames().next()); // only now its snapshot is surely taken
        clients.add(client);
      }
      write(daemon, new Random(seed), clients);
      String last = daemon.create(RandomWriter.seed("seed"));
      clients.forEach(client -> readUntil(client, last));
      clients.forEach(client -> assertHoldsTheStore(daemon, client));
      clients.stream()
          .filter(Client::fromTheStart)
          .forEach(c -> assertEquals(WRITERS * OPERATIONS + 1, c.model().changes(), c.path()));
      clients.forEach(client -> client.frames().close());
    }
  }

  /** Writes from several threads at once, each of which connects another client now and then. */
  private static void write(TestDaemon daemon, Random random, Queue<Client> clients)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<RandomWriter> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Random dice = new Random(random.nextLong());
      Runnable afterEach =
          () -> {
            if (dice.nextInt(10) == 0) {
              clients.add(connect(daemon, STREAMS.get(dice.nextInt(STREAMS.size())), false));
            }
          };
      writers.add(new RandomWriter(daemon, random.nextLong(), OPERATIONS, afterEach));
    }
    for (Future<Void> writer : threads.invokeAll(writers)) {
      writer.get();
    }
    threads.shutdown();
  }

  private static Client connect(TestDaemon daemon, String path, boolean fromTheStart) {
    return new Client(path, daemon.open(path), new StreamModel(path), fromTheStart);
  }

  private static void readUntil(Client client, String id) {
    while (!client.model().holds(id)) {
      Object frame = client.frames().next();
      if (client.fromTheStart()) {
        assertEquals(List.of(), AnswerCheck.frameProblems(client.path(), frame), client.path());
      }
      client.model().apply(frame);
    }
  }

  private static void assertHoldsTheStore(TestDaemon daemon, Client client) {
    boolean full = client.path().endsWith("/transferables");
    Map<String, Object> store =
        StreamModel.byId(daemon.call("GET", "/assets?transferables=" + full, null));
    if (client.path().endsWith("/identifiers")) {
      assertEquals(store.keySet(), client.model().held().keySet());
    } else {
      assertEquals(text(store), text(client.model().held()), client.path());
    }
  }

  /** One line per asset, so that a difference can be seen. */
  private static String text(Map<String, Object> assets) {
    List<String> lines = new ArrayList<>();
    assets
        .values()
        .forEach(asset -> lines.add(StrictJson.write(new TreeMap<>(StrictJson.object(asset)))));
    return String.join("\n", lines);
  }

  @Test
  @DisplayName("A reader that stopped delays nobody else")
  void stoppedReader() {
    Object seed =
        JsonPath.set(
            RandomWriter.seed("seed"),
            "asset.format.fragment.string.raw",
            "0123456789".repeat(50_000));
    try (TestDaemon daemon = new TestDaemon(directory);
        Frames stopped = daemon.openStopped("/assets/stream/transferables");
        Frames reading = daemon.open("/assets/stream/transferables")) {
      reading.next();
      for (int i = 0; i < 60; i++) {
        String id = daemon.create(seed);
        assertEquals(id, JsonPath.get(reading.next(), "$.iterable[0].id"));
      }
      assertEquals(0, stopped.waiting(), "It was meant to read nothing.");
    }
  }

  @Test
  @DisplayName("Changes come in the order in which they were made")
  void inOrder() {
    try (TestDaemon daemon = new TestDaemon(directory);
        Frames identifiers = daemon.open("/assets/stream/identifiers");
        Frames assets = daemon.open("/assets/stream")) {
      identifiers.next();
      assets.next();
      List<String> created = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        created.add(daemon.create(RandomWriter.seed("seed")));
      }
      created.forEach(id -> daemon.call("POST", "/assets/" + id + "/delete", null));
      for (String id : created) {
        assertEquals(id, JsonPath.get(identifiers.next(), "$.iterable[0].asset.id"));
        assertEquals(id, JsonPath.get(assets.next(), "$.iterable[0].id"));
      }
      for (String id : created) {
        assertEquals(Boolean.TRUE, JsonPath.get(identifiers.next(), "$.iterable[0].deleted"));
        assertEquals(-1, JsonPath.get(assets.next(), "$.indices." + id));
      }
    }
  }
}
