package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Asset;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Window;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of everything that is stored")
class SelectionTest {
  private static final int ASSETS = 60;
  private static final int WINDOWS = 100;

  @TempDir Path directory;

  private final long seed = new Random().nextLong();
  private final RandomAssets make = new RandomAssets(seed);
  private Store store;

  /** What a selection knows of a thing. */
  private record Thing(String id, Instant created, Instant updated) {}

  @BeforeEach
  void fill() {
    System.out.println("SelectionTest seed " + seed);
    store = Store.open(directory);
    for (int i = 0; i < ASSETS; i++) {
      store.write(tx -> tx.insert(make.asset()), stored -> {});
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("those of certain times are found as if each were read and looked at, in its order")
  void windows() {
    store.read(
        reader -> {
          Map<Selection, List<Thing>> sorts = sorts(reader);
          for (int i = 0; i < WINDOWS; i++) {
            Window created = window();
            Window updated = window();
            sorts.forEach((all, things) -> compare(reader, all, things, created, updated));
          }
          return null;
        });
  }

  @Test
  @DisplayName("all or nothing lies between moments further away than a number reaches")
  void farAway() {
    Window before = new Window(null, OffsetDateTime.MIN.toInstant(), true);
    Window after = new Window(OffsetDateTime.MAX.toInstant(), null, true);
    Window between = new Window(before.to(), after.from(), true);
    store.read(
        reader -> {
          Selection all = Selection.ASSETS;
          assertEquals(ASSETS, reader.number(all));
          assertEquals(ASSETS, reader.number(all.within(between, between)));
          assertEquals(0, reader.number(all.within(before, Window.ALWAYS)));
          assertEquals(0, reader.number(all.within(Window.ALWAYS, after)));
          return null;
        });
  }

  private static Map<Selection, List<Thing>> sorts(ReadTransaction reader) {
    List<Asset> all = new ArrayList<>();
    reader.eachAsset(false, all::add);
    Map<Selection, List<Thing>> sorts = new LinkedHashMap<>();
    sorts.put(Selection.ASSETS, all.stream().map(SelectionTest::thing).toList());
    sorts.put(
        Selection.FORMATS,
        all.stream().flatMap(a -> a.formats().stream()).map(SelectionTest::thing).toList());
    for (Kind kind : Kind.values()) {
      Selection selection = Selection.of(kind);
      List<Thing> things =
          reader.materials(kind, reader.ids(selection)).stream()
              .map(m -> new Thing(m.id(), m.created(), m.updated()))
              .toList();
      assertTrue(things.size() > 1, "there are too few to find a difference");
      sorts.put(selection, things);
    }
    return sorts;
  }

  private static Thing thing(Asset asset) {
    return new Thing(asset.id(), asset.created(), asset.updated());
  }

  private static Thing thing(Format format) {
    return new Thing(format.id(), format.created(), format.updated());
  }

  private static void compare(
      ReadTransaction reader, Selection all, List<Thing> things, Window created, Window updated) {
    Selection selection = all.within(created, updated);
    List<String> expected =
        things.stream()
            .filter(thing -> holds(created, thing.created) && holds(updated, thing.updated))
            .map(Thing::id)
            .toList();
    assertEquals(expected, reader.ids(selection), created + " " + updated);
    assertEquals(expected.size(), reader.number(selection), created + " " + updated);
  }

  private static boolean holds(Window window, Instant time) {
    boolean inside =
        (window.from() == null || !time.isBefore(window.from()))
            && (window.to() == null || !time.isAfter(window.to()));
    return inside == window.between();
  }

  /** Ends on stored times and a nanosecond beside them, or open; now and then what is outside. */
  private Window window() {
    Instant from = end();
    Instant to = end();
    boolean open = from == null || to == null;
    return new Window(from, to, open || make.random().nextInt(3) > 0);
  }

  private Instant end() {
    Random random = make.random();
    return random.nextInt(3) == 0 ? null : make.time().plusNanos(random.nextInt(3) - 1);
  }
}
