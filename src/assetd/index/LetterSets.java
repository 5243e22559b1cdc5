package assetd.index;

/**
 * Which letters a term has, in 16 bits: a cheap proof that most terms are more edits away from a
 * word than one asks for, before the term is read from memory.
 *
 * <pre>
 *   group    e t a o i n s r lk cj dx pq mw uz bgy fhv      the nth letters share bit n
 *   serch    1 0 0 0 0 0 1 1 0  1  0  0  0  0  0   1
 *   search   1 0 1 0 0 0 1 1 0  1  0  0  0  0  0   1        one letter that serch lacks
 * </pre>
 *
 * An edit brings in one letter at most and takes one away at most; one that makes a term longer or
 * shorter does one of both only. The commonest letters of English and of code have a bit of their
 * own, the others share one with letters that are rare beside them. Immutable; free to cross
 * threads.
 */
final class LetterSets {
  private static final String[] GROUPS = {
    "e", "t", "a", "o", "i", "n", "s", "r", "lk", "cj", "dx", "pq", "mw", "uz", "bgy", "fhv"
  };

  private static final short[] ASCII = new short[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = (short) byNumber(c);
    }
    for (int group = 0; group < GROUPS.length; group++) {
      for (char c : GROUPS[group].toCharArray()) {
        ASCII[c] = (short) (1 << group);
      }
    }
  }

  private final short[] sets;

  private LetterSets(short[] sets) {
    this.sets = sets;
  }

  static LetterSets of(SortedTerms terms) {
    short[] sets = new short[terms.size()];
    int[] letters = new int[Words.LONGEST];
    for (int term = 0; term < sets.length; term++) {
      int count = Utf8.decode(terms.text(), terms.begin(term), terms.begin(term + 1), letters, 0);
      sets[term] = (short) of(letters, 0, count);
    }
    return new LetterSets(sets);
  }

  /** The set of {@code count} code points. */
  static int of(int[] letters, int from, int count) {
    int set = 0;
    for (int i = from; i < from + count; i++) {
      set |= letters[i] < ASCII.length ? ASCII[letters[i]] : byNumber(letters[i]);
    }
    return set & 0xFFFF;
  }

  private static int byNumber(int codePoint) {
    return 1 << codePoint % GROUPS.length;
  }

  /**
   * So many edits at least lie between a word and a term that is {@code longer} than it, which may
   * be negative.
   */
  static int leastEdits(int word, int term, int longer) {
    int more = Integer.bitCount(term & ~word) + Math.max(0, -longer);
    int less = Integer.bitCount(word & ~term) + Math.max(0, longer);
    return Math.max(more, less);
  }

  /** The letters of a term. */
  int get(int term) {
    return sets[term] & 0xFFFF;
  }

  /** Bytes on the heap. */
  long bytes() {
    return 2L * sets.length;
  }
}
