package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.json.Fields;
import assetd.json.Json;
import assetd.model.Asset;
import assetd.model.ServiceException;
import assetd.store.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On a disk with room for nothing new an asset")
class AssetsTest {
  private static final Options FULL =
      new Options(1, Long.MAX_VALUE / 2, Options.DEFAULT.eraseAfter());

  @TempDir Path directory;

  private static Fields json(String text) {
    return Fields.of(Json.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("is renamed and counted, and keeps its content, while a new one is refused")
  void contentThatStaysIsNotWritten() {
    String id;
    try (OpenServices open = OpenServices.in(directory)) {
      id = open.save("kept text");
    }
    try (OpenServices open = OpenServices.in(directory, FULL, InstantSource.system())) {
      Services services = open.services();
      assertEquals(
          ServiceException.Kind.FULL,
          assertThrows(ServiceException.class, () -> open.save("new text")).kind());
      services.assets().update(json("{\"id\":\"" + id + "\",\"name\":\"renamed\"}"));
      services.usage().count(id, Set.of("reuse"));
      Asset asset = services.assets().find(id, true);
      assertEquals("renamed", asset.name());
      assertEquals(1, asset.score().reuse());
      assertEquals("kept text", asset.original().content().string());
    }
  }
}
