package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.insight.Insight;
import assetd.model.Asset;
import assetd.model.Content;
import assetd.model.Filter;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Query;
import assetd.model.Seed;
import assetd.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tag that an older daemon stored with blanks around it")
class PaddedTagTest {
  private static final String TAG = UUID.randomUUID().toString();

  @TempDir Path directory;

  private static Services over(Store store) {
    return Services.over(
        store, Insight.load(), InstantSource.system(), () -> UUID.randomUUID().toString());
  }

  private static String asset(Store store) {
    Content content = new Content(false, new byte[10]);
    Seed seed =
        new Seed(null, true, content, null, null, null, "x", null, Asset.Flags.NONE, Map.of());
    String asset = over(store).assets().create(seed).id();
    return store.write(
        tx -> {
          Map<String, Object> body = Map.of("text", " padme ", "category", "UNKNOWN");
          tx.insert(new Material(TAG, Kind.TAG, body, Instant.EPOCH, Instant.EPOCH));
          tx.attach(asset, TAG, "MANUAL");
          return asset;
        },
        done -> {});
  }

  @Test
  @DisplayName("is found by its bare text, and named with the blanks and without")
  void found() {
    try (Store store = Store.open(directory)) {
      String asset = asset(store);
      Services again = over(store);
      for (Query query :
          List.of(
              new Query(null, List.of("padme"), null, null, true, false),
              new Query(null, List.of(), new Filter.Tagged("padme"), null, true, false))) {
        assertEquals(asset, again.search().search(query).hits().get(0).id());
      }
      assertEquals(Optional.of(TAG), again.materials().named(Kind.TAG, " padme "));
      assertEquals(Optional.empty(), again.materials().named(Kind.TAG, " amidala "));
    }
  }
}
