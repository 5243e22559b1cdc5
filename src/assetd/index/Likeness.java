package assetd.index;

import java.util.Arrays;

/**
 * How much two texts have in common, white space apart: twice the length of their longest common
 * subsequence, divided by their lengths together. 1 is the same, .9 is one byte in ten changed.
 *
 * <p>By E. Myers (An O(ND) Difference Algorithm and Its Variations, 1986): for a rising number of
 * differences d it keeps on each diagonal k = x - y how far one can get with d deletions and
 * insertions, where a run of equal bytes is free:
 *
 * <pre>
 *        a   b   c   x        furthest[k] = x
 *      \
 *   a    \                    d = 0: along the diagonal 0 to (2, 2)
 *   b      \                  d = 1: c deleted, to (3, 2) on the diagonal 1
 *   x        - - \            ... and along it to the end: d = 1, 7 bytes, likeness 6/7
 * </pre>
 *
 * Texts that are alike are told so after few differences; for the others it ends when there are
 * more than the wanted likeness allows.
 */
final class Likeness {
  /** What counts as a near-duplicate. */
  static final double NEAR = 0.9;

  /** Bytes of the longest text that is compared; a longer one is only the same or not. */
  static final int LONGEST = 1 << 16;

  private static final long SEED = 0xCBF29CE484222325L;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private Likeness() {}

  /** The bytes of the text in [from, to) without ASCII white space and controls. */
  static byte[] dense(byte[] text, int from, int to) {
    byte[] dense = new byte[to - from];
    int end = 0;
    for (int at = from; at < to; at++) {
      if (text[at] < 0 || text[at] > ' ') {
        dense[end++] = text[at];
      }
    }
    return Arrays.copyOf(dense, end);
  }

  /** Eight bytes that tell what {@link #dense} keeps of the text, all but surely. */
  static byte[] fingerprint(byte[] text, int from, int to) {
    long hash = SEED;
    for (int at = from; at < to; at++) {
      if (text[at] < 0 || text[at] > ' ') {
        hash = (hash ^ text[at]) * SPREAD;
        hash ^= hash >>> 29;
      }
    }
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (hash >>> 8 * i);
    }
    return bytes;
  }

  /** The likeness of two dense texts; 0 when it is below {@link #NEAR}. */
  static double of(byte[] a, byte[] b) {
    int both = a.length + b.length;
    int allowed = (int) (both * (1 - NEAR) + 1e-9);
    if (Math.abs(a.length - b.length) > allowed || Math.max(a.length, b.length) > LONGEST) {
      return Arrays.equals(a, b) ? 1 : 0;
    }
    int differences = differences(a, b, allowed);
    return differences > allowed ? 0 : 1 - (double) differences / Math.max(1, both);
  }

  /** How many deletions and insertions make b of a, or any number above {@code most}. */
  private static int differences(byte[] a, byte[] b, int most) {
    int[] furthest = new int[2 * most + 3];
    int middle = most + 1;
    for (int d = 0; d <= most; d++) {
      for (int k = -d; k <= d; k += 2) {
        int left = furthest[middle + k - 1];
        int right = furthest[middle + k + 1];
        int x = d == 0 ? 0 : k == -d || k != d && left < right ? right : left + 1;
        if (x > a.length || x - k > b.length) {
          furthest[middle + k] = x; // outside: nothing is reached from here
          continue;
        }
        x += common(a, x, b, x - k);
        if (x == a.length && x - k == b.length) {
          return d;
        }
        furthest[middle + k] = x;
      }
    }
    return most + 1;
  }

  private static int common(byte[] a, int x, byte[] b, int y) {
    int length = Math.min(a.length - x, b.length - y);
    int differs = Arrays.mismatch(a, x, x + length, b, y, y + length);
    return differs < 0 ? length : differs;
  }
}
