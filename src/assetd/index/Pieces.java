package assetd.index;

import java.util.Arrays;

/**
 * Finds the terms within a few edits of a word without looking at all of them. A term, with a mark
 * before and behind it, is cut into one piece more than its length allows edits, all of about one
 * size; a piece, its place and the term's length name a bucket that lists the term:
 *
 * <pre>
 *   ^snippets$        ^sn  ipp  ets$                   8 letters, two edits
 *                     |0   |1   |2                     buckets (^sn,0,8) (ipp,1,8) (ets$,2,8)
 * </pre>
 *
 * An edit inside a piece spoils that one, so one piece stands unspoilt in the word, moved by at
 * most as many places as letters were inserted or deleted before it. A swap across a border spoils
 * two pieces, so each such swap is also undone in the word and its two pieces are looked up: with s
 * of them among e edits, e + 1 pieces are hit at most e + s times; were both pieces of every swap
 * hit by yet another edit, too, the s + 1 or more pieces beside them would need s + 1 hits more
 * than there are. Looking those buckets up gives a superset of the terms wanted; {@link
 * EditDistance} decides. Fewer and longer pieces would miss some, more and shorter ones meet far
 * more terms by chance. Buckets are found by hash; a collision adds a candidate, never a result.
 * Some 3 postings a term, 2 bytes each. Immutable.
 */
final class Pieces {
  /**
   * Makes buckets of two to four terms: fewer would be full of chance meetings, more cost memory.
   */
  private static final int BUCKETS_PER_TERM = 2;

  /**
   * Slots of the hash that say whether anything is there: most lookups are in vain, and with some
   * three pieces a term three of four of those end at one bit.
   */
  private static final int SLOTS_PER_BUCKET = 4;

  private static final int MARK_BEGIN = 1;
  private static final int MARK_END = 2;

  private final LetterSets letterSets;
  private final PostingLists buckets;
  private final long[] taken; // a bit per slot, of which so many make a bucket
  private final int mask; // of a slot

  private Pieces(LetterSets letterSets, PostingLists buckets, long[] taken, int mask) {
    this.letterSets = letterSets;
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
    return new Pieces(LetterSets.of(terms), lists.build(), taken, mask);
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
          int at = begin(piece, length);
          filing.file(slot(letters, at, begin(piece + 1, length), piece, length, mask), term);
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
    return EditDistance.allowed(length) + 1;
  }

  /** Where the piece begins in a marked term; that behind the last one, where the term ends. */
  private static int begin(int piece, int length) {
    return piece * (length + 2) / count(length);
  }

  private static int slot(int[] letters, int from, int to, int piece, int length, int mask) {
    int hash = piece << 8 | length;
    for (int at = from; at < to; at++) {
      hash = hash * 0x2C1B3C6D + letters[at];
    }
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
    private int wordLetters; // as a set
    private int mostEdits; // of terms as long as those that are looked up
    private Candidates out;

    /**
     * Names the terms near the {@link #mark marked} word of {@code length} letters, as far as its
     * length allows edits, and no further than {@code limit}.
     */
    void candidates(Segment segment, int[] marked, int length, int limit, Candidates out) {
      this.pieces = segment.pieces();
      this.terms = segment.terms();
      this.word = marked;
      this.wordLength = length;
      this.wordLetters = LetterSets.of(marked, 1, length);
      this.out = out;
      int most = Math.min(limit, EditDistance.allowed(length));
      for (int longer = -most; longer <= most; longer++) {
        int edits = Math.min(most, EditDistance.allowed(Math.min(length, length + longer)));
        if (Math.abs(longer) <= edits && length + longer <= Words.LONGEST) {
          mostEdits = edits;
          moved(longer, edits);
          swapped(longer, edits - 1);
        }
      }
    }

    /**
     * Terms {@code longer} than the word: each piece at its place and where edits before it moved
     * it. Of a term that allows more edits than are looked for, as many pieces will do.
     */
    private void moved(int longer, int edits) {
      for (int piece = 0; piece <= edits; piece++) {
        for (int moved = -edits; moved <= edits; moved++) {
          if (Math.abs(moved) + Math.abs(longer - moved) <= edits) {
            lookUp(piece, wordLength + longer, moved);
          }
        }
      }
    }

    /**
     * The same for swaps across a border, which leave {@code edits} others: looks up both sides.
     */
    private void swapped(int longer, int edits) {
      int length = wordLength + longer;
      for (int piece = 1; piece <= edits + 1; piece++) {
        for (int moved = -edits; moved <= edits; moved++) {
          int border = begin(piece, length) - moved;
          boolean inWord = border > 1 && border <= wordLength;
          if (inWord && Math.abs(moved) + Math.abs(longer - moved) <= edits) {
            swap(border);
            lookUp(piece - 1, length, moved);
            lookUp(piece, length, moved);
            swap(border);
          }
        }
      }
    }

    private void swap(int at) {
      int letter = word[at];
      word[at] = word[at - 1];
      word[at - 1] = letter;
    }

    /** Terms of so many letters with a piece that is in the word {@code moved} places before. */
    private void lookUp(int piece, int length, int moved) {
      int from = begin(piece, length);
      int to = begin(piece + 1, length);
      int at = from - moved;
      if (at < 0 || to - moved > wordLength + 2) {
        return;
      }
      int slot = slot(word, at, to - moved, piece, length, pieces.mask);
      if ((pieces.taken[slot >>> 6] & 1L << slot) == 0) {
        return;
      }
      pieces.buckets.open(slot / SLOTS_PER_BUCKET, cursor);
      for (int term = cursor.next(); term != Postings.END; term = cursor.next()) {
        int termLetters = pieces.letterSets.get(term);
        if (LetterSets.leastEdits(wordLetters, termLetters, length - wordLength) <= mostEdits
            && Utf8.decode(terms.text(), terms.begin(term), terms.begin(term + 1), letters, 1)
                == length
            && Arrays.equals(mark(letters, length), from, to, word, at, to - moved)) {
          out.term(term, letters, length);
        } // else a chance meeting: were it a candidate, what is found would hang on its bucket
      }
    }
  }

  /** Bytes on the heap. */
  long bytes() {
    return letterSets.bytes() + buckets.bytes() + 8L * taken.length;
  }
}
