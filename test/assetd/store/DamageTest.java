package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Asset;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.ServiceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A bit that flipped on the disk")
class DamageTest {
  private static final String SOUND = "00000000-0000-4000-8000-000000000001";
  private static final String HURT = "00000000-0000-4000-8000-000000000002";
  private static final Instant TIME = Instant.EPOCH.plusSeconds(1);

  @TempDir Path directory;

  @Test
  @DisplayName(
      "in a content is an error for its asset alone, is named by the check, and can be mended or"
          + " deleted")
  void flippedContentIsFound() throws Exception {
    try (Store store = Store.open(directory)) {
      store.write(tx -> tx.insert(RandomAssets.plain(SOUND, "sound")), a -> {});
      store.write(tx -> tx.insert(RandomAssets.plain(HURT, "the marked text")), a -> {});
    }
    flip("the marked text");
    try (Store store = Store.open(directory)) {
      assertTrue(store.read(reader -> reader.asset(SOUND, true)).isPresent());
      assertTrue(store.read(reader -> reader.asset(HURT, false)).isPresent());
      ServiceException failed =
          assertThrows(
              ServiceException.class, () -> store.read(reader -> reader.asset(HURT, true)));
      assertEquals(ServiceException.Kind.FAILED, failed.kind());
      List<Asset> both = store.read(reader -> reader.assets(List.of(HURT, SOUND), true));
      assertNull(both.get(0).original().content());
      assertEquals("sound", both.get(1).original().content().string());
      assertEquals(List.of(HURT), store.verify().damagedAssets());

      Asset mended = RandomAssets.plain(HURT, "mended");
      store.write(tx -> tx.save(mended), a -> {});
      assertEquals(
          "mended",
          store
              .read(reader -> reader.asset(HURT, true))
              .orElseThrow()
              .original()
              .content()
              .string());
      assertTrue(store.verify().sound());
    }
  }

  @Test
  @DisplayName("in a material is an error for it alone; what it hangs on can be had")
  void flippedMaterialIsFound() throws Exception {
    Material hurt =
        new Material(HURT, Kind.ANNOTATION, Map.of("text", "the marked note"), TIME, TIME);
    try (Store store = Store.open(directory)) {
      store.write(
          tx -> {
            tx.insert(RandomAssets.plain(SOUND, "sound"));
            tx.insert(hurt);
            tx.attach(SOUND, HURT, "MANUAL");
            return null;
          },
          a -> {});
    }
    flip("the marked note");
    try (Store store = Store.open(directory)) {
      Asset asset = store.read(reader -> reader.asset(SOUND, true)).orElseThrow();
      assertEquals("", asset.attached(Kind.ANNOTATION).get(0).material().text("text"));
      assertThrows(
          ServiceException.class,
          () -> store.read(reader -> reader.material(Kind.ANNOTATION, HURT)));
      assertEquals(List.of(HURT), store.verify().damagedMaterials());
    }
  }

  private void flip(String text) throws Exception {
    Path file = directory.resolve("assetd.db");
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    bytes[at + 5] ^= 1;
    Files.write(file, bytes);
  }
}
