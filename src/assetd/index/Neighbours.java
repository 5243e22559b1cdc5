package assetd.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The documents nearest to given ones: those that share most of their {@link Topic}, and those that
 * are about the same, whatever the words ({@link About}).
 *
 * <pre>
 *   nearness = (weight of the shared terms / (different terms of the document + 10) ^ 1/2
 *               + .2 x sum over subjects of (wanted x likely) ^ 1/2)
 *                                         x 1/4 when it is in the language of a given one
 * </pre>
 *
 * A document of many words has something of everything, so their number counts against it, though
 * less than in proportion: it does say more. Different terms, not bytes: a long table of the same
 * few words touches on no more than a short one. What is written in the same language shares habits
 * with the given document that no weight takes away; a quarter of it lets the same thing in another
 * language come first, and orders nothing anew where there is one language only.
 *
 * <p>The sum over subjects is Bhattacharyya's coefficient of what is wanted ({@link Interest}) and
 * what the document may be about. The plain product of both would find as much where the subjects
 * are right, and much less where they are not, as with texts about something that nobody has told
 * the model of {@code insight}.
 *
 * <p>Measured like {@link Topic}, by words: .63 by bytes, .65 by different terms, .66 with a
 * quarter instead of half for the same language; 5 or 20 instead of 10 terms, or the power .4, are
 * no better. With subjects: .81 where the model has not seen the text, .68 where it has not seen
 * any of its subject.
 *
 * <p>What has the same content as a given document, up to white space, comes behind all others:
 * nobody asks for what is in hand. Owned by one thread; used once.
 */
final class Neighbours {
  /** Given documents that are looked at: who picks more means nothing in particular. */
  private static final int GIVEN = 32;

  /** Terms of all given documents together. */
  private static final int TERMS = 120;

  /**
   * Share of the weight, heaviest terms first, that brings documents in; what has lighter ones only
   * is not near. Measured: finds the same as all terms do, in two thirds of the time.
   */
  private static final double BRINGING_IN = 0.6;

  /** Keeps documents of a word or two, which say next to nothing, from coming first. */
  private static final int BASE_TERMS = 10;

  private static final double FEWEST = Math.sqrt(BASE_TERMS + 1);
  private static final double SAME_LANGUAGE = 0.25;

  /** So many nearest by words say what they are about, see {@link Interest}. */
  private static final int BY_WORDS = 10;

  /** What the same subject for certain counts beside words. */
  private static final double SUBJECT = 0.2;

  /** More than any nearness: the terms of each given document weigh 1 together. */
  private static final double COPY = GIVEN;

  private final List<View> views;
  private final List<Located> given;
  private final Tally tally;
  private final List<DocumentSet> alike; // per view: in the language of a given document
  private final List<DocumentSet> copies; // per view: with the content of one
  private final PriorityQueue<Found> best = new PriorityQueue<>(Found.BEST_FIRST.reversed());

  Neighbours(Collection<String> ids, List<View> views, Scratch scratch) {
    this.views = views;
    this.given = Located.in(views, ids);
    this.tally = scratch.tally;
    this.alike = filedUnder(Located::languageKey);
    this.copies = filedUnder(Located::contentKey);
  }

  /** Per view the rows that are filed under a key that one of the given documents has. */
  private List<DocumentSet> filedUnder(Function<Located, byte[]> key) {
    List<byte[]> keys = given.stream().map(key).toList();
    List<DocumentSet> sets = new ArrayList<>();
    for (View view : views) {
      DocumentSet rows = new DocumentSet(view.rows().size());
      keys.forEach(k -> rows.addAll(view.filedUnder(k)));
      sets.add(rows);
    }
    return sets;
  }

  /** The nearest documents, at most so many, best first; none of those given. */
  List<Neighbour> nearest(int limit) {
    List<Topic.Weighted> terms = terms();
    for (int v = 0; v < views.size(); v++) {
      count(v, terms);
      keepBest(v, BY_WORDS);
    }
    List<Interest.Wanted> interest = Interest.of(given, bestByWords());
    for (int v = 0; v < views.size(); v++) {
      if (views.size() > 1) {
        count(v, terms);
      }
      addSubjects(v, interest);
      keepBest(v, limit);
    }
    return best.stream().sorted(Found.BEST_FIRST).map(Neighbours::neighbour).toList();
  }

  /** The best so far but for copies, which know no more than the given documents; forgets them. */
  private List<Found> bestByWords() {
    List<Found> found = best.stream().filter(f -> f.score() > 0).sorted(Found.BEST_FIRST).toList();
    best.clear();
    return found;
  }

  private static Neighbour neighbour(Found found) {
    return new Neighbour(found.id().toString(), found.score() < 0);
  }

  /** The heaviest terms of all given documents, each document with the same weight. */
  private List<Topic.Weighted> terms() {
    Map<Term, Double> weights = new TreeMap<>(Term::compareText);
    Topic topic = new Topic(views);
    given.stream()
        .limit(GIVEN)
        .flatMap(document -> topic.of(document).stream())
        .forEach(w -> weights.merge(w.term(), w.weight(), Double::sum));
    return weights.entrySet().stream()
        .map(e -> new Topic.Weighted(e.getKey(), e.getValue()))
        .sorted(Topic.Weighted.HEAVIEST_FIRST)
        .limit(TERMS)
        .toList();
  }

  private void count(int v, List<Topic.Weighted> terms) {
    View view = views.get(v);
    DocumentSet within = view.isAllVisible(false) ? null : view.visible(false);
    tally.open(view, within, terms.size() + Interest.LIKELIEST);
    given.stream().filter(g -> g.view() == view).forEach(g -> tally.leaveOut(g.row()));
    double all = terms.stream().mapToDouble(Topic.Weighted::weight).sum();
    double before = 0;
    for (Topic.Weighted weighted : terms) {
      tally.begin(before < all * BRINGING_IN);
      before += weighted.weight();
      int list = weighted.term().lists()[v];
      if (list >= 0) {
        tally.add(list, weighted.weight());
      }
    }
  }

  /** Counts what the rows have in common with the interest, as Bhattacharyya's coefficient. */
  private void addSubjects(int v, List<Interest.Wanted> interest) {
    Rows rows = views.get(v).rows();
    for (Interest.Wanted wanted : interest) {
      tally.begin(true);
      double share = SUBJECT * Math.sqrt(wanted.part());
      About.eachRow(
          views.get(v),
          wanted.subject(),
          (row, root) -> tally.addRow(row, share * root * breadth(rows, row)));
    }
  }

  private static double breadth(Rows rows, int row) {
    return Math.sqrt(rows.terms(row) + BASE_TERMS);
  }

  private void keepBest(int v, int limit) {
    View view = views.get(v);
    DocumentSet alike = this.alike.get(v);
    DocumentSet copies = this.copies.get(v);
    for (int i = 0; i < tally.count(); i++) {
      int row = tally.row(i);
      if (best.size() == limit && tally.coverage(i) / FEWEST < best.peek().score()) {
        continue; // too far however little else it has: most rows share a term or two
      }
      double near =
          tally.coverage(i) / breadth(view.rows(), row) * (alike.has(row) ? SAME_LANGUAGE : 1);
      double place = copies.has(row) ? near - COPY : near;
      if (best.size() < limit || place >= best.peek().score()) {
        best.add(new Found(view, row, place, 0, 0));
        if (best.size() > limit) {
          best.poll();
        }
      }
    }
  }
}
