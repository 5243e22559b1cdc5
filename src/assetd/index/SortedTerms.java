package assetd.index;

import java.util.Arrays;

/**
 * Different byte strings in ascending (unsigned) order, each with a posting list. A string's number
 * is its place in the order.
 *
 * <pre>
 *   text    |add|addr|array|...      begins   0 3 7 12 ...     lists   0: 3,17   1: 4   2: 3,4,9
 * </pre>
 *
 * Immutable; free to cross threads.
 */
final class SortedTerms implements Merge.Keys {
  private final byte[] text;
  private final Begins begins;
  private final int size;
  private final PostingLists lists;

  /** {@code begins} ends with where a string behind the last would begin. */
  SortedTerms(byte[] text, Begins begins, PostingLists lists) {
    this.text = text;
    this.begins = begins;
    this.size = begins.count() - 1;
    this.lists = lists;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public PostingLists lists() {
    return lists;
  }

  byte[] text() {
    return text;
  }

  int begin(int term) {
    return begins.get(term);
  }

  /** A copy of the string. */
  byte[] get(int term) {
    return Arrays.copyOfRange(text, begin(term), begin(term + 1));
  }

  /** The number of the string, or -1. */
  int find(byte[] key, int from, int to) {
    int term = firstFrom(key, from, to);
    return term < size && compare(term, key, from, to) == 0 ? term : -1;
  }

  /** The first string that is not below the key. */
  int firstFrom(byte[] key, int from, int to) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = low + high >>> 1;
      if (compare(middle, key, from, to) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first string behind all that begin with the key. */
  int firstBehindPrefix(byte[] key, int from, int to) {
    byte[] last = Arrays.copyOfRange(key, from, to + 1);
    last[last.length - 1] = (byte) 0xFF; // above every byte of UTF-8
    return firstFrom(last, 0, last.length);
  }

  private int compare(int term, byte[] key, int from, int to) {
    return Arrays.compareUnsigned(text, begin(term), begin(term + 1), key, from, to);
  }

  @Override
  public int compare(int term, Merge.Keys other, int otherTerm) {
    SortedTerms there = (SortedTerms) other;
    return compare(term, there.text, there.begin(otherTerm), there.begin(otherTerm + 1));
  }

  /** Bytes on the heap. */
  long bytes() {
    return text.length + begins.bytes() + lists.bytes();
  }
}
