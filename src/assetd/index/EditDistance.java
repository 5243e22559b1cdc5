package assetd.index;

import java.util.Arrays;

/**
 * How many edits lie between a word and a term: insertions, deletions, substitutions and swaps of
 * two neighbours, where no letter is edited twice (optimal string alignment). Bit-parallel: a
 * column of the dynamic program is two words of bits, one letter of the term is about fifteen
 * instructions (H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances, 2003). The word has 1 to {@value Words#LONGEST} letters. Mutable; owned by one thread.
 */
final class EditDistance {
  /** The most that are ever allowed. */
  static final int MOST = 3;

  /**
   * Bits set where the word has the letter; the letters below 128 by value, the others by search.
   */
  private final long[] ascii = new long[128];

  private int[] others = new int[8];
  private long[] othersAt = new long[8];
  private int othersCount;
  private final int[] word = new int[Words.LONGEST];
  private int length;

  /** Sets the word that terms are compared with. */
  EditDistance to(int[] codePoints, int from, int count) {
    clear();
    length = count;
    for (int i = 0; i < count; i++) {
      word[i] = codePoints[from + i];
      if (word[i] < 128) {
        ascii[word[i]] |= 1L << i;
      } else {
        addOther(word[i], 1L << i);
      }
    }
    return this;
  }

  private void clear() {
    for (int i = 0; i < length; i++) {
      if (word[i] < 128) {
        ascii[word[i]] = 0;
      }
    }
    othersCount = 0;
  }

  private void addOther(int codePoint, long bit) {
    for (int i = 0; i < othersCount; i++) {
      if (others[i] == codePoint) {
        othersAt[i] |= bit;
        return;
      }
    }
    if (othersCount == others.length) {
      others = Arrays.copyOf(others, othersCount * 2);
      othersAt = Arrays.copyOf(othersAt, othersCount * 2);
    }
    others[othersCount] = codePoint;
    othersAt[othersCount++] = bit;
  }

  private long places(int codePoint) {
    if (codePoint < 128) {
      return ascii[codePoint];
    }
    for (int i = 0; i < othersCount; i++) {
      if (others[i] == codePoint) {
        return othersAt[i];
      }
    }
    return 0;
  }

  /**
   * The distance to the term if it is at most {@code most}, else any number above. One edit, by far
   * the commonest question, is answered by what both have in common in front and behind.
   */
  int atMost(int most, int[] term, int from, int count) {
    if (Math.abs(length - count) > most) {
      return most + 1;
    } else if (most > 1) {
      return strangers(most, term, from, count) > most ? most + 1 : of(term, from, count);
    }
    int shorter = Math.min(length, count);
    int front = 0;
    while (front < shorter && word[front] == term[from + front]) {
      front++;
    }
    int behind = 0;
    while (behind < shorter - front
        && word[length - 1 - behind] == term[from + count - 1 - behind]) {
      behind++;
    }
    int differ = Math.max(length, count) - front - behind;
    boolean swapped =
        differ == 2
            && length == count
            && word[front] == term[from + front + 1]
            && word[front + 1] == term[from + front];
    return swapped ? 1 : differ;
  }

  /**
   * How many letters of the term the word does not have within {@code most} places: each of them
   * takes an edit of its own, when there are at most so many edits. Costs a fifth of the distance.
   */
  private int strangers(int most, int[] term, int from, int count) {
    long near = (1L << 2 * most + 1) - 1; // the places around the first letter, moved up by `most`
    int strangers = 0;
    for (int i = 0; i < count; i++) {
      strangers += (places(term[from + i]) << most & near) == 0 ? 1 : 0;
      near <<= 1;
    }
    return strangers;
  }

  /** The distance to the term of {@code count} code points from {@code from} on. */
  int of(int[] term, int from, int count) {
    long last = 1L << length - 1;
    long more = -1; // vertical differences of +1
    long less = 0; // and of -1
    long diagonal = 0; // where the diagonal difference is 0
    long before = 0;
    int distance = length;
    for (int at = from; at < from + count; at++) {
      long same = places(term[at]);
      long swapped = (~diagonal & same) << 1 & before;
      diagonal = (same & more) + more ^ more | same | less | swapped;
      long right = less | ~(diagonal | more);
      long left = diagonal & more;
      if ((right & last) != 0) {
        distance++;
      } else if ((left & last) != 0) {
        distance--;
      }
      right = right << 1 | 1;
      more = left << 1 | ~(diagonal | right);
      less = right & diagonal;
      before = same;
    }
    return distance;
  }

  /**
   * How many edits, at most {@link #MOST}, a word and a term may be apart when the shorter of them
   * has this many letters.
   */
  static int allowed(int shorter) {
    return shorter < Ranking.ONE_EDIT
        ? 0
        : shorter < Ranking.TWO_EDITS ? 1 : shorter < Ranking.THREE_EDITS ? 2 : MOST;
  }
}
