package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.ServiceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A material")
class MaterialRowWriterTest {
  @TempDir Path directory;

  private static Material annotation(int letters) {
    Map<String, Object> body = Map.of("text", "x".repeat(letters));
    return new Material(
        UUID.randomUUID().toString(), Kind.ANNOTATION, body, Instant.EPOCH, Instant.EPOCH);
  }

  @Test
  @DisplayName("takes of the room on the disk what it says, and is refused when that is too much")
  void takesRoom() throws Exception {
    Store.open(directory).close();
    try (Session session = Session.open(directory.resolve("assetd.db"), Session.Role.WRITER)) {
      Footprint footprint = new Footprint(1_000);
      MaterialRowWriter writer = new MaterialRowWriter(session, footprint);
      writer.insert(annotation(600));
      assertEquals(600 + "{'text':''}".length(), footprint.added());
      ServiceException refusal =
          assertThrows(ServiceException.class, () -> writer.insert(annotation(600)));
      assertEquals(ServiceException.Kind.FULL, refusal.kind());
    }
  }

  @Test
  @DisplayName("takes room by what it says anew as well")
  void takesRoomAnew() throws Exception {
    Store.open(directory).close();
    try (Session session = Session.open(directory.resolve("assetd.db"), Session.Role.WRITER)) {
      MaterialRowWriter writer = new MaterialRowWriter(session, new Footprint(1_000));
      Material small = writer.insert(annotation(1)).material();
      Material large =
          new Material(
              small.id(), small.kind(), annotation(1_000).body(), Instant.EPOCH, Instant.EPOCH);
      ServiceException refusal = assertThrows(ServiceException.class, () -> writer.update(large));
      assertEquals(ServiceException.Kind.FULL, refusal.kind());
    }
  }
}
