package assetd.index;

/**
 * A forward reader of one posting list in {@link EliasFano} code. Mutable; owned by one thread,
 * which may open one list after another with it.
 */
final class Postings {
  /** Behind the last number. */
  static final int END = Integer.MAX_VALUE;

  private byte[] arena;
  private int count;
  private int width;
  private long lowAt;
  private long highAt;
  private int passed; // numbers already read
  private int current; // what atLeast answered last
  private long wordAt; // the bit, on a byte boundary, where `word` was loaded
  private long word; // 64 bits of the unary part, less the ones already read

  /** Opens the list that begins at bit {@code at}, with numbers below {@code limit}. */
  Postings open(byte[] arena, long at, int limit) {
    this.arena = arena;
    int magnitude = Long.numberOfTrailingZeros(Bits.window(arena, at));
    count = (1 << magnitude | (int) Bits.get(arena, at + magnitude + 1, magnitude)) - 1;
    width = EliasFano.lowWidth(limit, count);
    lowAt = at + 2L * magnitude + 1;
    highAt = lowAt + (long) count * width;
    passed = 0;
    current = -1;
    wordAt = highAt & ~7L;
    word = Bits.word(arena, (int) (wordAt >>> 3)) & -1L << (highAt & 7);
    return this;
  }

  /** How many numbers the list has. */
  int count() {
    return count;
  }

  /** How many numbers the list at bit {@code at} has. */
  static int count(byte[] arena, long at) {
    int magnitude = Long.numberOfTrailingZeros(Bits.window(arena, at));
    return (1 << magnitude | (int) Bits.get(arena, at + magnitude + 1, magnitude)) - 1;
  }

  /** The next number, or {@link #END}. */
  int next() {
    if (passed == count) {
      return END;
    }
    while (word == 0) {
      wordAt += 64;
      word = Bits.word(arena, (int) (wordAt >>> 3));
    }
    long rest = wordAt + Long.numberOfTrailingZeros(word) - highAt - passed;
    word &= word - 1;
    int low = (int) Bits.get(arena, lowAt + (long) passed * width, width);
    passed++;
    return (int) rest << width | low;
  }

  /** The next number that is at least {@code target}, or {@link #END}. */
  int next(int target) {
    skipRestsBelow(target >>> width);
    int number = next();
    while (number < target) {
      number = next();
    }
    return number;
  }

  /** Like {@link #next(int)}, but the number it is at will do. */
  int atLeast(int target) {
    if (current < target) {
      current = next(target);
    }
    return current;
  }

  /** Passes every word whose numbers all have a high rest below the given one. */
  private void skipRestsBelow(int rest) {
    while (passed < count) {
      int ones = Long.bitCount(word);
      if (wordAt + 64 - highAt - passed - ones >= rest) {
        return;
      }
      passed = Math.min(count, passed + ones);
      if (passed < count) {
        wordAt += 64;
        word = Bits.word(arena, (int) (wordAt >>> 3));
      }
    }
  }

  /**
   * Reads the numbers not yet read into {@code out} and returns how many there were. Does what
   * {@link #next()} does, a third faster, for its state is in registers.
   */
  int readAll(int[] out) {
    int unread = count - passed;
    long low = lowAt + (long) passed * width;
    long base = wordAt - highAt - passed;
    long bits = word;
    int at = (int) (wordAt >>> 3);
    for (int i = 0; i < unread; i++) {
      while (bits == 0) {
        at += 8;
        base += 64;
        bits = Bits.word(arena, at);
      }
      long rest = base - i + Long.numberOfTrailingZeros(bits);
      bits &= bits - 1;
      out[i] = (int) rest << width | (int) Bits.get(arena, low, width);
      low += width;
    }
    passed = count;
    return unread;
  }
}
