package assetd.index;

/**
 * Where each of many short strings begins that stand one behind the other, in a little more than
 * two bytes each: the place of every 256th, and how far behind that one the others begin.
 *
 * <pre>
 *   begins   0 3 7 12 ... | 2301 2310 ...      blocks  0 2301      within  0 3 7 12 ... 0 9 ...
 * </pre>
 *
 * Where strings are so long that two bytes do not reach, blocks are smaller. Immutable; free to
 * cross threads.
 */
final class Begins {
  private static final int LARGEST_BLOCK = 8; // 256 strings: the blocks take next to nothing

  private final int shift; // a block has 2^shift strings
  private final int[] blocks;
  private final char[] within;

  /** Of the first {@code count} places, which never fall. */
  Begins(int[] begins, int count) {
    shift = shift(begins, count);
    blocks = new int[(count >>> shift) + 1];
    within = new char[count];
    for (int i = 0; i < count; i++) {
      blocks[i >>> shift] = begins[first(i, shift)];
      within[i] = (char) (begins[i] - begins[first(i, shift)]);
    }
  }

  private static int shift(int[] begins, int count) {
    int shift = LARGEST_BLOCK;
    for (int i = 0; i < count; i++) {
      while (begins[i] - begins[first(i, shift)] > Character.MAX_VALUE) {
        shift--;
      }
    }
    return shift;
  }

  private static int first(int i, int shift) {
    return i >>> shift << shift;
  }

  int get(int i) {
    return blocks[i >>> shift] + within[i];
  }

  int count() {
    return within.length;
  }

  /** Bytes on the heap. */
  long bytes() {
    return 4L * blocks.length + 2L * within.length;
  }
}
