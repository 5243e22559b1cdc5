package assetd.index;

/**
 * A posting list: ascending numbers below a limit that the reader knows, in Elias-Fano code. Each
 * number is cut into low bits, which stand side by side, and a high rest, which stands in unary as
 * the gap to the rest before:
 *
 * <pre>
 *   | count + 1, Elias gamma | low bits, count x l | unary gaps of the high rests |
 *                          l = floor(log2(limit / count))
 * </pre>
 *
 * A number costs l + 2 bits at most, about half a bit above what any code can reach when numbers
 * lie at random (S. Vigna, Quasi-succinct indices, 2013). The unary part is short and is read 57
 * bits at a time, which makes skipping cheap: to pass 10,000 numbers is to count the zeros of some
 * 350 words. That is why there is no skip table.
 */
final class EliasFano {
  private EliasFano() {}

  /** How many low bits a number has in a list of {@code count} numbers below {@code limit}. */
  static int lowWidth(long limit, int count) {
    return count == 0 || limit <= count ? 0 : 63 - Long.numberOfLeadingZeros(limit / count);
  }

  /** Appends the ascending {@code numbers[from..to)}, all below {@code limit}. */
  static void write(Bits.Writer out, int[] numbers, int from, int to, int limit) {
    int count = to - from;
    int magnitude = 31 - Integer.numberOfLeadingZeros(count + 1);
    out.putUnary(magnitude);
    out.put(count + 1 & (1L << magnitude) - 1, magnitude);
    int width = lowWidth(limit, count);
    long mask = (1L << width) - 1;
    for (int i = from; i < to; i++) {
      out.put(numbers[i] & mask, width);
    }
    int before = 0;
    for (int i = from; i < to; i++) {
      int rest = numbers[i] >>> width;
      out.putUnary(rest - before);
      before = rest;
    }
  }
}
