// refused: [ReturnValueIgnored]
package bad;

/** Trims nothing. */
public final class Ignored {
  private Ignored() {}

  static void trim(String text) {
    text.trim();
  }
}
