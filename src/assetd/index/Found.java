package assetd.index;

import assetd.model.Hits;
import assetd.model.Hits.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * One hit on the way to the answer.
 *
 * @param score 1 for an exact one, below for the others
 * @param rank orders the exact ones; 0 for the others
 * @param places one bit for each {@link Place} that matches exactly
 */
record Found(View view, int row, double score, int rank, int places) {
  /**
   * Best first; equals newest first; then by id, so that the order never depends on anything else.
   */
  static final Comparator<Found> BEST_FIRST = Found::compare;

  private static int compare(Found a, Found b) {
    if (a.score != b.score) {
      return a.score > b.score ? -1 : 1;
    } else if (a.rank != b.rank) {
      return a.rank > b.rank ? -1 : 1;
    } else if (a.view == b.view && a.view.rows().newestLast()) {
      return Integer.compare(b.row, a.row);
    } else if (a.created() != b.created()) {
      return a.created() > b.created() ? -1 : 1;
    }
    return a.id().compareTo(b.id());
  }

  /** The hits that these are, each with what the function tells about it; null for nothing. */
  static Hits hits(List<Found> found, Function<Found, Map<String, Object>> explanation) {
    List<Hit> hits = found.stream().map(f -> f.hit(explanation.apply(f))).toList();
    int exact = (int) hits.stream().filter(Hit::exact).count();
    return new Hits(hits, exact, hits.size() - exact);
  }

  private Hit hit(Map<String, Object> explanation) {
    return new Hit(id().toString(), exact(), view.rows().pseudo(row), score, match(), explanation);
  }

  long created() {
    return view.rows().created(row);
  }

  UUID id() {
    return view.rows().id(row);
  }

  boolean exact() {
    return score == 1;
  }

  Found times(double share) {
    return new Found(view, row, score * share, rank, places);
  }

  /** The contract's word for where it matched. */
  String match() {
    if (!exact()) {
      return "FUZZY";
    }
    return Integer.bitCount(places) == 1
        ? Place.of(Integer.numberOfTrailingZeros(places)).name()
        : "MULTIPLE";
  }
}
