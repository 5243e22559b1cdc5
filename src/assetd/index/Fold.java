package assetd.index;

/**
 * Case folding: what "ignoring case" means everywhere in this package.
 *
 * <p>It is Unicode's simple case folding (CaseFolding.txt, status C and S): one code point becomes
 * one code point, whatever the language. So a position in folded text is the same position, counted
 * in code points, in the original. It is computed as lower(upper(c)), which puts both small sigmas,
 * the Kelvin sign and k, the long s and s together. The two Turkish letters U+0130 and U+0131 stay
 * what they are: only a language could say which i they belong to.
 */
final class Fold {
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;

  private Fold() {}

  /** The folded code point. */
  static int fold(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    if (codePoint == DOTTED_CAPITAL_I || codePoint == DOTLESS_SMALL_I) {
      return codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /** The text with each code point folded. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(c -> folded.appendCodePoint(fold(c)));
    return folded.toString();
  }
}
