package assetd.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * The documents nearest to given ones: those that share most of their {@link Topic}.
 *
 * <pre>
 *   nearness = weight of the shared terms / (bytes of the document + 200) ^ 0.4
 *                                         x 1/2 when it is in the language of a given one
 * </pre>
 *
 * Long documents have something of everything, so their length counts against them, though less
 * than in proportion: they do say more. What is written in the same language shares habits with the
 * given document that no weight takes away; halving it lets the same thing in another language come
 * first (precision .61 instead of .57), and orders nothing anew where there is one language only.
 *
 * <p>Documents with the same content as a given one, up to white space, come behind all others: who
 * asks what is near does not ask for what is in hand. Owned by one thread; used once.
 */
final class Neighbours {
  /** Given documents that are looked at: who picks more means nothing in particular. */
  private static final int GIVEN = 32;

  /** Terms of all given documents together. */
  private static final int TERMS = 120;

  private static final double LENGTH = 0.4;
  private static final int BASE_LENGTH = 200;
  private static final double SAME_LANGUAGE = 0.5;

  private record Given(View view, int row) {
    byte[] language() {
      return Topic.language(view, row);
    }
  }

  private final List<View> views;
  private final Tally tally;
  private final List<Given> given = new ArrayList<>();
  private final PriorityQueue<Found> best = new PriorityQueue<>(Found.BEST_FIRST.reversed());

  Neighbours(List<View> views, Scratch scratch) {
    this.views = views;
    this.tally = scratch.tally;
  }

  /** The ids of the nearest documents, at most so many, best first; none of those given. */
  List<String> of(Collection<String> ids, int limit) {
    locate(ids);
    List<Topic.Weighted> terms = terms();
    for (int v = 0; v < views.size(); v++) {
      count(v, terms);
      keepBest(v, limit);
    }
    return best.stream().sorted(Found.BEST_FIRST).map(f -> f.id().toString()).toList();
  }

  private void locate(Collection<String> ids) {
    for (String id : new LinkedHashSet<>(ids)) {
      UUID uuid = Qualifier.uuid(id);
      for (View view : views) {
        int row = uuid == null ? -1 : view.rows().find(uuid);
        if (row >= 0 && view.lives(row)) {
          given.add(new Given(view, row));
        }
      }
    }
  }

  /** The heaviest terms of all given documents, each document with the same weight. */
  private List<Topic.Weighted> terms() {
    Map<String, Topic.Weighted> all = new HashMap<>();
    Topic topic = new Topic(views);
    given.stream()
        .limit(GIVEN)
        .flatMap(g -> topic.of(g.view, g.row).stream())
        .forEach(term -> all.merge(term.term(), term, Topic.Weighted::plus));
    return all.values().stream().sorted(Topic.Weighted.HEAVIEST_FIRST).limit(TERMS).toList();
  }

  private void count(int v, List<Topic.Weighted> terms) {
    View view = views.get(v);
    DocumentSet within = view.isAllVisible(false) ? null : view.visible(false);
    tally.open(view, within, terms.size());
    given.stream().filter(g -> g.view == view).forEach(g -> tally.leaveOut(g.row));
    for (Topic.Weighted term : terms) {
      tally.begin(true);
      if (term.lists()[v] >= 0) {
        tally.add(term.lists()[v], term.weight());
      }
    }
  }

  private void keepBest(int v, int limit) {
    View view = views.get(v);
    DocumentSet alike = sameLanguage(view);
    for (int i = 0; i < tally.count(); i++) {
      int row = tally.row(i);
      double length = Math.pow(view.rows().texts(row).length + BASE_LENGTH, LENGTH);
      double near = tally.coverage(i) / length * (alike.has(row) ? SAME_LANGUAGE : 1);
      if (best.size() < limit || near >= best.peek().score()) {
        best.add(new Found(view, row, near, 0, 0));
        if (best.size() > limit) {
          best.poll();
        }
      }
    }
  }

  private DocumentSet sameLanguage(View view) {
    DocumentSet alike = new DocumentSet(view.rows().size());
    given.forEach(g -> alike.addAll(view.classified(g.language())));
    return alike;
  }
}
