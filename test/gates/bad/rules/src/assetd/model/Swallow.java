// refused: exception dropped without a word
package assetd.model;

/** Knows nothing of what went wrong. */
public final class Swallow {
  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
    }
    return 0;
  }
}
