// refused: code in a comment
package assetd.model;

/** Remembers how it once was. */
public final class Commented {
  static int twice(int n) {
    // return n << 1;
    return n * 2;
  }
}
