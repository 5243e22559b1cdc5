package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.json.Enums;
import assetd.model.Classification;
import assetd.model.Content;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Binary content")
class BinaryTest {
  private static final Insight INSIGHT = Insight.load();

  private static Understanding of(byte[] bytes) {
    return INSIGHT.understand(new Content(false, bytes), null, null, null);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static void assertImage(String specific, String size, byte[] image) {
    Understanding it = of(image);
    assertEquals(new Classification("IMAGE", specific), it.classification());
    assertTrue(it.title().contains(size), it.title());
  }

  @Test
  @DisplayName("PNG: type and size")
  void png() {
    assertImage(
        "png",
        "640 × 480",
        hex("89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 08060000 00"));
  }

  @Test
  @DisplayName("GIF: type and size")
  void gif() {
    assertImage("gif", "16 × 9", hex("474946383961 1000 0900 f00000"));
  }

  @Test
  @DisplayName("JPEG: the frame is found behind other segments")
  void jpeg() {
    assertImage(
        "jpeg",
        "300 × 200",
        hex(
            "ffd8 ffe0 0010 4a46494600010100000100010000 ffc0 0011 08 00c8 012c 03"
                + " 01220002110103"));
  }

  @Test
  @DisplayName("WebP: the three kinds")
  void webp() {
    assertImage(
        "webp",
        "550 × 368",
        hex("52494646 00000000 57454250 56503820 00000000 000000 9d012a 2602 7001 00"));
    assertImage("webp", "3 × 2", hex("52494646 00000000 57454250 5650384c 00000000 2f 02400000"));
    assertImage(
        "webp",
        "800 × 600",
        hex("52494646 00000000 57454250 56503858 0a000000 00000000 1f0300 570200"));
  }

  @Test
  @DisplayName("BMP: rows from the top down have a negative height")
  void bmp() {
    assertImage(
        "bmp",
        "5 × 4",
        hex("424d 46000000 0000 0000 36000000 28000000 05000000 fcffffff 0100 1800"));
  }

  @Test
  @DisplayName("SVG: size from the root, or from its view box")
  void svg() {
    assertImage(
        "svg",
        "24 × 32",
        "<svg width=\"24\" height=\"32px\"></svg>".getBytes(StandardCharsets.UTF_8));
    assertImage(
        "svg",
        "100 × 50",
        "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 100 50\"></svg>"
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("a header that is cut off has a type and no size")
  void cutOff() {
    assertNull(ImageSize.of("png", hex("89504e470d0a1a0a")));
    assertEquals("PNG image", of(hex("89504e470d0a1a0a 00")).title());
    for (String type : new String[] {"png", "gif", "bmp", "jpeg", "webp", "svg"}) {
      for (int length = 0; length < 30; length++) {
        ImageSize.of(type, new byte[length]);
      }
    }
  }

  @Test
  @DisplayName("other files are known by their magic numbers")
  void magic() {
    assertEquals(
        "pdf",
        of("%PDF-1.7\n%\u00e2\u00e3".getBytes(StandardCharsets.ISO_8859_1))
            .classification()
            .specific());
    assertEquals("zip", of(hex("504b0304 14000000 0000")).classification().specific());
    assertEquals(
        "docx",
        of("PK\3\4\0\0\0\0word/document.xml".getBytes(StandardCharsets.ISO_8859_1))
            .classification()
            .specific());
    assertEquals("gz", of(hex("1f8b0800 00000000")).classification().specific());
    assertEquals("class", of(hex("cafebabe 0000 0041")).classification().specific());
    assertEquals(new Classification("FILE", "bin"), of(hex("00010203 04050607")).classification());
  }

  @Test
  @DisplayName("letters that look like a magic number are text")
  void letters() {
    assertEquals(
        "TEXT",
        of("BZh is how a bzip2 file begins, as everybody knows.".getBytes(StandardCharsets.UTF_8))
            .classification()
            .generic());
    assertEquals(
        "TEXT",
        of("MZ marks a program of the old days, said the teacher.".getBytes(StandardCharsets.UTF_8))
            .classification()
            .generic());
  }

  @Test
  @DisplayName("the name of the file is the title, and what it is the description")
  void named() {
    Understanding it =
        INSIGHT.understand(
            new Content(false, hex("474946383961 1000 0900 f00000")), "a/b/Logo.gif", null, null);
    assertEquals("Logo.gif", it.title());
    assertEquals("GIF image, 16 × 9 pixels", it.description());
  }

  @Test
  @DisplayName("every type that goes out is one that clients accept")
  void safeValues() {
    for (String[] row : Table.rows("file-types.tsv", 6)) {
      assertTrue(Enums.SPECIFIC.isSafe(row[0]), row[0]);
      assertTrue(Enums.GENERIC.isSafe(row[1]), row[1]);
    }
    for (String[] row : Table.rows("media.tsv", 2)) {
      Table.list(row[1]).forEach(value -> assertTrue(Enums.SPECIFIC.isSafe(value), value));
    }
  }

  @Test
  @DisplayName("random bytes are understood as something")
  void random() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      Understanding it = of(bytes);
      assertTrue(Enums.SPECIFIC.isSafe(it.classification().specific()));
      assertTrue(!it.title().isBlank());
    }
  }
}
