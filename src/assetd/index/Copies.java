package assetd.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The documents with the content of a given one, or nearly. What is the same up to white space is
 * filed under one {@link Facets#SAME fingerprint}. What is merely alike shares most of the rare
 * terms, as few other documents do; those that share most are compared byte by byte:
 *
 * <pre>
 *   rarest terms    rows            row       shared    {@link Likeness}
 *   basicauth       2 7             2         3         .97
 *   htpasswd        2 9             9         2         .41
 *   realm           2 9 11          7, 11     1         not compared
 * </pre>
 *
 * So a near-duplicate of a text without terms, or one in which nearly all rare terms were changed,
 * is missed. Pseudo documents are no copies. Owned by one thread; used once.
 */
final class Copies {
  /** Rare terms looked up: when a letter in ten differs, some of so many are still whole. */
  private static final int RAREST = 16;

  /** Documents a rare term may be in, which bounds the work. */
  private static final int COMMON = 1_000;

  /** Documents compared, at a millisecond each in the worst case. */
  private static final int COMPARED = 8;

  private final List<View> views;
  private final Map<Located, Integer> shared = new HashMap<>();

  Copies(List<View> views) {
    this.views = views;
  }

  /** The copies of the document, the nearest first; score 1 when it is the same but white space. */
  List<Found> of(Located given) {
    Texts content = given.content();
    if (content == null) {
      return List.of();
    }
    Set<Located> same = same(given);
    same.remove(given);
    List<Found> found = new ArrayList<>(same.stream().map(c -> found(c, 1)).toList());
    if (content.to() - content.from() <= Likeness.LONGEST) {
      shareRarest(given);
      shared.keySet().removeAll(same);
      shared.remove(given);
      addAlike(dense(content), found);
    }
    found.sort(Found.BEST_FIRST);
    return found;
  }

  private static boolean visible(Located document) {
    return document.view().lives(document.row()) && !document.view().rows().pseudo(document.row());
  }

  private static Found found(Located copy, double likeness) {
    return new Found(copy.view(), copy.row(), likeness, 0, 1 << Place.CONTENT.ordinal());
  }

  private static byte[] dense(Texts text) {
    return Likeness.dense(text.bytes(), text.from(), text.to());
  }

  private Set<Located> same(Located given) {
    Set<Located> same = new LinkedHashSet<>();
    for (View view : views) {
      for (int row : Facets.documents(view.segment().facets(), given.contentKey())) {
        same.add(new Located(view, row));
      }
    }
    same.removeIf(document -> !visible(document));
    return same;
  }

  /** Counts, per document, the rarest terms that it shares. */
  private void shareRarest(Located given) {
    Postings cursor = new Postings();
    Term.timesIn(given, true).keySet().stream()
        .map(term -> Term.of(term, given.view(), views))
        .filter(term -> term.documents() > 1 && term.documents() <= COMMON)
        .sorted(Comparator.comparingInt(Term::documents).thenComparing(Term::compareText))
        .limit(RAREST)
        .forEach(
            term ->
                term.eachRow(
                    views,
                    cursor,
                    (v, r) -> shared.merge(new Located(views.get(v), r), 1, Integer::sum)));
  }

  private void addAlike(byte[] dense, List<Found> found) {
    shared.entrySet().stream()
        .filter(e -> visible(e.getKey()))
        .map(e -> new Found(e.getKey().view(), e.getKey().row(), 0, e.getValue(), 0))
        .sorted(Found.BEST_FIRST)
        .limit(COMPARED)
        .map(f -> new Located(f.view(), f.row()))
        .filter(c -> c.content() != null)
        .map(c -> found(c, Likeness.of(dense, dense(c.content()))))
        .filter(f -> f.score() > 0)
        .forEach(found::add);
  }
}
