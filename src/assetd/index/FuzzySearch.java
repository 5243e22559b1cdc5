package assetd.index;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the documents that have most of the query's words, weighed by rarity, in some spelling.
 *
 * <pre>
 *   word       weight   terms meant (quality)              rows
 *   snippet       .51   snippet 1, snippets .86 ...        3 9 12 40
 *   serch         .43   search .8, perch .8                9 12 17
 *   in            .06   in 1                               nearly all
 *                       coverage of row 9 = .51 x 1 + .43 x .8 + .06 x 1
 * </pre>
 *
 * A row below the cut-off is no hit. So a row must have one of the words that remain when the
 * lightest ones are left out as long as they weigh less than the cut-off together: only those
 * words' lists bring rows in, the lists of the light ones add to rows already in. Owned by one
 * thread.
 */
final class FuzzySearch {
  private final Meanings meanings;
  private final List<View> views;
  private final Scratch scratch;
  private final TitleFit fit;

  /** The best so far, the worst of them on top. */
  private final PriorityQueue<Counted> best =
      new PriorityQueue<>((a, b) -> Found.BEST_FIRST.compare(b.found, a.found));

  /** A row before the look at its title. */
  private record Counted(Found found, double coverage, boolean inTitle) {}

  FuzzySearch(Meanings meanings, List<View> views, Scratch scratch) {
    this.meanings = meanings;
    this.views = views;
    this.scratch = scratch;
    this.fit = new TitleFit(meanings);
  }

  /**
   * The best suggestions, best first.
   *
   * @param within per view the rows considered; null is all
   * @param exact the exact hits, which are no suggestions
   */
  List<Found> find(List<DocumentSet> within, List<Found> exact) {
    if (meanings.isEmpty()) {
      return List.of();
    }
    for (int v = 0; v < views.size(); v++) {
      tally(v, within.get(v), exact);
    }
    List<Found> looked = new ArrayList<>();
    best.forEach(each -> look(each, looked));
    looked.sort(Found.BEST_FIRST);
    return looked;
  }

  private void tally(int v, DocumentSet within, List<Found> exact) {
    View view = views.get(v);
    Tally tally = scratch.tally.open(view, within, meanings.words());
    for (Found each : exact) {
      if (each.view() == view) {
        tally.leaveOut(each.row());
      }
    }
    int needed = meanings.needed(Ranking.FLOOR);
    for (int place = 0; place < meanings.words(); place++) {
      tally.begin(place < needed);
      tally(v, meanings.word(place));
    }
    for (int i = tally.count() - 1; i >= 0; i--) { // of equals the newest, which mostly come last
      offer(view, tally.row(i), tally.coverage(i), tally.inTitle(i));
    }
  }

  /** Adds the rows of one word, the best spelling first. */
  private void tally(int v, int word) {
    Tally tally = scratch.tally;
    Expansions.Found found = meanings.terms(v, word);
    InsideSearch.Rows inside = meanings.inside(v, word);
    int length = meanings.writtenLength(word);
    double weight = meanings.weight(word);
    int edits = inside.isEmpty() ? Ranking.MOST_EDITS_INSIDE + 1 : 0;
    for (int i = 0; i <= found.terms().length; i++) {
      float quality = i < found.terms().length ? found.qualities()[i] : 0;
      for (; edits <= Ranking.MOST_EDITS_INSIDE; edits++) {
        float qualityInside = Ranking.insideQuality(edits, length);
        if (qualityInside <= quality) {
          break;
        }
        tally.add(inside, edits, weight * qualityInside);
      }
      if (quality > 0) {
        tally.add(found.terms()[i], weight * quality);
      }
    }
  }

  private void offer(View view, int row, double coverage, double inTitle) {
    double score = Ranking.coarse(coverage, inTitle);
    boolean full = best.size() == Ranking.SUGGESTIONS;
    if (coverage < Ranking.FLOOR || full && score < best.peek().found.score()) {
      return;
    }
    Found found = new Found(view, row, score, 0, 0);
    if (full && Found.BEST_FIRST.compare(found, best.peek().found) > 0) {
      return;
    }
    if (full) {
      best.remove();
    }
    best.add(new Counted(found, coverage, inTitle > 0));
  }

  /**
   * Adds the hit with its final score, after a look at its title where there is any point in it.
   */
  private void look(Counted counted, List<Found> out) {
    View view = counted.found.view();
    int row = counted.found.row();
    Texts texts = scratch.texts.open(view.rows().texts(row));
    boolean worth = counted.inTitle || counted.coverage < meanings.cutOff();
    boolean titled = worth && texts.next() && texts.place() == Place.TITLE;
    fit.look(texts.bytes(), texts.from(), titled ? texts.to() : texts.from());
    double coverage = Math.max(counted.coverage, fit.ofQuery());
    if (coverage >= meanings.cutOff()) {
      int length = view.rows().texts(row).length;
      double score = Ranking.fuzzy(coverage, fit.ofQuery(), fit.ofTitle(), length);
      out.add(new Found(view, row, score, 0, 0));
    }
  }
}
