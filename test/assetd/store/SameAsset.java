package assetd.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import assetd.model.Asset;
import assetd.model.Content;
import assetd.model.Format;
import java.util.List;

/** Compares assets down to the bytes of their contents, which records compare by identity. */
final class SameAsset {
  private SameAsset() {}

  static void assertSame(Asset expected, Asset actual) {
    assertSameWithoutContent(expected, actual);
    for (int i = 0; i < expected.formats().size(); i++) {
      Content content = actual.formats().get(i).content();
      assertEquals(expected.formats().get(i).content().text(), content.text());
      assertArrayEquals(expected.formats().get(i).content().bytes(), content.bytes());
    }
  }

  static void assertSameWithoutContent(Asset expected, Asset actual) {
    assertEquals(expected.withFormats(List.of()), actual.withFormats(List.of()));
    assertEquals(bare(expected), bare(actual));
  }

  static void assertNoContent(Asset asset) {
    asset.formats().forEach(format -> assertNull(format.content()));
  }

  private static List<Format> bare(Asset asset) {
    return asset.formats().stream().map(format -> format.withContent(null)).toList();
  }
}
