package assetd.index;

/**
 * Cuts a text into terms. A word is a run of letters, marks, digits and underscores; its parts end
 * at underscores, where a lower-case letter meets an upper-case one, before the last capital of
 * several, and between letters and digits:
 *
 * <pre>
 *   parseHTTPHeader_v2   ->   parse  http  header  v  2   and, as a whole,   parsehttpheaderv2
 * </pre>
 *
 * Scripts that put no space between words (Han, Kana, Thai, Lao, Khmer, Burmese) are cut into pairs
 * of neighbouring letters instead. Terms are folded UTF-8 without accents ({@link Accents}).
 * Mutable buffers; owned by one thread.
 */
final class Words {
  /**
   * Code points of the longest term; of a longer word the rest is left out. Edit distance needs a
   * bit per letter, and what is longer than 32 letters (hashes, encoded data, sentences in one
   * identifier) is told apart by its beginning.
   */
  static final int LONGEST = 32;

  private static final int OTHER = 0;
  private static final int LOWER = 1;
  private static final int UPPER = 2;
  private static final int DIGIT = 3;
  private static final int UNDERSCORE = 4;
  private static final int UNSPACED = 5;
  private static final byte[] ASCII = new byte[128];

  static {
    for (int c = 0; c < 128; c++) {
      ASCII[c] = (byte) kindOf(c);
    }
  }

  /**
   * Receives the terms of a text in order: the parts of a word, then the word when it has several.
   */
  interface Sink {
    /**
     * One term.
     *
     * @param bytes folded UTF-8 in [from, to), valid during the call only
     * @param parts 1, or for a whole word how many of the terms just sent are its parts
     */
    void term(byte[] bytes, int from, int to, int parts);
  }

  private final byte[] part = new byte[4 * LONGEST];
  private final byte[] whole = new byte[4 * LONGEST];
  private int partEnd;
  private int partLetters;
  private int wholeEnd;
  private int wholeLetters;
  private int parts;
  private int wordFrom;
  private int wordTo;

  /** Sends every term of the UTF-8 text in [from, to) to the sink. */
  void cut(byte[] text, int from, int to, Sink sink) {
    int before = OTHER;
    int next;
    for (int at = from; at < to; at = next) {
      next = at + Utf8.length(text[at]);
      int kind = kindAt(text, at, to);
      if (kind == OTHER || kind == UNSPACED) {
        endWord(sink);
        if (kind == UNSPACED) {
          pair(text, at, next, to, before, sink);
        }
      } else if (kind == UNDERSCORE) {
        endPart(sink);
      } else {
        if (startsPart(before, kind, text, next, to)) {
          endPart(sink);
        }
        if (parts == 0 && partLetters == 0) {
          wordFrom = at;
        }
        append(Utf8.codePoint(text, at));
        wordTo = next;
      }
      before = kind;
    }
    endWord(sink);
  }

  /** While a term is sent: where its word begins in the text, underscores and all. */
  int wordFrom() {
    return wordFrom;
  }

  /** While a term is sent: where what was read of its word ends in the text. */
  int wordTo() {
    return wordTo;
  }

  private static boolean startsPart(int before, int kind, byte[] text, int next, int to) {
    if (before == OTHER || before == UNDERSCORE || before == UNSPACED) {
      return false;
    }
    if ((before == DIGIT) != (kind == DIGIT)) {
      return true;
    }
    return kind == UPPER && (before == LOWER || kindAt(text, next, to) == LOWER);
  }

  /** Two neighbouring letters make a term; one that stands alone makes one, too. */
  private void pair(byte[] text, int at, int next, int to, int before, Sink sink) {
    boolean last = kindAt(text, next, to) != UNSPACED;
    if (last && before == UNSPACED) {
      return;
    }
    wordFrom = at;
    wordTo = last ? next : next + Utf8.length(text[next]);
    append(Utf8.codePoint(text, at));
    if (!last) {
      append(Utf8.codePoint(text, next));
    }
    endWord(sink);
  }

  private void append(int codePoint) {
    int folded = Fold.fold(codePoint);
    if (folded < 0x80) {
      appendLetter(folded);
      return;
    }
    int first = Accents.without(folded);
    int second = Accents.second(folded);
    if (first != 0) {
      appendLetter(first);
    }
    if (second != 0) {
      appendLetter(second);
    }
  }

  private void appendLetter(int letter) {
    if (partLetters < LONGEST) {
      partEnd = Utf8.put(letter, part, partEnd);
      partLetters++;
    }
    if (wholeLetters < LONGEST) {
      wholeEnd = Utf8.put(letter, whole, wholeEnd);
      wholeLetters++;
    }
  }

  private void endPart(Sink sink) {
    if (partLetters > 0) {
      sink.term(part, 0, partEnd, 1);
      partEnd = 0;
      partLetters = 0;
      parts++;
    }
  }

  private void endWord(Sink sink) {
    endPart(sink);
    if (parts > 1) {
      sink.term(whole, 0, wholeEnd, parts);
    }
    wholeEnd = 0;
    wholeLetters = 0;
    parts = 0;
  }

  private static int kindAt(byte[] text, int at, int to) {
    if (at >= to) {
      return OTHER;
    }
    byte first = text[at];
    return first >= 0 ? ASCII[first] : kindOf(Utf8.codePoint(text, at));
  }

  private static int kindOf(int c) {
    if (c == '_') {
      return UNDERSCORE;
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> DIGIT;
      case Character.LOWERCASE_LETTER, Character.MODIFIER_LETTER -> LOWER;
      case Character.OTHER_LETTER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
          isUnspaced(c) ? UNSPACED : LOWER;
      default -> OTHER;
    };
  }

  /** Whether it is a letter of a script that puts no space between words. */
  static boolean isUnspaced(int c) {
    if (c < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /** Whether the last thing in the text is a word that could go on. */
  static boolean endsInWord(byte[] text) {
    int kind = text.length == 0 ? OTHER : kindAt(text, Utf8.before(text, text.length), text.length);
    return kind == LOWER || kind == UPPER || kind == DIGIT;
  }

  /**
   * Whether a word or a part of one begins at {@code at} in the text that begins at {@code from}.
   */
  static boolean beginsAt(byte[] text, int from, int at, int to) {
    int kind = kindAt(text, at, to);
    if (at == from) {
      return true;
    }
    int before = kindAt(text, Utf8.before(text, at), to);
    return before == OTHER
        || before == UNDERSCORE
        || kind == OTHER
        || startsPart(before, kind, text, at + Utf8.length(text[at]), to);
  }
}
