package assetd.insight;

import java.util.function.IntConsumer;

/**
 * Cuts a text into the features that the language model weighs: 32-bit hashes of tokens and of
 * short patterns of tokens. The grammar of a language shows in its keywords, in what stands next to
 * what, and in what begins and ends a line; names and literals are noise, so patterns are also
 * taken over shapes, in which every name looks the same.
 *
 * <pre>
 * token   a word, a number (all alike), one punctuation character, or the end of a line
 * shape   a = lower-case word, A = word with a capital first, 0 = number, else the character
 *         itself; plus whether blank space stood before it
 * </pre>
 */
final class Features {
  private static final int TOKEN = 0x1f83d9ab;
  private static final int FOLDED = 0x2b7e1516;
  private static final int PAIR = 0x3c6ef372;
  private static final int GAP = 0x4a5be0cd;
  private static final int SHAPES_3 = 0x510e527f;
  private static final int SHAPES_4 = 0x6a09e667;
  private static final int LINE_START = 0x7137449b;
  private static final int LINE_PAIR = 0x243f6a88;
  private static final int LINE_END = 0x13198a2e;
  private static final int LINE_FRAME = 0x082efa98;
  private static final int LINE_MARKS = 0x452821e6;
  private static final int NUMBER = '0';
  private static final int NEWLINE = '\n';

  private final String text;
  private final int end;
  private final IntConsumer sink;

  private int at;
  private int token;
  private int folded;
  private int shape;
  private int previous = NEWLINE;
  private int beforeThat = NEWLINE;
  private int shape1 = NEWLINE;
  private int shape2 = NEWLINE;
  private int shape3 = NEWLINE;
  private int first;
  private int firstShape;
  private int inLine;

  /** Which punctuation characters stand in this line, one bit each, and how many words. */
  private long marks;

  private int words;

  private Features(String text, int start, int end, IntConsumer sink) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.sink = sink;
  }

  /**
   * Tells every feature of {@code text[start, end)} in order; the same one comes as often as it
   * occurs.
   */
  static void of(String text, int start, int end, IntConsumer sink) {
    new Features(text, start, end, sink).run();
  }

  private void run() {
    while (at < end) {
      int space = skipBlanks();
      if (at >= end) {
        break;
      }
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        at++;
        endLine();
      } else {
        read(c);
        shape = shape << 1 | space;
        tell();
        shift();
      }
    }
    endLine();
  }

  private int skipBlanks() {
    int from = at;
    while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at > from ? 1 : 0;
  }

  /** Reads one token at {@code c} into {@code token}, {@code folded} and {@code shape}. */
  private void read(char c) {
    if (isLetter(c)) {
      word(c);
    } else if (c >= '0' && c <= '9') {
      while (at < end && isWordPart(text.charAt(at))) {
        at++;
      }
      token = NUMBER;
      folded = NUMBER;
      shape = NUMBER;
    } else {
      at++;
      token = c;
      folded = c;
      shape = c;
      marks |= 1L << (c > 'z' ? c - 'z' : c & 63);
    }
  }

  private void word(char c) {
    words++;
    int hash = 0;
    int lower = 0;
    while (at < end && isWordPart(text.charAt(at))) {
      char next = text.charAt(at++);
      hash = hash * 31 + next;
      lower = lower * 31 + (next >= 'A' && next <= 'Z' ? next + 32 : next);
    }
    token = mix(hash, 0x5bd1e995);
    folded = mix(lower, 0x5bd1e995);
    shape = c >= 'A' && c <= 'Z' ? 'A' : c < 128 ? 'a' : 0xe9;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0xc0;
  }

  private static boolean isWordPart(char c) {
    return isLetter(c) || c >= '0' && c <= '9';
  }

  private void tell() {
    sink.accept(mix(TOKEN, token));
    if (folded != token) {
      sink.accept(mix(FOLDED, folded));
    }
    sink.accept(mix(PAIR, previous, token));
    sink.accept(mix(GAP, beforeThat, shape1 * 31 + token));
    sink.accept(mix(SHAPES_3, shape2, shape1 * 0x01000193 + shape));
    sink.accept(mix(SHAPES_4, shape3, (shape2 * 0x01000193 + shape1) * 0x01000193 + shape));
    if (inLine == 0) {
      sink.accept(mix(LINE_START, token));
      first = token;
      firstShape = shape;
    } else if (inLine == 1) {
      sink.accept(mix(LINE_PAIR, first, shape * 31 + token));
    }
    inLine++;
  }

  private void shift() {
    beforeThat = previous;
    previous = token;
    shape3 = shape2;
    shape2 = shape1;
    shape1 = shape;
  }

  private void endLine() {
    if (inLine == 0) {
      return;
    }
    sink.accept(mix(LINE_END, previous));
    sink.accept(mix(LINE_FRAME, firstShape, previous));
    int length = 32 - Integer.numberOfLeadingZeros(words);
    sink.accept(mix(LINE_MARKS, Long.hashCode(marks), length));
    marks = 0;
    words = 0;
    token = NEWLINE;
    shape = NEWLINE;
    shift();
    inLine = 0;
  }

  private static int mix(int a, int b, int c) {
    return mix(mix(a, b), c);
  }

  /** The finaliser of MurmurHash3 (Appleby, public domain) over both. */
  private static int mix(int a, int b) {
    int h = a * 0x9e3779b1 ^ b;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}
