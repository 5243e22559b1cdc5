package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.index.SearchIndex;
import assetd.insight.Insight;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.model.Asset;
import assetd.model.Change;
import assetd.model.Kind;
import assetd.model.Query;
import assetd.model.Seed;
import assetd.store.Store;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A change of a tag that hangs on many assets")
class SharedMaterialTest {
  private final Supplier<String> ids = () -> UUID.randomUUID().toString();
  private final SearchIndex index = new SearchIndex();
  private final ChangeHub hub = new ChangeHub();
  @TempDir Path directory;
  private Store store;
  private Assets assets;
  private Materials materials;

  @BeforeEach
  void open() {
    store = Store.open(directory);
    Clock clock = new Clock(InstantSource.system(), Instant.EPOCH);
    EditHistory history = new EditHistory();
    Seeds seeds = new Seeds(Insight.load(), clock, ids);
    Announcer announcer = new Announcer(store, index, hub);
    assets =
        new Assets(
            store,
            announcer,
            seeds,
            new Edits(seeds, new Understandings(Insight.load()), history, clock));
    materials = new Materials(store, announcer, history, clock, ids);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Asset create(int bytes) {
    Map<Kind, List<Seed.Part>> tags =
        Map.of(Kind.TAG, List.of(new Seed.Part(null, Map.of("text", "common"), "MANUAL")));
    return assets.create(OpenServices.file(bytes, "named", tags));
  }

  private String tag() {
    return materials.named(Kind.TAG, "common").orElseThrow();
  }

  private void rename(String tag, String text) {
    materials.update(Kind.TAG, tag, before -> Map.of("text", text));
  }

  private void count(String tag) {
    materials.update(
        Kind.TAG,
        tag,
        before -> {
          Map<String, Object> body = new LinkedHashMap<>(before.body());
          body.put("score", Map.of("reuse", 1));
          return body;
        });
  }

  private int found(String words) {
    return index.search(Query.words(words).withPseudo()).hits().size();
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    hub.listen(
        change -> {
          if (change.entity().equals("asset")) {
            told.add(change.id());
          }
        });
    return told;
  }

  @Test
  @DisplayName("is told of every one, newest first, after the tag itself, and found in each")
  void everyAsset() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      expected.add(0, create(10).id());
    }
    List<String> told = told();
    List<String> entities = new ArrayList<>();
    hub.listen(change -> entities.add(change.entity()));
    rename(tag(), "renamed");
    assertEquals("tag", entities.get(0));
    assertEquals(expected, told);
    assertEquals(120, found("renamed"));
  }

  @Test
  @DisplayName("holds a few of their contents at once")
  void fewAtOnce() {
    for (int i = 0; i < 12; i++) {
      create(600 << 10);
    }
    String tag = tag();
    List<WeakReference<Asset>> told = new ArrayList<>();
    List<Long> held = new ArrayList<>();
    hub.listen(change -> hold(change, told, held));
    rename(tag, "renamed");
    assets.update(
        json("{\"id\":\"ID\",\"tags\":{\"iterable\":[{\"id\":\"TAG\",\"text\":\"x\"}]}}", tag));
    count(tag);
    materials.delete(Kind.TAG, tag);
    assertEquals(4 * 12, told.size());
    assertTrue(held.stream().allMatch(each -> each <= 4), held.toString());
  }

  /** Notes the asset and, after the twelfth of a change, how many of the twelve are in memory. */
  private static void hold(Change change, List<WeakReference<Asset>> told, List<Long> held) {
    if (change.entity().equals("asset")) {
      told.add(new WeakReference<>(change.asset()));
      if (told.size() % 12 == 0) {
        System.gc();
        List<WeakReference<Asset>> twelve = told.subList(told.size() - 12, told.size());
        held.add(twelve.stream().filter(each -> each.get() != null).count());
      }
    }
  }

  private Fields json(String text, String tag) {
    String id = store.read(reader -> reader.ids()).get(0);
    String filled = text.replace("ID", id).replace("TAG", tag);
    return Fields.of(Json.read(filled.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("is told but not indexed when it counts a use, which nobody searches for")
  void countedOnly() {
    String id = create(10).id();
    String tag = tag();
    index.remove(id);
    List<String> told = told();
    count(tag);
    assertEquals(List.of(id), told);
    assertEquals(0, index.size());
    rename(tag, "renamed");
    assertEquals(List.of(id, id), told);
    assertEquals(1, index.size());
  }

  @Test
  @DisplayName("is not told with what shares its commit before that can be found")
  void sharedCommit() throws InterruptedException {
    create(10);
    String tag = tag();
    Fields edit = json("{\"id\":\"ID\",\"name\":\"unheard\"}", tag);
    List<Integer> findable = new ArrayList<>();
    hub.listen(
        change -> {
          if (change.asset() != null && change.asset().name().equals("unheard")) {
            findable.add(found("unheard"));
          }
        });
    CountDownLatch go = new CountDownLatch(1);
    Thread first = started(() -> store.write(tx -> awaited(go), done -> {}));
    Thread second = started(() -> count(tag));
    Thread third = started(() -> assets.update(edit));
    go.countDown();
    for (Thread thread : List.of(first, second, third)) {
      thread.join();
    }
    assertEquals(List.of(1, 1), findable);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A thread that has begun and waits, for the latch or for its turn. */
  private static Thread started(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
