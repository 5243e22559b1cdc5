package assetd.insight;

import java.util.Locale;

/** Lower case for finding places in a text. */
final class LowerCase {
  private LowerCase() {}

  /**
   * Lower case in which every position stays the same; where the full one would move positions, of
   * ASCII only. A Turkish \u0130 for instance becomes two characters.
   */
  static String inPlace(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() == text.length()) {
      return lower;
    }
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = chars[i] >= 'A' && chars[i] <= 'Z' ? (char) (chars[i] + 32) : chars[i];
    }
    return new String(chars);
  }
}
