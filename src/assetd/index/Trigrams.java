package assetd.index;

import java.util.Arrays;

/**
 * Which documents contain which three bytes of folded text:
 *
 * <pre>
 *   keys   the trigrams that occur, ascending        "\n# "  "\n#i"  ...  "the"  ...
 *   lists  list i: the documents with keys[i]          3,17     4          1,3,4
 * </pre>
 *
 * Each text is followed by two {@link #STOP} bytes, so every byte of it begins a trigram: a query
 * of one or two bytes is answered by the keys that begin with it. No text holds a STOP, so no
 * trigram reaches from one text into the next. Immutable.
 */
final class Trigrams implements Merge.Keys {
  /** A byte that UTF-8 never contains. */
  static final int STOP = 0xFF;

  private final int[] keys;
  private final PostingLists lists;

  Trigrams(int[] keys, PostingLists lists) {
    this.keys = keys;
    this.lists = lists;
  }

  /** The trigram that begins at {@code at}. */
  static int at(byte[] folded, int at) {
    return (folded[at] & 0xFF) << 16 | (folded[at + 1] & 0xFF) << 8 | folded[at + 2] & 0xFF;
  }

  /** The list of the trigram, or a negative number when no document has it. */
  int list(int trigram) {
    return Arrays.binarySearch(keys, trigram);
  }

  /** The first list whose trigram is at least this. */
  int firstFrom(int trigram) {
    int list = list(trigram);
    return list < 0 ? -list - 1 : list;
  }

  @Override
  public PostingLists lists() {
    return lists;
  }

  int key(int list) {
    return keys[list];
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public int compare(int list, Merge.Keys other, int otherList) {
    return Integer.compare(keys[list], ((Trigrams) other).keys[otherList]);
  }

  /** Takes the keys in order. Owned by one thread. */
  static final class Builder {
    private int[] keys;
    private int size;

    Builder(int expected) {
      keys = new int[Math.max(1, expected)];
    }

    void add(int trigram) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2);
      }
      keys[size++] = trigram;
    }

    Trigrams build(PostingLists lists) {
      return new Trigrams(Arrays.copyOf(keys, size), lists);
    }
  }

  /** Bytes on the heap. */
  long bytes() {
    return 4L * keys.length + lists.bytes();
  }
}
