package assetd.insight;

/**
 * Finds the row of a feature by its hash: open addressing over row numbers of two bytes, so that
 * the table stays in the cache of a core. Immutable.
 */
final class FeatureRows {
  private final int[] hashes;
  private final char[] slots; // row plus one; 0 for a free slot

  /** Of these features in the order of their rows; at most 65,534, no two alike. */
  FeatureRows(int[] hashes) {
    this.hashes = hashes;
    slots = new char[Integer.highestOneBit(hashes.length) * 4];
    for (int row = 0; row < hashes.length; row++) {
      int slot = hashes[row] & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = (char) (row + 1);
    }
  }

  int size() {
    return hashes.length;
  }

  /** The row of the feature; -1 when there is none. */
  int find(int hash) {
    int slot = hash & slots.length - 1;
    for (int row = slots[slot] - 1; row >= 0; row = slots[slot] - 1) {
      if (hashes[row] == hash) {
        return row;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }
}
