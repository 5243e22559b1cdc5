package assetd.index;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Which views are to be joined: a put adds a view of one document, and every {@value #FANOUT} of
 * about one size become one.
 *
 * <pre>
 *   documents   100,000 | 512 512 | 64 64 64 | 8 | 1 1 1 1      a put makes it 1 1 1 1 1
 * </pre>
 *
 * So there are at most {@value #FANOUT} - 1 views of each size, and a document is copied once per
 * size. A view of which most is dead is rewritten on its own.
 */
final class MergePolicy {
  /**
   * Measured: each view costs a search about a microsecond, each size costs a document one more
   * copy in its life, some 20 microseconds.
   */
  static final int FANOUT = 8;

  /** Documents that a put joins itself, in about a millisecond; more wait for the background. */
  static final int AT_ONCE = 64;

  private MergePolicy() {}

  /** The views to join now; empty when all is well. */
  static List<View> due(List<View> views) {
    int largest = views.stream().mapToInt(View::live).max().orElse(0);
    for (long below = FANOUT; below / FANOUT <= largest; below *= FANOUT) {
      long limit = below;
      List<View> small = views.stream().filter(v -> v.live() < limit).toList();
      if (small.size() >= FANOUT) {
        return small;
      }
    }
    return views.stream().filter(v -> v.live() < v.rows().size() / 2).limit(1).toList();
  }

  /** Whether these are so few that a put may join them itself. */
  static boolean isSmall(List<View> due) {
    ToIntFunction<View> rows = v -> v.rows().size();
    return due.stream().mapToInt(rows).sum() <= AT_ONCE;
  }
}
