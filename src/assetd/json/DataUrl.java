package assetd.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The bytes in a {@code data:} URL (RFC 2397), and in base64 of either alphabet. */
final class DataUrl {
  private DataUrl() {}

  /**
   * The bytes behind the comma; what has none is taken for bare base64.
   *
   * @throws IllegalArgumentException when they are not well-formed
   */
  static byte[] bytes(String url) {
    int comma = url.indexOf(',');
    if (comma < 0) {
      return base64(url);
    }
    byte[] data = unescaped(url.substring(comma + 1));
    boolean encoded = url.regionMatches(true, comma - ";base64".length(), ";base64", 0, 7);
    return encoded ? base64(new String(data, StandardCharsets.ISO_8859_1)) : data;
  }

  /** Each percent sign with its two digits stands for one byte, all else for itself. */
  private static byte[] unescaped(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte next = bytes[at];
      if (next == '%') {
        next = (byte) (digit(bytes, at + 1) << 4 | digit(bytes, at + 2));
        at += 2;
      }
      bytes[length++] = next;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int digit(byte[] bytes, int at) {
    int digit = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
    if (digit < 0) {
      throw new IllegalArgumentException("A percent sign without two digits.");
    }
    return digit;
  }

  /**
   * Base64 with or without padding.
   *
   * @throws IllegalArgumentException when it is not well-formed
   */
  static byte[] base64(String text) {
    return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/').strip());
  }
}
