package assetd.index;

import java.text.Normalizer;

/**
 * Letters without their accents: what a word is whether or not whoever asks has them on the
 * keyboard.
 *
 * <p>Latin and Greek letters are what Unicode decomposes them into without its marks, and the
 * letters of {@link #LETTERS} are taken apart by hand; a mark that stands alone, as in decomposed
 * text, is nothing. In other scripts a mark makes another letter, so they stay what they are.
 */
final class Accents {
  /** Behind the last letter that has anything to lose. */
  private static final int END = 0x2000;

  /** A letter that Unicode does not decompose, and what it is, or begins with. */
  private static final String LETTERS = "ıiøołlđdħhŧtðdßsæaœoёе";

  private static final char[] BASES = new char[END];

  static {
    for (int c = 0; c < END; c++) {
      BASES[c] = (char) computed(c);
    }
    for (int i = 0; i < LETTERS.length(); i += 2) {
      BASES[LETTERS.charAt(i)] = LETTERS.charAt(i + 1);
    }
  }

  private Accents() {}

  private static int computed(int c) {
    if (c >= 0x300 && c < 0x370) {
      return 0; // a mark for any letter
    }
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN, GREEK ->
          Fold.fold(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).charAt(0));
      default -> c;
    };
  }

  /** The folded letter without its accent; 0 when it is nothing but one. */
  static int without(int folded) {
    return folded < END ? BASES[folded] : folded;
  }

  /** The second letter of those that are two, such as the s of ß; 0 for all others. */
  static int second(int folded) {
    return switch (folded) {
      case 'ß' -> 's';
      case 'æ', 'œ' -> 'e';
      default -> 0;
    };
  }
}
