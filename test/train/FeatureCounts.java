package assetd.insight;

import java.util.Arrays;

/**
 * How many texts have each feature; also the set of features of one text. Open addressing over
 * non-zero hashes.
 */
final class FeatureCounts {
  private int[] keys = new int[1_024];
  private int[] counts = new int[1_024];
  private int size;

  /** Counts a feature; the hash 0 is left out. */
  void add(int hash) {
    if (hash == 0) {
      return;
    }
    if (size * 2 > keys.length) {
      grow();
    }
    int slot = slot(hash);
    if (keys[slot] == 0) {
      keys[slot] = hash;
      size++;
    }
    counts[slot]++;
  }

  /** How often it was counted. */
  int count(int hash) {
    return counts[slot(hash)];
  }

  /** The features that were counted at least this often, in ascending order. */
  int[] atLeast(int minimum) {
    int[] found = new int[size];
    int n = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0 && counts[slot] >= minimum) {
        found[n++] = keys[slot];
      }
    }
    int[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted);
    return sorted;
  }

  private int slot(int hash) {
    int slot = hash * 0x9e3779b1 >>> 7 & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != hash) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new int[oldKeys.length * 4];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
