package assetd.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text to look for in other texts, in time linear in both whatever they contain (in the worst
 * case D. Knuth, J. Morris, V. Pratt, Fast pattern matching in strings, 1977). Immutable; free to
 * cross threads.
 */
final class Needle {
  private static final byte[] FOLDING = Fold.asciiTable();
  private static final byte[] AS_IS = new byte[256];

  /**
   * The bytes that source code and notes have most of, commonest first (counted over snippets in
   * fifty languages); all others are rare. A wrong guess costs time only.
   */
  private static final String COMMON = " etianrso\nlcdpumhf)(g-,.b\"/=0:1yvw{;}x_*k2`>\t[]'#3j<+4";

  private static final int[] COMMONNESS = new int[256];

  static {
    for (int i = 0; i < COMMON.length(); i++) {
      COMMONNESS[COMMON.charAt(i)] = COMMON.length() - i;
    }
    for (int lead = 0xC0; lead < 256; lead++) {
      COMMONNESS[lead] = COMMON.length(); // every letter of a script begins with one of a few
    }

    for (int b = 0; b < 256; b++) {
      AS_IS[b] = (byte) b;
    }
  }

  /** In {@link #anyBits}: nothing is known. */
  private static final int ALL = 0xFF;

  private final byte[] bytes;
  private final int[] failure; // failure[i]: the longest proper border of bytes[0..i]
  private final byte[] table;
  private final boolean ascii;
  private final boolean letters; // beyond ASCII, which may stand in another case
  private final int[] anyBits; // in which bits a byte's other cases may differ from it
  private final int anchor; // where its rarest byte stands
  private final int second; // where the next rarest stands; the same in a needle of one byte

  private Needle(byte[] bytes, byte[] table, boolean letters) {
    this.bytes = bytes;
    this.table = table;
    this.failure = failure(bytes);
    this.ascii = isAscii(bytes);
    this.letters = letters;
    this.anyBits = anyBits();
    this.anchor = rarest(-1);
    this.second = bytes.length < 2 ? anchor : rarest(anchor);
  }

  /** Found whatever the case. */
  static Needle ignoringCase(String text) {
    boolean letters = !text.codePoints().allMatch(c -> c < 0x80 || Fold.hasNoCase(c));
    return new Needle(Fold.fold(text).getBytes(StandardCharsets.UTF_8), FOLDING, letters);
  }

  /**
   * Found whatever the case of ASCII letters; the bytes are folded already, and may be cut within a
   * letter.
   */
  static Needle folded(byte[] bytes) {
    return new Needle(bytes, FOLDING, false);
  }

  /** Found letter for letter. */
  static Needle caseSensitive(String text) {
    return new Needle(text.getBytes(StandardCharsets.UTF_8), AS_IS, false);
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

  /** Where the rarest byte stands, save for the one at {@code but}. */
  private int rarest(int but) {
    int rarest = but == 0 ? 1 : 0;
    for (int i = rarest + 1; i < bytes.length; i++) {
      if (i != but && commonness(i) < commonness(rarest)) {
        rarest = i;
      }
    }
    return rarest;
  }

  private int commonness(int at) {
    return anyBits[at] == ALL ? Integer.MAX_VALUE : COMMONNESS[bytes[at] & 0xFF];
  }

  private int[] anyBits() {
    int[] bits = new int[bytes.length];
    for (int i = 0; i < bytes.length; i += letters ? Utf8.length(bytes[i]) : 1) {
      if (folds() && bytes[i] >= 'a' && bytes[i] <= 'z') {
        bits[i] = 'a' - 'A';
      } else if (letters && bytes[i] < 0) {
        setAnyBits(i, bits);
      }
    }
    return bits;
  }

  /** The same for the bytes of one letter beyond ASCII. */
  private void setAnyBits(int at, int[] bits) {
    int length = Utf8.length(bytes[at]);
    int letter = Utf8.codePoint(bytes, at);
    if (length == 2) {
      bits[at] = Fold.differences(letter) >> 8;
      bits[at + 1] = Fold.differences(letter) & 0xFF;
    } else if (!Fold.hasNoCase(letter)) {
      Arrays.fill(bits, at, at + length, ALL);
    }
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

  /**
   * Finds the needle in one text after another. It jumps, eight bytes a step, to where the needle's
   * two rarest bytes stand and compares there; when comparing costs more than reading the text
   * twice, it goes on byte by byte, without ever going back. Mutable; owned by one thread.
   */
  static final class Scan {
    private static final long EVERY = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Needle needle;
    private byte[] text;
    private int at; // where the needle may begin; byte by byte: what is read next
    private int to;
    private long budget; // bytes that may still be compared; below 0: byte by byte
    private int matched; // byte by byte: how much of the needle stands before `at`
    private final byte[] letter = new byte[4]; // byte by byte: the folded one that `at` is in
    private int letterAt;

    /**
     * Begins to look in [from, to). Letters beyond ASCII are folded on the way if the needle has
     * any that have case; no letter of the text changes its length by that.
     */
    Scan open(Needle needle, byte[] text, int from, int to) {
      this.needle = needle;
      this.text = text;
      this.at = from;
      this.to = to;
      this.matched = 0;
      this.letterAt = -letter.length;
      this.budget = 2L * (to - from) + needle.bytes.length;
      return this;
    }

    /** Where the needle next begins, or -1. An empty needle is found at the beginning only. */
    int next() {
      if (needle.bytes.length == 0) {
        return matched++ == 0 ? at : -1;
      }
      return budget < 0 ? nextByteByByte() : nextByJumps();
    }

    private int nextByJumps() {
      int last = to - needle.bytes.length;
      while (at <= last) {
        at = jump(at, last);
        if (at > last) {
          return -1;
        }
        if (budget < 0) {
          return nextByteByByte();
        }
        at++;
        if (needle.letters ? lettersStandAt(at - 1) : standsAt(at - 1)) {
          return at - 1;
        }
      }
      return -1;
    }

    /** Where in [from, last] the needle may next begin, for its two rarest bytes; or behind. */
    private int jump(int from, int last) {
      int one = needle.anchor;
      int two = needle.second;
      long anyOne = EVERY * needle.anyBits[one];
      long anyTwo = EVERY * needle.anyBits[two];
      long wantedOne = EVERY * (needle.bytes[one] & 0xFF) | anyOne;
      long wantedTwo = EVERY * (needle.bytes[two] & 0xFF) | anyTwo;
      int end = Math.min(last, text.length - 8 - Math.max(one, two));
      int i = from;
      for (; i <= end; i += 8) {
        long differs =
            (Bits.word(text, i + one) | anyOne) ^ wantedOne
                | (Bits.word(text, i + two) | anyTwo) ^ wantedTwo;
        long same = differs - EVERY & ~differs & HIGH;
        if (same != 0) {
          return i + (Long.numberOfTrailingZeros(same) >>> 3);
        }
      }
      while (i <= last && (byte) (text[i + one] | anyOne) != (byte) wantedOne) {
        i++;
      }
      return i;
    }

    private boolean standsAt(int begin) {
      byte[] bytes = needle.bytes;
      int i = 0;
      while (i < bytes.length && needle.table[text[begin + i] & 0xFF] == bytes[i]) {
        i++;
      }
      budget -= i + 1;
      return i == bytes.length;
    }

    private boolean lettersStandAt(int begin) {
      byte[] bytes = needle.bytes;
      int i = 0;
      while (i < bytes.length && sameLetter(begin + i, i)) {
        i += Utf8.length(bytes[i]);
      }
      budget -= i + 1;
      return i == bytes.length;
    }

    private boolean sameLetter(int inText, int inNeedle) {
      byte b = text[inText];
      byte wanted = needle.bytes[inNeedle];
      if (b >= 0 || wanted >= 0) {
        return needle.table[b & 0xFF] == wanted;
      }
      return b >= (byte) 0xC0
          && Utf8.length(b) == Utf8.length(wanted)
          && Fold.fold(Utf8.codePoint(text, inText)) == Utf8.codePoint(needle.bytes, inNeedle);
    }

    private int nextByteByByte() {
      byte[] bytes = needle.bytes;
      while (at < to) {
        byte b = foldedAt(at++);
        while (matched > 0 && bytes[matched] != b) {
          matched = needle.failure[matched - 1];
        }
        if (bytes[matched] == b && ++matched == bytes.length) {
          matched = needle.failure[matched - 1];
          return at - bytes.length;
        }
      }
      return -1;
    }

    /** The folded byte there; within a letter, the letter's bytes are asked for one by one. */
    private byte foldedAt(int position) {
      byte b = text[position];
      if (b >= 0 || !needle.letters) {
        return needle.table[b & 0xFF];
      }
      if (b >= (byte) 0xC0) {
        Utf8.put(Fold.fold(Utf8.codePoint(text, position)), letter, 0);
        letterAt = position;
      }
      int within = position - letterAt;
      return within < letter.length ? letter[within] : b;
    }
  }
}
