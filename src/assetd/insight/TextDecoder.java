package assetd.insight;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to text in the encodings one meets: UTF-8, UTF-16 and UTF-32 by their byte order mark,
 * UTF-16 without one by where its zero bytes stand, well-formed UTF-8, and else Windows-1252, which
 * holds ISO 8859-1. Only when the bytes look like text at all: control characters and zero bytes
 * are what binary content has.
 */
final class TextDecoder {
  /** Bytes that decide; a binary file shows itself early. */
  private static final int PROBE = 8_192;

  /** One control character in this many is still text (a form feed, an escape sequence). */
  private static final int CONTROLS = 64;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private TextDecoder() {}

  /** The text without its byte order mark; null when the bytes are no text. */
  static String decode(byte[] bytes) {
    Charset marked = byteOrderMark(bytes);
    if (marked != null) {
      int skip =
          marked.equals(StandardCharsets.UTF_8) ? 3 : marked.name().startsWith("UTF-32") ? 4 : 2;
      return new String(bytes, skip, bytes.length - skip, marked);
    }
    Charset wide = zeroPattern(bytes);
    if (wide != null) {
      return new String(bytes, wide);
    }
    if (looksBinary(bytes)) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, WINDOWS_1252);
    }
  }

  private static Charset byteOrderMark(byte[] b) {
    if (starts(b, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    if (starts(b, 0xff, 0xfe, 0, 0)) {
      return Charset.forName("UTF-32LE");
    }
    if (starts(b, 0, 0, 0xfe, 0xff)) {
      return Charset.forName("UTF-32BE");
    }
    if (starts(b, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16LE;
    }
    return starts(b, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Latin text in UTF-16 has its zeros on every second byte and nowhere else. */
  private static Charset zeroPattern(byte[] bytes) {
    int probe = Math.min(PROBE, bytes.length) & ~1;
    if (probe < 4 || bytes.length % 2 != 0) {
      return null;
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i < probe; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int most = probe / 2 * 7 / 10;
    if (odd >= most && even == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return even >= most && odd == 0 ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean looksBinary(byte[] bytes) {
    int probe = Math.min(PROBE, bytes.length);
    int controls = 0;
    for (int i = 0; i < probe; i++) {
      int b = bytes[i] & 0xff;
      if (b == 0) {
        return true;
      }
      boolean blank = b >= '\t' && b <= '\r' || b == 0x1b;
      controls += b < ' ' && !blank || b == 0x7f ? 1 : 0;
    }
    return controls * CONTROLS > probe;
  }
}
