package assetd.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Forms of an English word. Two words are forms of each other when the same stem is left of both
 * without their endings:
 *
 * <pre>
 *   concatenating   concaten + ating       concaten + ation, ate, ated ...
 *   stripping       strip + p + ing        strip, strip + s, strip + p + ed ...
 * </pre>
 *
 * Stems are no terms: what begins with one is read in the index, and its ending looked up. Two
 * stems that differ (expand, expansion) are not met. Owned by one thread.
 */
final class Forms {
  /** Letters of a stem: shorter ones begin too much else. */
  private static final int SHORTEST_STEM = 4;

  private static final long[] ENDINGS =
      Arrays.stream(
              ("s e es ed er ers ing ings or ors ion ions ate ates ated ating ator ators ation"
                      + " ations ize izes ized izing ization y ies ied able ment ments ly al")
                  .split(" "))
          .map(ending -> ending.getBytes(StandardCharsets.UTF_8))
          .mapToLong(ending -> packed(ending, 0, ending.length))
          .sorted()
          .toArray();

  /** Letters of "ization" and of a consonant doubled before an ending. */
  private static final int LONGEST_ENDING = 8;

  private byte[] word;
  private int stem;

  /** Sets the word, a term; returns how many bytes of it are its stem, 0 when it has none. */
  int of(byte[] utf8) {
    word = utf8;
    stem = utf8.length < SHORTEST_STEM ? 0 : utf8.length;
    for (int at = Math.max(SHORTEST_STEM, stem - LONGEST_ENDING); at < stem; at++) {
      stem = isEnding(word, at, word.length) ? at : stem;
    }
    boolean doubled = stem > SHORTEST_STEM && stem < word.length && isDoubled(word, stem - 1);
    stem -= doubled ? 1 : 0;
    return stem;
  }

  /** Whether the term, which begins with the stem, is a form of the word. */
  boolean has(byte[] text, int from, int to) {
    int at = from + stem;
    if (to - at > LONGEST_ENDING) {
      return false;
    }
    return at == to || isEnding(text, at, to) || isDoubled(text, at) && isEnding(text, at + 1, to);
  }

  /** Whether the consonant stands for one; "fill" and "class" are written so by themselves. */
  private static boolean isDoubled(byte[] text, int at) {
    return text[at] == text[at - 1] && "aeioulsz".indexOf(text[at]) < 0;
  }

  /** Whether it is one behind this stem; "class", "status" and "axis" end in no plural. */
  private static boolean isEnding(byte[] text, int from, int to) {
    boolean singular = to - from == 1 && text[from] == 's' && "siu".indexOf(text[from - 1]) >= 0;
    return !singular && Arrays.binarySearch(ENDINGS, packed(text, from, to)) >= 0;
  }

  /** At most eight bytes as one number. */
  private static long packed(byte[] text, int from, int to) {
    long packed = 0;
    for (int at = from; at < to; at++) {
      packed = packed << 8 | text[at] & 0xFF;
    }
    return packed;
  }
}
