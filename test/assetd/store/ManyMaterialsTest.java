package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;

@DisplayName("An asset with many materials")
class ManyMaterialsTest {
  private static final int MANY = 2_000;

  @TempDir Path directory;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Asset tagged(int tags) {
    String id = UUID.randomUUID().toString();
    List<Attached> list = new ArrayList<>();
    for (int i = 0; i < tags; i++) {
      Map<String, Object> body = Map.of("text", "tag " + i + " of " + id);
      String tag = UUID.randomUUID().toString();
      list.add(
          new Attached(new Material(tag, Kind.TAG, body, Instant.EPOCH, Instant.EPOCH), "MANUAL"));
    }
    return RandomAssets.plain(id, "text").withMaterials(Map.of(Kind.TAG, list));
  }

  private static Asset reversed(Asset asset) {
    List<Attached> list = new ArrayList<>(asset.attached(Kind.TAG));
    Collections.reverse(list);
    return asset.withMaterials(Map.of(Kind.TAG, list));
  }

  /** What the work makes SQLite do, in hundreds of its instructions. */
  private long steps(Function<Transaction, Asset> work) throws SQLException {
    AtomicLong steps = new AtomicLong();
    ProgressHandler.setHandler(
        store.writer.session().connection,
        100,
        new ProgressHandler() {
          @Override
          protected int progress() {
            steps.incrementAndGet();
            return 0;
          }
        });
    store.write(work, saved -> {});
    ProgressHandler.clearHandler(store.writer.session().connection);
    return steps.get();
  }

  @Test
  @DisplayName("is stored and saved again in steps that grow as their number does")
  void linear() throws SQLException {
    Asset some = tagged(MANY);
    Asset many = tagged(2 * MANY);
    assertLinear(steps(tx -> tx.insert(some)), steps(tx -> tx.insert(many)));
    assertLinear(steps(tx -> tx.save(reversed(some))), steps(tx -> tx.save(reversed(many))));
  }

  private static void assertLinear(long some, long twice) {
    assertTrue(twice < 3 * some, some + " and " + twice);
  }

  @Test
  @DisplayName("keeps their order, and what comes later is behind them")
  void order() {
    Asset asset = tagged(10);
    Asset later = tagged(1);
    store.write(tx -> tx.insert(asset), saved -> {});
    store.write(tx -> tx.insert(later), saved -> {});
    store.write(tx -> tx.save(reversed(asset)), saved -> {});
    String last = later.attached(Kind.TAG).get(0).material().id();
    store.write(
        tx -> {
          tx.attach(asset.id(), last, "MANUAL");
          return tx;
        },
        done -> {});
    List<String> expected = new ArrayList<>(ids(reversed(asset)));
    expected.add(last);
    assertEquals(expected, ids(store.read(r -> r.asset(asset.id(), false)).orElseThrow()));
  }

  private static List<String> ids(Asset asset) {
    return asset.attached(Kind.TAG).stream().map(each -> each.material().id()).toList();
  }
}
