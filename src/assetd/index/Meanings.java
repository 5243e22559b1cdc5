package assetd.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the words of a query may mean in the views, and how much each weighs:
 *
 * <pre>
 *   word       weight   terms (quality)                            inside other words
 *   snippet       .51   snippet 1, snippets .86, sniplet .86 ...   -
 *   serch         .43   search .8, perch .8                        -
 *   basicauh      .06   -                                          rows 3 9
 * </pre>
 *
 * Only read once made; free to cross threads.
 */
final class Meanings {
  private final QueryWords query;
  private final double cutOff;
  private final List<View> views;
  private final Expansions.Found[][] terms; // per view and word
  private final Spelling[] best; // per word
  private final List<List<InsideSearch.Rows>> inside; // per word and view; no views: none
  private final double[] weights;
  private final int[] heaviestFirst;

  /**
   * The best spelling of a word that occurs.
   *
   * @param quality 0 when there is none
   * @param documents how many living ones have a term of this quality; of a word that may go on,
   *     also one that it begins: "co" is no rare word when "code" may be meant
   */
  private record Spelling(float quality, int documents) {}

  /** The cut-off is the share of the query's weight that a document must have. */
  Meanings(QueryWords query, double cutOff, List<View> views, Scratch scratch) {
    this.query = query;
    this.cutOff = cutOff;
    this.views = views;
    terms = new Expansions.Found[views.size()][];
    Arrays.setAll(terms, v -> terms(views.get(v).segment(), scratch.expansions));
    best = new Spelling[query.parts().size()];
    Arrays.setAll(best, this::best);
    inside = inside(scratch.inside);
    weights = weights();
    heaviestFirst = heaviestFirst();
  }

  /** The same words, as far as their spelling is sure, for documents that have less of them. */
  Meanings sure() {
    return new Meanings(this);
  }

  private Meanings(Meanings all) {
    query = all.query;
    cutOff = Ranking.FLOOR;
    views = all.views;
    terms = new Expansions.Found[views.size()][];
    Arrays.setAll(terms, v -> Expansions.Found.sure(all.terms[v]));
    best = all.best;
    inside = Collections.nCopies(query.parts().size(), List.of());
    weights = all.weights;
    heaviestFirst = all.heaviestFirst;
  }

  private Expansions.Found[] terms(Segment segment, Expansions expansions) {
    Expansions.Found[] found = new Expansions.Found[query.parts().size()];
    Arrays.setAll(found, word -> termsIn(segment, word, expansions));
    return found;
  }

  /** The terms of a segment that the word may mean. */
  Expansions.Found termsIn(Segment segment, int i, Expansions expansions) {
    QueryWords.Word word = query.parts().get(i);
    expansions.begin();
    expansions.find(word, segment, word.whole() < 0 ? 1 : Ranking.APART, edits(word));
    if (word.whole() >= 0) {
      expansions.find(whole(i), segment, 1, edits(whole(i)));
    }
    return expansions.take();
  }

  private int edits(QueryWords.Word word) {
    return isKnown(word) ? Ranking.EDITS_OF_KNOWN : EditDistance.MOST;
  }

  private Spelling best(int word) {
    float best = 0;
    for (int v = 0; v < terms.length; v++) {
      best = Math.max(best, best(v, word));
    }
    boolean unfinished = query.parts().get(word).unfinished();
    float least = unfinished ? best * Ranking.PREFIX : best;
    int documents = 0;
    for (int v = 0; v < terms.length; v++) {
      Expansions.Found found = terms[v][word];
      for (int i = 0; i < found.terms().length && found.qualities()[i] >= least; i++) {
        documents += views.get(v).documentsWith(found.terms()[i]);
      }
    }
    return new Spelling(best, documents);
  }

  /** The quality of the best term of a view that a living document has; 0 when there is none. */
  private float best(int v, int word) {
    Expansions.Found found = terms[v][word];
    for (int i = 0; i < found.terms().length; i++) {
      if (views.get(v).documentsWith(found.terms()[i]) > 0) {
        return found.qualities()[i];
      }
    }
    return 0;
  }

  private List<List<InsideSearch.Rows>> inside(InsideSearch search) {
    Map<QueryWords.Word, List<InsideSearch.Rows>> found = new HashMap<>();
    List<List<InsideSearch.Rows>> perWord = new ArrayList<>();
    for (int i = 0; i < query.parts().size(); i++) {
      QueryWords.Word word = whole(i);
      perWord.add(
          isWorthLookingInside(i)
              ? found.computeIfAbsent(word, w -> search.find(w.written(), views))
              : List.of());
    }
    return perWord;
  }

  /**
   * Whether a word is looked for inside others: when it occurs in no spelling that one knows, or
   * when it is misspelt and there are no others to go by.
   */
  private boolean isWorthLookingInside(int word) {
    boolean alone =
        whole(word).equals(whole(0)) && whole(word).equals(whole(query.parts().size() - 1));
    return best[word].quality() == 0 || alone && !isKnown(whole(word));
  }

  /** The symbols of the query. */
  Symbols symbols() {
    return query.symbols();
  }

  /** The word as the query has it: the whole, when it is a part. */
  QueryWords.Word whole(int word) {
    QueryWords.Word part = query.parts().get(word);
    return part.whole() < 0 ? part : query.wholes().get(part.whole());
  }

  private boolean isKnown(QueryWords.Word word) {
    return views.stream().anyMatch(view -> view.documentsWith(word.utf8()) > 0);
  }

  /** The weights, of sum 1; all 0 when no word means anything. */
  private double[] weights() {
    int documents = views.stream().mapToInt(View::live).sum();
    double[] found = new double[query.parts().size()];
    for (int i = 0; i < found.length; i++) {
      int with = documentsWith(i);
      found[i] = with == 0 ? 0 : Ranking.weight(with, documents);
    }
    double heaviest = Arrays.stream(found).max().orElse(0);
    for (int i = 0; i < found.length; i++) {
      QueryWords.Word word = query.parts().get(i);
      if (found[i] == 0) { // see Ranking.weight
        found[i] = word.isPair() ? heaviest * Ranking.UNKNOWN_PAIR : heaviest;
      }
      found[i] = Fillers.has(word) ? found[i] * Ranking.FILLER : found[i];
    }
    double sum = Arrays.stream(found).sum();
    return sum == 0 ? found : Arrays.stream(found).map(w -> w / sum).toArray();
  }

  /** How many documents have the word in the best spelling that occurs. */
  private int documentsWith(int word) {
    int documents = best[word].documents();
    return best[word].quality() < Ranking.INSIDE
        ? documents + inside.get(word).stream().mapToInt(r -> r.rows().length).sum()
        : documents;
  }

  private int[] heaviestFirst() {
    return IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingDouble(word -> -weights[word]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The words, heaviest first. */
  int word(int place) {
    return heaviestFirst[place];
  }

  /**
   * How many of the heaviest words a row must have one of: the others together weigh less than the
   * share.
   */
  int needed(double share) {
    double light = 0;
    int words = weights.length;
    while (words > 0 && light + weights[heaviestFirst[words - 1]] < share) {
      light += weights[heaviestFirst[--words]];
    }
    return words;
  }

  int words() {
    return weights.length;
  }

  double cutOff() {
    return cutOff;
  }

  /** Whether no word means anything. */
  boolean isEmpty() {
    return weights.length == 0 || weights[0] == 0;
  }

  List<QueryWords.Word> parts() {
    return query.parts();
  }

  double weight(int word) {
    return weights[word];
  }

  Expansions.Found terms(int view, int word) {
    return terms[view][word];
  }

  InsideSearch.Rows inside(int view, int word) {
    return inside.get(word).isEmpty() ? InsideSearch.Rows.NONE : inside.get(word).get(view);
  }

  /** The word as it was written, folded. */
  String written(int word) {
    return new String(whole(word).written(), StandardCharsets.UTF_8);
  }

  /** Bytes of the word as it was written, which is what is looked for inside others. */
  int writtenLength(int word) {
    return whole(word).written().length;
  }
}
