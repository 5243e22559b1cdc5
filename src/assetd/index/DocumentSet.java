package assetd.index;

import java.util.Arrays;

/** A set of the rows of one segment, a bit each. Mutable until handed out; then it is read only. */
final class DocumentSet {
  private final long[] words;
  private final int size;

  /** No row of so many. */
  DocumentSet(int size) {
    this.size = size;
    words = new long[(size + 63) / 64];
  }

  /** All of so many rows. */
  static DocumentSet all(int size) {
    DocumentSet set = new DocumentSet(size);
    Arrays.fill(set.words, -1L);
    if (size % 64 != 0) {
      set.words[set.words.length - 1] = (1L << size) - 1;
    }
    return set;
  }

  private DocumentSet(long[] words, int size) {
    this.words = words;
    this.size = size;
  }

  DocumentSet copy() {
    return new DocumentSet(words.clone(), size);
  }

  boolean has(int row) {
    return (words[row >> 6] & 1L << row) != 0;
  }

  void add(int row) {
    words[row >> 6] |= 1L << row;
  }

  void remove(int row) {
    words[row >> 6] &= ~(1L << row);
  }

  void addAll(DocumentSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
  }

  void removeAll(DocumentSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] &= ~other.words[i];
    }
  }

  void retainAll(DocumentSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] &= other.words[i];
    }
  }

  int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** The first row from {@code row} on that is in the set, or {@link Postings#END}. */
  int next(int row) {
    for (int i = row >> 6; i < words.length; i++) {
      long word = i == row >> 6 ? words[i] & -1L << row : words[i];
      if (word != 0) {
        return (i << 6) + Long.numberOfTrailingZeros(word);
      }
    }
    return Postings.END;
  }
}
