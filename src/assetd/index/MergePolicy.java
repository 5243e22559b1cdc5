package assetd.index;

import java.util.Comparator;
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
    List<View> alike = alike(views, View::live);
    return !alike.isEmpty()
        ? alike
        : views.stream().filter(v -> v.live() < v.rows().size() / 2).limit(1).toList();
  }

  /**
   * The smallest that are enough and of one size, which is a number of digits to the base of the
   * fanout. Larger ones are left alone, or each few small ones would have a large one copied.
   */
  static <T> List<T> alike(List<T> all, ToIntFunction<T> size) {
    long largest = all.stream().mapToInt(size).max().orElse(0);
    for (long from = 1; from <= largest; from *= FANOUT) {
      long least = from;
      List<T> alike =
          all.stream()
              .filter(one -> size.applyAsInt(one) >= least)
              .filter(one -> size.applyAsInt(one) < least * FANOUT)
              .toList();
      if (alike.size() >= FANOUT) {
        return alike;
      }
    }
    return List.of();
  }

  /**
   * The views to join when nobody writes: all but the large ones, which have more documents than
   * all smaller ones together. So what is left doubles from view to view, and a document is copied
   * once per doubling at most.
   */
  static <T> List<T> loose(List<T> all, ToIntFunction<T> size) {
    List<T> bySize = all.stream().sorted(Comparator.comparingInt(size)).toList();
    long smaller = 0;
    int loose = 0;
    for (int i = 0; i < bySize.size(); i++) {
      int own = size.applyAsInt(bySize.get(i));
      loose = own > smaller ? loose : i + 1;
      smaller += own;
    }
    return bySize.subList(0, loose);
  }

  /** Whether these are so few that a put may join them itself. */
  static boolean isSmall(List<View> due) {
    ToIntFunction<View> rows = v -> v.rows().size();
    return due.stream().mapToInt(rows).sum() <= AT_ONCE;
  }
}
