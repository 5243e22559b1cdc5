package assetd.index;

/** Code points in valid UTF-8. What encodes a Java string is valid, so nothing here checks. */
final class Utf8 {
  private Utf8() {}

  /** Bytes of the code point that begins with this byte. */
  static int length(byte first) {
    return first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
  }

  /** Bytes that this code point takes. */
  static int lengthOf(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** The code point that begins at {@code at}. */
  static int codePoint(byte[] text, int at) {
    int b = text[at];
    if (b >= 0) {
      return b;
    } else if ((b & 0xE0) == 0xC0) {
      return (b & 0x1F) << 6 | text[at + 1] & 0x3F;
    } else if ((b & 0xF0) == 0xE0) {
      return (b & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F;
    }
    return (b & 0x07) << 18
        | (text[at + 1] & 0x3F) << 12
        | (text[at + 2] & 0x3F) << 6
        | text[at + 3] & 0x3F;
  }

  /** The beginning of the code point before {@code at}; there is one. */
  static int before(byte[] text, int at) {
    int begin = at - 1;
    while ((text[begin] & 0xC0) == 0x80) {
      begin--;
    }
    return begin;
  }

  /** Writes the code point at {@code at} and returns the position behind it. */
  static int put(int c, byte[] out, int at) {
    if (c < 0x80) {
      out[at] = (byte) c;
      return at + 1;
    } else if (c < 0x800) {
      out[at] = (byte) (0xC0 | c >> 6);
      out[at + 1] = (byte) (0x80 | c & 0x3F);
      return at + 2;
    } else if (c < 0x10000) {
      out[at] = (byte) (0xE0 | c >> 12);
      out[at + 1] = (byte) (0x80 | c >> 6 & 0x3F);
      out[at + 2] = (byte) (0x80 | c & 0x3F);
      return at + 3;
    }
    out[at] = (byte) (0xF0 | c >> 18);
    out[at + 1] = (byte) (0x80 | c >> 12 & 0x3F);
    out[at + 2] = (byte) (0x80 | c >> 6 & 0x3F);
    out[at + 3] = (byte) (0x80 | c & 0x3F);
    return at + 4;
  }

  /** Decodes [from, to) into code points from {@code outAt} on and returns how many there are. */
  static int decode(byte[] text, int from, int to, int[] out, int outAt) {
    int end = outAt;
    int at = from;
    while (at < to) {
      int b = text[at];
      if (b >= 0) {
        out[end++] = b;
        at++;
      } else {
        out[end++] = codePoint(text, at);
        at += length(text[at]);
      }
    }
    return end - outAt;
  }
}
