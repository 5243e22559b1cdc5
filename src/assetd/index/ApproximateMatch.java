package assetd.index;

/**
 * How few edits away a word stands anywhere in a text (P. Sellers 1980), bit-parallel as in {@link
 * EditDistance}, byte by byte, ignoring ASCII case. Mutable; owned by one thread.
 */
final class ApproximateMatch {
  /** Bytes of the longest word: one bit each. */
  static final int LONGEST = 63;

  private static final byte[] FOLDING = Fold.asciiTable();

  private final long[] places = new long[256];
  private byte[] word = {};

  /** Sets the folded word. */
  void to(byte[] word) {
    for (byte b : this.word) {
      places[b & 0xFF] = 0;
    }
    this.word = word;
    for (int i = 0; i < word.length; i++) {
      places[word[i] & 0xFF] |= 1L << i;
    }
  }

  /** Bytes of the word. */
  int length() {
    return word.length;
  }

  /**
   * The least number of edits at which the word stands in [from, to), or {@code most} when that is
   * not less.
   */
  int least(byte[] text, int from, int to, int most) {
    long last = 1L << word.length - 1;
    long more = -1;
    long less = 0;
    long diagonal = 0;
    long before = 0;
    int distance = word.length;
    int least = most;
    for (int at = from; at < to; at++) {
      long same = places[FOLDING[text[at] & 0xFF] & 0xFF];
      long swapped = (~diagonal & same) << 1 & before;
      diagonal = (same & more) + more ^ more | same | less | swapped;
      long right = less | ~(diagonal | more);
      long left = diagonal & more;
      if ((right & last) != 0) {
        distance++;
      } else if ((left & last) != 0) {
        distance--;
        if (distance < least) {
          least = distance;
        }
      }
      right = right << 1; // a match may begin anywhere: no cost to the right of the first row
      more = left << 1 | ~(diagonal | right);
      less = right & diagonal;
      before = same;
    }
    return least;
  }
}
