package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.insight.Insight;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.SeedReader;
import assetd.model.Asset;
import assetd.model.Seed;
import assetd.model.ServiceException;
import assetd.store.Options;
import assetd.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On a disk with room for nothing new an asset")
class AssetsTest {
  private static final Options FULL =
      new Options(1, Long.MAX_VALUE / 2, Options.DEFAULT.eraseAfter());

  @TempDir Path directory;

  private static Services over(Store store) {
    return Services.over(
        store, Insight.load(), InstantSource.system(), () -> UUID.randomUUID().toString());
  }

  private static Fields json(String text) {
    return Fields.of(Json.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Seed seed() {
    return SeedReader.seed(
        json("{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"kept text\"}}}}}"));
  }

  @Test
  @DisplayName("is renamed and counted, and keeps its content, while a new one is refused")
  void contentThatStaysIsNotWritten() {
    String id;
    try (Store store = Store.open(directory)) {
      id = over(store).assets().create(seed()).id();
    }
    try (Store store = Store.open(directory, FULL)) {
      Services services = over(store);
      assertEquals(
          ServiceException.Kind.FULL,
          assertThrows(ServiceException.class, () -> services.assets().create(seed())).kind());
      services.assets().update(json("{\"id\":\"" + id + "\",\"name\":\"renamed\"}"));
      services.usage().count(id, Set.of("reuse"));
      Asset asset = services.assets().find(id, true);
      assertEquals("renamed", asset.name());
      assertEquals(1, asset.score().reuse());
      assertEquals("kept text", asset.original().content().string());
    }
  }
}
