package assetd.index;

/**
 * Case folding: what "ignoring case" means everywhere in this package.
 *
 * <p>It is Unicode's simple case folding (CaseFolding.txt, status C and S): one code point becomes
 * one code point, whatever the language. So a position in folded text is the same position, counted
 * in code points, in the original. It is computed as lower(upper(c)), which puts both small sigmas,
 * the Kelvin sign and k, the long s and s together. The two Turkish letters U+0130 and U+0131 stay
 * what they are: only a language could say which i they belong to.
 */
final class Fold {
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;

  private static final byte[] BYTES = new byte[256];

  /** Latin, Greek, Cyrillic, Armenian: the letters with case that are met most, looked up. */
  private static final char[] ALPHABETS = new char[0x590];

  /** Of each folded letter of two bytes, the bits in which their other cases differ from them. */
  private static final char[] DIFFERENCES = new char[0x800];

  static {
    for (int c = 0; c < ALPHABETS.length; c++) {
      ALPHABETS[c] = (char) computed(c);
    }
    for (int b = 0; b < 256; b++) {
      BYTES[b] = (byte) (b < 0x80 ? ALPHABETS[b] : b);
    }
  }

  static {
    for (int c = 0x80; c < DIFFERENCES.length; c++) {
      int folded = fold(c);
      if (Utf8.lengthOf(folded) == 2) {
        DIFFERENCES[folded] |= (char) (twoBytes(c) ^ twoBytes(folded));
      }
    }
  }

  private static int twoBytes(int c) {
    return c >> 6 << 8 | c & 0x3F;
  }

  private Fold() {}

  /**
   * In which bits of its two bytes, first << 8 | second, a folded letter from U+0080 to U+07FF
   * differs from one that is folded to it and takes as many bytes.
   */
  static int differences(int folded) {
    return DIFFERENCES[folded];
  }

  /** The folded code point. */
  static int fold(int codePoint) {
    if (codePoint < ALPHABETS.length) {
      return ALPHABETS[codePoint];
    }
    return hasNoCase(codePoint) ? codePoint : computed(codePoint);
  }

  /**
   * Whether the code point is folded to itself, and no other one to it. Hebrew, Arabic, the scripts
   * of India and Thailand; punctuation; signs, boxes and arrows; Han, Kana, Bopomofo, Yi; Hangul;
   * emoji and rarer Han. Of the code points in between some are not told.
   */
  static boolean hasNoCase(int c) {
    return c >= 0x590 && c < 0x10A0
        || c >= 0x2000 && c < 0x2126
        || c >= 0x2500 && c < 0x2C00
        || c >= 0x2E80 && c < 0xA640
        || c >= 0xAC00 && c < 0xD7A4
        || c >= 0x1F000;
  }

  /** By the tables of the JDK, which take ten times as long. */
  static int computed(int codePoint) {
    if (codePoint == DOTTED_CAPITAL_I || codePoint == DOTLESS_SMALL_I) {
      return codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /** The text with each code point folded. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(c -> folded.appendCodePoint(fold(c)));
    return folded.toString();
  }

  /**
   * Bytes that {@code length} bytes may grow to when they are folded: two of U+023A become three.
   */
  static int room(int length) {
    return length + (length >> 1) + 4;
  }

  /**
   * Folds the UTF-8 in [from, to) into {@code out} from {@code at} on and returns the position
   * behind it.
   */
  static int fold(byte[] text, int from, int to, byte[] out, int at) {
    int end = at;
    for (int i = from; i < to; ) {
      byte b = text[i];
      if (b >= 0) {
        out[end++] = BYTES[b];
        i++;
      } else {
        end = Utf8.put(fold(Utf8.codePoint(text, i)), out, end);
        i += Utf8.length(b);
      }
    }
    return end;
  }

  /** What each byte becomes when only ASCII letters are folded. */
  static byte[] asciiTable() {
    return BYTES.clone();
  }
}
