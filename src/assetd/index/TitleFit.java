package assetd.index;

import java.util.Arrays;

/**
 * How well a query fits a title, word by word, with more patience for misspelling than the index
 * has: among the few titles that it is asked about, a three-letter word with a wrong letter still
 * means something. Mutable buffers; owned by one thread.
 */
final class TitleFit {
  private final Meanings meanings;
  private final EditDistance[] distances;
  private final double[] best; // per word of the query, in the current title
  private final Words cutter = new Words();
  private final int[] letters = new int[4 * Words.LONGEST];
  private int letterCount;
  private final Symbols asked;
  private double symbols;
  private int titleWords;
  private double titleFound;

  TitleFit(Meanings meanings) {
    this.meanings = meanings;
    this.asked = meanings.symbols();
    this.best = new double[meanings.words()];
    this.distances = new EditDistance[best.length];
    Arrays.setAll(distances, i -> new EditDistance().to(word(i).letters(), 1, word(i).length()));
  }

  private QueryWords.Word word(int i) {
    return meanings.parts().get(i);
  }

  /** Looks at a title; the other methods tell about it. */
  void look(byte[] text, int from, int to) {
    Arrays.fill(best, 0);
    titleWords = 0;
    titleFound = 0;
    symbols = Ranking.symbols(asked.differingFrom(Symbols.in(text, from, to)));
    cutter.cut(text, from, to, this::compare);
  }

  private void compare(byte[] bytes, int from, int to, int parts) {
    if (parts > 1) {
      return;
    }
    double found = 0;
    letterCount = Utf8.decode(bytes, from, to, letters, 0);
    for (int i = 0; i < best.length; i++) {
      double quality = quality(i, bytes, from, to) * share(word(i));
      best[i] = Math.max(best[i], quality);
      found = Math.max(found, quality);
    }
    titleWords++;
    titleFound += found;
  }

  private double quality(int i, byte[] bytes, int from, int to) {
    QueryWords.Word word = word(i);
    byte[] utf8 = word.utf8();
    int common = Arrays.mismatch(bytes, from, to, utf8, 0, utf8.length);
    if (common < 0) {
      return 1;
    } else if (word.unfinished() && common == utf8.length) {
      return Ranking.PREFIX;
    }
    int shorter = Math.min(letterCount, word.length());
    int edits = distances[i].atMost(Ranking.patience(shorter), letters, 0, letterCount);
    return Ranking.patientQuality(edits, shorter);
  }

  /** Parts of a word count less than the whole. */
  private static float share(QueryWords.Word word) {
    return word.whole() < 0 ? 1 : Ranking.APART;
  }

  /** The share of the query's weight that the title has. */
  double ofQuery() {
    double sum = 0;
    for (int i = 0; i < best.length; i++) {
      sum += meanings.weight(i) * best[i];
    }
    return sum;
  }

  /** The share of the title's words that the query has, less when their symbols differ. */
  double ofTitle() {
    return titleWords == 0 ? 0 : symbols * titleFound / titleWords;
  }
}
