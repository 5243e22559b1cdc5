package assetd.index;

import java.nio.charset.StandardCharsets;

/**
 * A text to look for in other texts, byte by byte, in time linear in both whatever they contain (D.
 * Knuth, J. Morris, V. Pratt, Fast pattern matching in strings, 1977). Immutable; free to cross
 * threads.
 */
final class Needle {
  private static final byte[] FOLDING = Fold.asciiTable();
  private static final byte[] AS_IS = new byte[256];

  static {
    for (int b = 0; b < 256; b++) {
      AS_IS[b] = (byte) b;
    }
  }

  private final byte[] bytes;
  private final int[] failure; // failure[i]: the longest proper border of bytes[0..i]
  private final byte[] table;
  private final boolean ascii;

  private Needle(byte[] bytes, byte[] table) {
    this.bytes = bytes;
    this.table = table;
    this.failure = failure(bytes);
    this.ascii = isAscii(bytes);
  }

  /** Found whatever the case. */
  static Needle ignoringCase(String text) {
    return new Needle(Fold.fold(text).getBytes(StandardCharsets.UTF_8), FOLDING);
  }

  /** Found whatever the case; the bytes are folded already. */
  static Needle folded(byte[] bytes) {
    return new Needle(bytes, FOLDING);
  }

  /** Found letter for letter. */
  static Needle caseSensitive(String text) {
    return new Needle(text.getBytes(StandardCharsets.UTF_8), AS_IS);
  }

  private static int[] failure(byte[] bytes) {
    int[] failure = new int[bytes.length];
    int border = 0;
    for (int i = 1; i < bytes.length; i++) {
      while (border > 0 && bytes[border] != bytes[i]) {
        border = failure[border - 1];
      }
      if (bytes[border] == bytes[i]) {
        border++;
      }
      failure[i] = border;
    }
    return failure;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** UTF-8, folded when case is ignored. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether case is ignored. */
  boolean folds() {
    return table == FOLDING;
  }

  boolean ascii() {
    return ascii;
  }

  /** Finds the needle in one text after another. Mutable; owned by one thread. */
  static final class Scan {
    private Needle needle;
    private byte[] text;
    private int at;
    private int to;
    private int matched;

    /** Begins to look in [from, to). Only ASCII is folded on the way. */
    Scan open(Needle needle, byte[] text, int from, int to) {
      this.needle = needle;
      this.text = text;
      this.at = from;
      this.to = to;
      this.matched = 0;
      return this;
    }

    /** Where the needle next begins, or -1. An empty needle is found at the beginning only. */
    int next() {
      byte[] bytes = needle.bytes;
      if (bytes.length == 0) {
        int here = matched == 0 ? at : -1;
        matched = 1;
        return here;
      }
      byte[] table = needle.table;
      int[] failure = needle.failure;
      int state = matched;
      for (int i = at; i < to; i++) {
        byte b = table[text[i] & 0xFF];
        while (state > 0 && bytes[state] != b) {
          state = failure[state - 1];
        }
        if (bytes[state] == b && ++state == bytes.length) {
          matched = failure[state - 1];
          at = i + 1;
          return at - bytes.length;
        }
      }
      at = to;
      return -1;
    }
  }
}
