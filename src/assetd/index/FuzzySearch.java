package assetd.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Finds the documents that have most of the query's words, weighed by rarity, in some spelling.
 *
 * <pre>
 *   word       weight   terms meant (quality)                      rows
 *   snippet       7.1   snippet 1, snippets .86, sniplet .86  ...  3 9 12 40
 *   serch         6.0   search .8, perch .8                        9 12 17
 *   in            0.9   in 1                                       nearly all
 *                         coverage of row 9 = (7.1 x 1 + 6.0 x .8 + 0.9 x 1) / 14.0
 * </pre>
 *
 * A row below the cut-off is no hit. So a row must have one of the words that remain when the
 * lightest ones are left out as long as they weigh less than the cut-off together: only those
 * words' lists bring rows in, the lists of the light ones add to rows already in. Owned by one
 * thread.
 */
final class FuzzySearch {
  private final QueryWords query;
  private final List<View> views;
  private final Expansions.Found[][] expansions; // per view and word
  private final List<List<InsideSearch.Rows>>
      inside; // per word and view; null when not looked for or not found
  private final double[] weights;
  private final Integer[] heaviestFirst;
  private final int needed; // how many of the heaviest bring rows in
  private final double all;

  FuzzySearch(QueryWords query, List<View> views) {
    this.query = query;
    this.views = views;
    int words = query.parts().size();
    expansions = new Expansions.Found[views.size()][];
    Expansions finder = new Expansions();
    for (int i = 0; i < expansions.length; i++) {
      expansions[i] = expand(views.get(i), finder);
    }
    inside = inside();
    int documents = views.stream().mapToInt(View::live).sum();
    weights = new double[words];
    Arrays.setAll(weights, word -> weight(documentsWith(word), documents));
    weighUnknown();
    all = Arrays.stream(weights).sum();
    heaviestFirst = new Integer[words];
    Arrays.setAll(heaviestFirst, i -> i);
    Arrays.sort(heaviestFirst, Comparator.comparingDouble(word -> -weights[word]));
    needed = needed();
  }

  private Expansions.Found[] expand(View view, Expansions finder) {
    Expansions.Found[] found = new Expansions.Found[query.parts().size()];
    for (int i = 0; i < found.length; i++) {
      QueryWords.Word word = query.parts().get(i);
      finder.begin();
      finder.find(word, view.segment(), word.whole() < 0 ? 1 : Ranking.APART);
      if (word.whole() >= 0) {
        finder.find(query.wholes().get(word.whole()), view.segment(), 1);
      }
      found[i] = finder.take();
    }
    return found;
  }

  private static double weight(int with, int documents) {
    return with == 0 ? 0 : Ranking.weight(with, documents);
  }

  /**
   * A word that no document has, in any spelling, weighs as much as the heaviest of the others: it
   * is noise, or misspelt.
   */
  private void weighUnknown() {
    double heaviest = Arrays.stream(weights).max().orElse(0);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weights[i] == 0 ? heaviest : weights[i];
    }
  }

  private List<List<InsideSearch.Rows>> inside() {
    InsideSearch search = new InsideSearch(views);
    Map<QueryWords.Word, List<InsideSearch.Rows>> found = new HashMap<>();
    List<List<InsideSearch.Rows>> perWord = new ArrayList<>();
    for (QueryWords.Word part : query.parts()) {
      QueryWords.Word word = part.whole() < 0 ? part : query.wholes().get(part.whole());
      if (!found.containsKey(word)) {
        found.put(word, isKnown(word) ? null : search.find(word.written()));
      }
      perWord.add(found.get(word));
    }
    return perWord;
  }

  private boolean isKnown(QueryWords.Word word) {
    for (View view : views) {
      int term = view.segment().terms().find(word.utf8(), 0, word.utf8().length);
      if (term >= 0 && view.documentsWith(term) > 0) {
        return true;
      }
    }
    return false;
  }

  /** How many documents have the word in the best spelling that occurs. */
  private int documentsWith(int word) {
    float best = 0;
    int documents = 0;
    for (int v = 0; v < views.size(); v++) {
      Expansions.Found found = expansions[v][word];
      for (int i = 0; i < found.terms().length && found.qualities()[i] >= best; i++) {
        int with = views.get(v).documentsWith(found.terms()[i]);
        if (with > 0) {
          documents = found.qualities()[i] > best ? with : documents + with;
          best = found.qualities()[i];
        }
      }
    }
    if (best < Ranking.INSIDE && inside.get(word) != null) {
      documents += inside.get(word).stream().mapToInt(r -> r.rows().length).sum();
    }
    return documents;
  }

  private int needed() {
    double light = 0;
    int words = weights.length;
    while (words > 0 && light + weights[heaviestFirst[words - 1]] < all * Ranking.FLOOR) {
      light += weights[heaviestFirst[--words]];
    }
    return words;
  }

  /**
   * The best suggestions among the rows within the sets (null is a whole view) that are no exact
   * hits, best first.
   */
  List<Found> find(List<DocumentSet> within, List<Found> exact) {
    PriorityQueue<Found> best = new PriorityQueue<>(Found.BEST_FIRST.reversed());
    if (all > 0) {
      for (int v = 0; v < views.size(); v++) {
        collect(v, within.get(v), exact, best);
      }
    }
    List<Found> looked = new ArrayList<>();
    TitleFit fit = new TitleFit(query.parts(), weights);
    Texts texts = new Texts();
    for (Found each : best) {
      Found found = look(each, texts, fit);
      if (found != null) {
        looked.add(found);
      }
    }
    looked.sort(Found.BEST_FIRST);
    return looked.subList(0, Math.min(looked.size(), Ranking.SUGGESTIONS));
  }

  /** The hit with its final score; null when it has too little of the query after all. */
  private static Found look(Found found, Texts texts, TitleFit fit) {
    texts.open(found.view().rows().texts(found.row()));
    texts.next();
    if (texts.place() == Place.TITLE) {
      fit.look(texts.bytes(), texts.from(), texts.to());
    } else {
      fit.look(texts.bytes(), 0, 0);
    }
    double coverage = Math.max(found.coverage(), fit.ofQuery());
    return coverage < Ranking.CUT_OFF
        ? null
        : found.withScore(Ranking.fuzzy(coverage, fit.ofQuery(), fit.ofTitle()));
  }

  private void collect(int v, DocumentSet within, List<Found> exact, PriorityQueue<Found> best) {
    View view = views.get(v);
    Tally tally = new Tally(view, within);
    for (Found each : exact) {
      if (each.view() == view) {
        tally.leaveOut(each.row());
      }
    }
    for (int i = 0; i < heaviestFirst.length; i++) {
      int word = heaviestFirst[i];
      tally.begin(i < needed);
      Expansions.Found found = expansions[v][word];
      double share = weights[word] / all;
      InsideSearch.Rows rows =
          inside.get(word) == null ? InsideSearch.Rows.NONE : inside.get(word).get(v);
      int length = rows.rows().length == 0 ? 0 : written(word).length;
      int away = rows.rows().length == 0 ? 3 : 0;
      for (int e = 0; e < found.terms().length; e++) {
        for (; away < 3 && Ranking.insideQuality(away, length) > found.qualities()[e]; away++) {
          tally.add(rows, away, share * Ranking.insideQuality(away, length));
        }
        tally.add(found.terms()[e], share * found.qualities()[e]);
      }
      for (; away < 3; away++) {
        tally.add(rows, away, share * Ranking.insideQuality(away, length));
      }
    }
    tally.each(
        (row, coverage, inTitle) -> {
          if (coverage >= Ranking.FLOOR) {
            double score = Ranking.coarse(coverage, inTitle);
            offer(best, new Found(view, row, score, 0, 0, coverage));
          }
        });
  }

  private byte[] written(int word) {
    QueryWords.Word part = query.parts().get(word);
    return part.whole() < 0 ? part.written() : query.wholes().get(part.whole()).written();
  }

  private static void offer(PriorityQueue<Found> best, Found found) {
    best.add(found);
    if (best.size() > Ranking.LOOKED_AT) {
      best.remove();
    }
  }
}
