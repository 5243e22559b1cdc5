// refused: static field that can change
package assetd.model;

/** One value for the whole process. */
public final class Changing {
  private static int count;

  static int next() {
    return ++count;
  }
}
