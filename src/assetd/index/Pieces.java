package assetd.index;

/**
 * Finds the terms within a few edits of a word without looking at all of them. A term, with a mark
 * before and behind it, is cut into pieces of three letters; a piece, its place and the term's
 * length name a bucket that lists the term:
 *
 * <pre>
 *   ^snippets$        ^sn  ipp  ets   (rest: $)      8 letters
 *                     |0   |1   |2                   buckets (^sn,0,8) (ipp,1,8) (ets,2,8)
 * </pre>
 *
 * An edit spoils one piece (a swap across a border two), so a term with more pieces than that has
 * one that stands unspoilt in the word, moved by at most as many places as letters were inserted or
 * deleted before it. Looking those buckets up gives a superset of the terms wanted, save for swaps
 * across a border that spoil all pieces; {@link EditDistance} decides. Buckets are found by hash; a
 * collision adds a candidate, never a result. Some 4 postings a term, 2 bytes each. Immutable.
 */
final class Pieces {
  /**
   * Makes buckets of two to four terms: fewer would be full of chance meetings, more cost memory.
   */
  private static final int BUCKETS_PER_TERM = 2;

  /**
   * Slots of the hash that say whether anything is there: most lookups are in vain, and with some
   * four pieces a term two of three of those end at one bit.
   */
  private static final int SLOTS_PER_BUCKET = 4;

  private static final int MARK_BEGIN = 1;
  private static final int MARK_END = 2;

  private final PostingLists buckets;
  private final long[] taken; // a bit per slot, of which so many make a bucket
  private final int mask; // of a slot

  private Pieces(PostingLists buckets, long[] taken, int mask) {
    this.buckets = buckets;
    this.taken = taken;
    this.mask = mask;
  }

  /** Files every term that is long enough to be misspelt. */
  static Pieces of(SortedTerms terms) {
    int buckets = Math.max(1, Integer.highestOneBit(terms.size())) * BUCKETS_PER_TERM;
    int mask = buckets * SLOTS_PER_BUCKET - 1;
    long[] taken = new long[(mask >>> 6) + 1];
    int[] ends = new int[buckets];
    eachPiece(
        terms,
        mask,
        (slot, term) -> {
          taken[slot >>> 6] |= 1L << slot;
          ends[slot / SLOTS_PER_BUCKET]++;
        });
    for (int i = 1; i < buckets; i++) {
      ends[i] += ends[i - 1];
    }
    int[] next = new int[buckets];
    System.arraycopy(ends, 0, next, 1, buckets - 1);
    int[] filed = new int[ends[buckets - 1]];
    eachPiece(terms, mask, (slot, term) -> filed[next[slot / SLOTS_PER_BUCKET]++] = term);
    PostingLists.Builder lists = new PostingLists.Builder(terms.size(), filed.length * 2);
    for (int i = 0; i < buckets; i++) {
      int from = i == 0 ? 0 : ends[i - 1];
      lists.add(filed, from, unique(filed, from, ends[i]));
    }
    return new Pieces(lists.build(), taken, mask);
  }

  /** A term may meet itself in a bucket; leaves one of each and returns the new end. */
  private static int unique(int[] sorted, int from, int to) {
    int end = from;
    for (int i = from; i < to; i++) {
      if (end == from || sorted[end - 1] != sorted[i]) {
        sorted[end++] = sorted[i];
      }
    }
    return end;
  }

  private interface Filing {
    void file(int slot, int term);
  }

  private static void eachPiece(SortedTerms terms, int mask, Filing filing) {
    int[] letters = new int[Words.LONGEST + 2];
    int end = terms.begin(0);
    for (int term = 0; term < terms.size(); term++) {
      int begin = end;
      end = terms.begin(term + 1);
      int length = Utf8.decode(terms.text(), begin, end, letters, 1);
      if (EditDistance.allowed(length) > 0) {
        mark(letters, length);
        for (int piece = 0; piece < count(length); piece++) {
          filing.file(slot(letters, 3 * piece, piece, length, mask), term);
        }
      }
    }
  }

  /** Sets the marks around the word in {@code letters[1..length]}. */
  static int[] mark(int[] letters, int length) {
    letters[0] = MARK_BEGIN;
    letters[length + 1] = MARK_END;
    return letters;
  }

  private static int count(int length) {
    return (length + 2) / 3;
  }

  private static int slot(int[] letters, int at, int piece, int length, int mask) {
    int hash = letters[at] * 0x2C1B3C6D + letters[at + 1];
    hash = hash * 0x297A2D39 + letters[at + 2];
    hash = hash * 0x2C1B3C6D + (piece << 8 | length);
    hash = (hash ^ hash >>> 15) * 0x297A2D39;
    return (hash ^ hash >>> 16) & mask;
  }

  /** Takes the terms that share a piece with a word; the same one may come several times. */
  interface Candidates {
    /**
     * A term of {@code length} letters, which stand in {@code letters[1..length]} during the call.
     */
    void term(int term, int[] letters, int length);
  }

  /** Looks words up. Mutable; owned by one thread. */
  static final class Reader {
    private final Postings cursor = new Postings();
    private final int[] letters = new int[4 * Words.LONGEST + 2];
    private Pieces pieces;
    private SortedTerms terms;
    private int[] word;
    private int wordLength;
    private Candidates out;

    /** Names the terms near the {@link #mark marked} word of {@code length} letters. */
    void candidates(Segment segment, int[] marked, int length, Candidates out) {
      this.pieces = segment.pieces();
      this.terms = segment.terms();
      this.word = marked;
      this.wordLength = length;
      this.out = out;
      int most = EditDistance.allowed(length);
      for (int longer = -most; longer <= most; longer++) {
        int edits = EditDistance.allowed(Math.min(length, length + longer));
        if (Math.abs(longer) <= edits && length + longer <= Words.LONGEST) {
          moved(longer, edits);
          swapped(longer, edits);
        }
      }
    }

    /**
     * Terms {@code longer} than the word: each piece at its place and where edits before it moved
     * it.
     */
    private void moved(int longer, int edits) {
      for (int piece = 0; piece < count(wordLength + longer); piece++) {
        for (int moved = -edits; moved <= edits; moved++) {
          int at = 3 * piece - moved;
          boolean reachable = Math.abs(moved) + Math.abs(longer - moved) <= edits;
          if (reachable && at >= 0 && at + 3 <= wordLength + 2) {
            lookUp(at, piece, wordLength + longer);
          }
        }
      }
    }

    /**
     * Two neighbours swapped across a border spoil both pieces: swap them back and look up both.
     */
    private void swapped(int longer, int edits) {
      int last = Math.abs(longer) < edits ? count(Math.min(wordLength, wordLength + longer)) : 0;
      for (int piece = 1; piece < last; piece++) {
        swap(3 * piece);
        lookUp(3 * piece - 3, piece - 1, wordLength + longer);
        lookUp(3 * piece, piece, wordLength + longer);
        swap(3 * piece);
      }
    }

    private void swap(int at) {
      int letter = word[at];
      word[at] = word[at - 1];
      word[at - 1] = letter;
    }

    private void lookUp(int at, int piece, int length) {
      int slot = slot(word, at, piece, length, pieces.mask);
      if ((pieces.taken[slot >>> 6] & 1L << slot) == 0) {
        return;
      }
      pieces.buckets.open(slot / SLOTS_PER_BUCKET, cursor);
      for (int term = cursor.next(); term != Postings.END; term = cursor.next()) {
        int begin = terms.begin(term);
        int end = terms.begin(term + 1);
        boolean ascii = end - begin == length; // or else it has fewer letters than are looked for
        if ((ascii ? mayBePiece(begin, 3 * piece, at) : end - begin > length)
            && Utf8.decode(terms.text(), begin, end, letters, 1) == length
            && isPiece(mark(letters, length), 3 * piece, at)) {
          out.term(term, letters, length);
        }
      }
    }

    /** Tells most chance meetings in a bucket by one letter, before the term is decoded. */
    private boolean mayBePiece(int begin, int inTerm, int inWord) {
      return inTerm == 0 || terms.text()[begin + inTerm - 1] == word[inWord];
    }

    /**
     * Whether this is no chance meeting in the bucket; else what is found would hang on its size.
     */
    private boolean isPiece(int[] term, int inTerm, int inWord) {
      return term[inTerm] == word[inWord]
          && term[inTerm + 1] == word[inWord + 1]
          && term[inTerm + 2] == word[inWord + 2];
    }
  }

  /** Bytes on the heap. */
  long bytes() {
    return buckets.bytes() + 8L * taken.length;
  }
}
