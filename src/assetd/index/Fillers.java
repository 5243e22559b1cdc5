package assetd.index;

import java.util.Set;

/**
 * English words that a question is made of besides what it asks about. In a collection of code they
 * may be rare, and so seem to say much; but "how do I reverse a list in python" asks for reverse,
 * list and python.
 */
final class Fillers {
  private static final Set<String> WORDS =
      Set.of(
          ("a an and are as at be by can could did do does for from had has have her his how i in"
               + " is it its me my of on or our should so that the their them there these they this"
               + " those to want was we were what when where which who why will with would you"
               + " your")
              .split(" "));

  private Fillers() {}

  /** Whether the word is one; a part of a word, as in for_each, never is. */
  static boolean has(QueryWords.Word word) {
    return word.whole() < 0 && WORDS.contains(word.toString());
  }
}
