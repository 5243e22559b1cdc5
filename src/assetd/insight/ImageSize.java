package assetd.insight;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of an image in pixels, read from its header; nothing is decoded. Layouts: PNG
 * (RFC 2083, IHDR), JPEG (ITU T.81, SOFn), GIF89a (logical screen), WebP container (VP8, VP8L,
 * VP8X), BMP (BITMAPINFOHEADER), SVG (width and height or viewBox of the root).
 */
record ImageSize(int width, int height) {
  private static final int SVG_HEAD = 4_096;
  private static final Pattern SVG_ROOT = Pattern.compile("<svg\\b[^>]*+");
  private static final Pattern SVG_WIDTH = length("width");
  private static final Pattern SVG_HEIGHT = length("height");
  private static final Pattern SVG_VIEW_BOX =
      Pattern.compile(
          "\\bviewBox\\s*+=\\s*+[\"']\\s*+[-\\d.]++[\\s,]++[-\\d.]++"
              + "[\\s,]++(\\d++)[\\d.]*+[\\s,]++(\\d++)");

  private static Pattern length(String attribute) {
    return Pattern.compile(
        "\\b" + attribute + "\\s*+=\\s*+[\"'](\\d{1,7}+)(?:\\.\\d*+)?+(?:px)?+[\"']");
  }

  /**
   * The size of an image of this type (a value of the contract); null when the header does not
   * tell.
   */
  static ImageSize of(String specific, byte[] image) {
    try {
      ImageSize size =
          switch (specific) {
            case "png" -> new ImageSize(big(image, 16, 4), big(image, 20, 4));
            case "gif" -> new ImageSize(little(image, 6, 2), little(image, 8, 2));
            // A negative height means that the rows run from the top down.
            case "bmp" -> new ImageSize(little(image, 18, 4), Math.abs(little(image, 22, 4)));
            case "jpeg", "jpg" -> jpeg(image);
            case "webp" -> webp(image);
            case "svg" ->
                svg(new String(image, 0, Math.min(SVG_HEAD, image.length), StandardCharsets.UTF_8));
            default -> null;
          };
      return size == null || size.width <= 0 || size.height <= 0 ? null : size;
    } catch (IndexOutOfBoundsException cutOff) {
      return null;
    }
  }

  /**
   * Walks the segments (FF, marker, two bytes of length) up to a start of frame, C0 to CF but C4,
   * C8 and CC.
   */
  private static ImageSize jpeg(byte[] image) {
    int at = 2;
    while (at + 9 < image.length && (image[at] & 0xff) == 0xff) {
      int marker = image[at + 1] & 0xff;
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
        return new ImageSize(big(image, at + 7, 2), big(image, at + 5, 2));
      }
      at += 2 + Math.max(2, big(image, at + 2, 2));
    }
    return null;
  }

  private static ImageSize webp(byte[] image) {
    return switch (new String(
        image, 12, Math.min(4, image.length - 12), StandardCharsets.ISO_8859_1)) {
      case "VP8 " -> new ImageSize(little(image, 26, 2) & 0x3fff, little(image, 28, 2) & 0x3fff);
      case "VP8L" -> {
        int bits = little(image, 21, 4);
        yield new ImageSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
      }
      case "VP8X" -> new ImageSize(little(image, 24, 3) + 1, little(image, 27, 3) + 1);
      default -> null;
    };
  }

  private static ImageSize svg(String head) {
    Matcher root = SVG_ROOT.matcher(head);
    if (!root.find()) {
      return null;
    }
    Matcher width = SVG_WIDTH.matcher(root.group());
    Matcher height = SVG_HEIGHT.matcher(root.group());
    if (width.find() && height.find()) {
      return new ImageSize(Integer.parseInt(width.group(1)), Integer.parseInt(height.group(1)));
    }
    Matcher box = SVG_VIEW_BOX.matcher(root.group());
    return box.find() && box.group(1).length() < 8 && box.group(2).length() < 8
        ? new ImageSize(Integer.parseInt(box.group(1)), Integer.parseInt(box.group(2)))
        : null;
  }

  private static int big(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  private static int little(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }
}
