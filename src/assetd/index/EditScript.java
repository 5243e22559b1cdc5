package assetd.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * By which edits a word becomes a term, in words: the textbook table of optimal string alignment,
 * walked back from its end. Only for explanations; {@link EditDistance} is what searches use.
 */
final class EditScript {
  private final int[] word;
  private final int[] term;
  private final int[][] cost; // cost[i][j]: edits from word[0..i) to term[0..j)

  private EditScript(String word, String term) {
    this.word = word.codePoints().toArray();
    this.term = term.codePoints().toArray();
    this.cost = new int[this.word.length + 1][this.term.length + 1];
    for (int i = 0; i <= this.word.length; i++) {
      for (int j = 0; j <= this.term.length; j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : least(i, j);
      }
    }
  }

  private int least(int i, int j) {
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (word[i - 1] == term[j - 1] ? 0 : 1));
    return isSwap(i, j) ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }

  private boolean isSwap(int i, int j) {
    return i > 1 && j > 1 && word[i - 1] == term[j - 2] && word[i - 2] == term[j - 1];
  }

  /** The edits from the front to the back; none when both are equal. */
  static List<String> between(String word, String term) {
    return new EditScript(word, term).walk();
  }

  private List<String> walk() {
    List<String> edits = new ArrayList<>();
    int i = word.length;
    int j = term.length;
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0 && word[i - 1] == term[j - 1] && cost[i][j] == cost[i - 1][j - 1]) {
        i--;
        j--;
      } else if (isSwap(i, j) && cost[i][j] == cost[i - 2][j - 2] + 1) {
        edits.add("swap " + letter(word[i - 2]) + " and " + letter(word[i - 1]));
        i -= 2;
        j -= 2;
      } else if (i > 0 && j > 0 && cost[i][j] == cost[i - 1][j - 1] + 1) {
        edits.add("change " + letter(word[--i]) + " to " + letter(term[--j]));
      } else if (j > 0 && cost[i][j] == cost[i][j - 1] + 1) {
        edits.add("insert " + letter(term[--j]));
      } else {
        edits.add("drop " + letter(word[--i]));
      }
    }
    Collections.reverse(edits);
    return edits;
  }

  private static String letter(int codePoint) {
    return Character.toString(codePoint);
  }
}
