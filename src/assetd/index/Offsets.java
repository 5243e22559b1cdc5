package assetd.index;

/**
 * A sorted list of numbers that answers "which is the i-th?": where list i of an arena begins.
 * Elias-Fano code (P. Elias 1974, R. Fano 1971): the low bits of each number stand as they are, the
 * high bits in unary, as gaps to the one before:
 *
 * <pre>
 *   numbers         5      8      9     15     33          (l = 2 low bits)
 *   low  (l each)   01     00     01    11     01
 *   high            1      2      2     3      8
 *   unary gaps      01     01     1     01     000001      i-th one at bit p: high = p - i
 * </pre>
 *
 * That is 2 + log2(largest / count) bits each: 6 to 9 instead of 32 here. The bit position of every
 * {@value #STEP}th one is sampled; from there a read counts ones word by word. Immutable; free to
 * cross threads.
 */
final class Offsets {
  /**
   * Ones per sample: a read passes about 2 x 32 / 64 = 1 word on average; samples cost half a bit a
   * number.
   */
  private static final int STEP = 64;

  private final int lowWidth;
  private final byte[] low;
  private final byte[] high;
  private final int[] samples;

  /** Encodes the first {@code count} of {@code numbers}, which never fall. */
  Offsets(long[] numbers, int count) {
    long largest = count == 0 ? 0 : numbers[count - 1];
    lowWidth = count == 0 ? 0 : EliasFano.lowWidth(largest + 1, count);
    Bits.Writer lows = new Bits.Writer((int) ((long) count * lowWidth / 8) + 1);
    Bits.Writer highs = new Bits.Writer(count / 2 + 1);
    samples = new int[count / STEP + 1];
    long before = 0;
    for (int i = 0; i < count; i++) {
      lows.put(numbers[i] & ((1L << lowWidth) - 1), lowWidth);
      highs.putUnary((numbers[i] >>> lowWidth) - before);
      before = numbers[i] >>> lowWidth;
      if (i % STEP == 0) {
        samples[i / STEP] = (int) highs.end() - 1;
      }
    }
    low = lows.toArena();
    high = highs.toArena();
  }

  /** The number at {@code index}. */
  long get(int index) {
    long place = select(index);
    return place - index << lowWidth | Bits.get(low, (long) index * lowWidth, lowWidth);
  }

  /** The bit position of the one with this index. */
  private long select(int index) {
    int from = samples[index / STEP];
    int wanted = index % STEP;
    int at = from >>> 3;
    long word = Bits.word(high, at) & -1L << (from & 7);
    for (int ones = Long.bitCount(word); ones <= wanted; ones = Long.bitCount(word)) {
      wanted -= ones;
      at += 8;
      word = wordOrEnd(at);
    }
    return ((long) at << 3) + select(word, wanted);
  }

  /** The position of the one with this index in a word: halves are counted, then eight bits. */
  private static int select(long word, int index) {
    int wanted = index;
    int passed = 0;
    for (int half = 32; half >= 8; half >>= 1) {
      int ones = Long.bitCount(word >>> passed & (1L << half) - 1);
      if (ones <= wanted) {
        wanted -= ones;
        passed += half;
      }
    }
    long rest = word >>> passed;
    for (; wanted > 0; wanted--) {
      rest &= rest - 1;
    }
    return passed + Long.numberOfTrailingZeros(rest);
  }

  /**
   * Eight bytes at a time may step over the padding of a short arena; what lies behind it is zero.
   */
  private long wordOrEnd(int at) {
    return Bits.word(high, Math.min(at, high.length - 8)) >>> 8 * Math.max(0, at - high.length + 8);
  }

  /** Bytes on the heap. */
  long bytes() {
    return low.length + high.length + 4L * samples.length;
  }
}
