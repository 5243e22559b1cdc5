// refused: [UnusedVariable]
package bad;

/** Computes what nobody reads. */
public final class Unused {
  private Unused() {}

  static int twice(int n) {
    int square = n * n;
    return n + n;
  }
}
