package assetd.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a query with other spaces between them, for who remembers "fizz buzz" or "fizzbuzz"
 * and wrote the other: neighbours that make one term together are joined, an unknown word that two
 * terms make together is split.
 *
 * <pre>
 *   data base lookup   ->   database lookup
 *   fizzbuzz in rust   ->   fizz buzz in rust       fizz and buzz are terms, fizzbuzz is not
 *   notepad            ->   note pad                rather than not epad: the rarer half of note
 *                                                   pad is the commoner one
 * </pre>
 *
 * It is asked only where the query as it was written found nothing worth mentioning, so it costs
 * nothing else. Owned by one thread.
 */
final class Respacing {
  /** Letters of the shorter half: nearly every pair of letters is a term somewhere. */
  private static final int SHORTEST = 3;

  private final List<QueryWords.Word> words;
  private final List<View> views;

  Respacing(QueryWords query, List<View> views) {
    this.words = query.parts();
    this.views = views;
  }

  /** The words, one space between two; null when they have the right spaces already. */
  String text() {
    List<String> spaced = new ArrayList<>();
    boolean changed = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toString();
      String joined = i + 1 < words.size() ? word + words.get(i + 1) : null;
      if (joined != null && !inOneWhole(i) && documents(joined) > 0) {
        spaced.add(joined);
        i++;
        changed = true;
      } else {
        String parts = documents(word) > 0 ? word : split(word);
        boolean split = !parts.equals(word);
        spaced.add(split ? parts + " " : parts); // a half that may go on would fit anywhere
        changed |= split;
      }
    }
    return changed ? String.join(" ", spaced) : null;
  }

  /** What is written as one word has been looked for as one. */
  private boolean inOneWhole(int word) {
    int whole = words.get(word).whole();
    return whole >= 0 && whole == words.get(word + 1).whole();
  }

  /** The word in two terms, such that the rarer of them is as common as can be; or as it is. */
  private String split(String word) {
    String best = word;
    int most = 0;
    int letters = word.codePointCount(0, word.length());
    for (int left = SHORTEST; left <= letters - SHORTEST; left++) {
      int at = word.offsetByCodePoints(0, left);
      String first = word.substring(0, at);
      String second = word.substring(at);
      int documents = documents(first);
      documents = documents <= most ? documents : Math.min(documents, documents(second));
      if (documents > most) {
        most = documents;
        best = first + " " + second;
      }
    }
    return best;
  }

  private int documents(String word) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    return views.stream().mapToInt(view -> view.documentsWith(utf8)).sum();
  }
}
