package assetd.insight;

/**
 * Cuts a text into the features that the model of {@link Subjects} knows: 32-bit hashes of what it
 * is written with, whatever the language. What a program is about shows in its names and numbers:
 *
 * <pre>
 *   token     a part of a name (of "fizzBuzz_2": fizz, buzz, 2), a number, up to three marks
 *   name      all parts of a name with several, joined: fizzbuzz2
 *   begins    the first four bytes of a longer token    (colour, colours, colored)
 *   ends      the last four bytes of a long token       (multiply, multiplication)
 *   pair      a token and the one before it             (0 to, % 15)
 * </pre>
 *
 * Measured: letters of five in a row add nothing to beginnings and ends, nor does a token with the
 * one before the last; a name as a whole is worth as much in a class of its own. Upper case of
 * ASCII is folded; other letters are compared as bytes.
 */
final class SubjectFeatures {
  /** Takes a feature, once for each time it occurs, with the weight of its kind. */
  interface Sink {
    void add(int hash, float weight);
  }

  static final float TOKEN_WEIGHT = 1;
  static final float NAME_WEIGHT = 1;
  static final float BEGINS_WEIGHT = 0.7f;
  static final float ENDS_WEIGHT = 0.5f;
  static final float MARKS_WEIGHT = 0.3f;
  static final float PAIR_WEIGHT = 0.3f;

  private static final int TOKEN = 0x1f83d9ab;
  private static final int BEGINS = 0x3c6ef372;
  private static final int ENDS = 0x4a5be0cd;
  private static final int MARKS = 0x510e527f;
  private static final int PAIR = 0x6a09e667;

  private static final int EDGE = 4; // bytes of a beginning or an end
  private static final int LONG = 6; // a token from which on an end is no beginning
  private static final int MOST_MARKS = 3;

  private static final byte BLANK = 0;
  private static final byte LOWER = 1;
  private static final byte UPPER = 2;
  private static final byte DIGIT = 3;
  private static final byte JOINER = 4;
  private static final byte MARK = 5;

  /** What each byte is. */
  private static final byte[] KINDS = kinds();

  private final byte[] text;
  private final int end;
  private final Sink sink;
  private int at;
  private int previous;

  private SubjectFeatures(byte[] text, int from, int to, Sink sink) {
    this.text = text;
    this.at = from;
    this.end = to;
    this.sink = sink;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int c = 0; c < kinds.length; c++) {
      if (c >= 'a' && c <= 'z' || c >= 0x80) {
        kinds[c] = LOWER;
      } else if (c >= 'A' && c <= 'Z') {
        kinds[c] = UPPER;
      } else if (c >= '0' && c <= '9') {
        kinds[c] = DIGIT;
      } else if (c > ' ' && c < 0x7f) {
        kinds[c] = c == '_' ? JOINER : MARK;
      }
    }
    return kinds;
  }

  /** Tells the features of a part of UTF-8 text, in order. */
  static void of(byte[] utf8, int from, int to, Sink sink) {
    new SubjectFeatures(utf8, from, to, sink).run();
  }

  private void run() {
    while (at < end) {
      switch (KINDS[text[at] & 0xff]) {
        case BLANK -> at++;
        case MARK -> marks();
        default -> name();
      }
    }
  }

  private int kind(int i) {
    return i < end ? KINDS[text[i] & 0xff] : BLANK;
  }

  private void marks() {
    int hash = 0;
    for (int last = Math.min(end, at + MOST_MARKS); at < last && kind(at) == MARK; at++) {
      hash = hash * 31 + text[at];
    }
    follow(mix(MARKS, hash), MARKS_WEIGHT);
  }

  /** A token: tells it, and together with the one before it. */
  private void follow(int token, float weight) {
    sink.add(token, weight);
    sink.add(mix(previous ^ PAIR, token), PAIR_WEIGHT);
    previous = token;
  }

  private void name() {
    int joined = 0;
    int parts = 0;
    for (int kind = kind(at); kind != BLANK && kind != MARK; kind = kind(at)) {
      if (kind == JOINER) {
        at++;
      } else {
        int from = at;
        at = partEnd(from, kind);
        joined = part(from, joined);
        parts++;
      }
    }
    if (parts > 1) {
      sink.add(mix(TOKEN, joined), NAME_WEIGHT);
    }
  }

  /** Where the part that begins here with a byte of this kind ends. */
  private int partEnd(int from, int kind) {
    int to = from + 1;
    if (kind == UPPER && kind(to) == LOWER) {
      kind = LOWER;
    }
    while (kind(to) == kind) {
      to++;
    }
    // of HTTPServer the S begins the next part
    return kind == UPPER && kind(to) == LOWER ? to - 1 : to;
  }

  /** Tells the part up to here; returns the hash of the name so far. */
  private int part(int from, int joined) {
    int hash = 0;
    int begin = 0;
    int last = 0;
    for (int i = from; i < at; i++) {
      int c = text[i];
      c = c >= 'A' && c <= 'Z' ? c | 0x20 : c & 0xff;
      hash = hash * 31 + c;
      joined = joined * 31 + c;
      last = last << 8 | c;
      begin = i - from < EDGE ? last : begin;
    }
    follow(mix(TOKEN, hash), TOKEN_WEIGHT);
    if (at - from > EDGE) {
      sink.add(mix(BEGINS, begin), BEGINS_WEIGHT);
    }
    if (at - from >= LONG) {
      sink.add(mix(ENDS, last), ENDS_WEIGHT);
    }
    return joined;
  }

  /** The finaliser of MurmurHash3 (Appleby, public domain) over both. */
  private static int mix(int salt, int value) {
    int h = salt * 0x9e3779b1 ^ value;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}
