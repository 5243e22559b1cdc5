package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Filter;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Query;
import assetd.model.Seed;
import java.nio.file.Path;
import java.time.Instant;
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

  private static String asset(OpenServices open) {
    Seed seed = OpenServices.file(10, "x", Map.of());
    String asset = open.services().assets().create(seed).id();
    return open.store()
        .write(
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
    String asset;
    try (OpenServices open = OpenServices.in(directory)) {
      asset = asset(open);
    }
    try (OpenServices open = OpenServices.in(directory)) {
      Services again = open.services();
      for (Query query :
          List.of(
              Query.tagged(List.of("padme")).withPseudo(),
              Query.satisfying(new Filter.Tagged("padme")).withPseudo())) {
        assertEquals(asset, again.searches().search(query).hits().get(0).id());
      }
      assertEquals(Optional.of(TAG), again.materials().named(Kind.TAG, " padme "));
      assertEquals(Optional.empty(), again.materials().named(Kind.TAG, " amidala "));
    }
  }
}
