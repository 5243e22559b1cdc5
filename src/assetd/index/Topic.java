package assetd.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What a document is about: the terms that tell it from all others, and from others in its
 * language. A language's own words (printf, defun, println) are rare among all documents, yet say
 * nothing about the one at hand; so a term weighs what it weighs where it is commoner:
 *
 * <pre>
 *   weight(term) = (1 + ln(times it occurs))^1/2 x min(idf, idf within the document's language)^2
 *   idf          = ln(1 + documents / (documents with the term + 1/2))
 *   idf within   = ln(1 + (documents in it + 50) / (with it in the language + 50 x share with it))
 * </pre>
 *
 * Measured on 100,000 snippets, of the five nearest by topic so many were about the same: .38 by
 * idf alone, .51 with the idf of the language, .66 with the rules of {@link Neighbours}. The square
 * is worth .01 over the plain weight, and so is the root over the plain logarithm; a prior of 20 or
 * 200 documents instead of 50 makes no difference. Owned by one thread.
 */
final class Topic {
  /** Terms kept: 30 find nearly as much, 60 no more and take half as long again. */
  private static final int HEAVIEST = 40;

  /**
   * Documents a term may be in, which bounds the time. Of 100,000 documents no useful term has
   * more.
   */
  private static final int COMMON = 20_000;

  /** Documents of a language from which its own frequencies outweigh those of all. */
  private static final double PRIOR = 50;

  /** Terms whose lists are read to see how many of the language have them, heaviest first. */
  private static final int CONSIDERED = 80;

  /** A word of what describes an asset counts as often as this in its content. */
  private static final int DESCRIBED = 2;

  /** A term of the document with its weight. */
  record Weighted(Term term, double weight) {
    static final Comparator<Weighted> HEAVIEST_FIRST =
        Comparator.comparingDouble(Weighted::weight)
            .reversed()
            .thenComparing(Weighted::term, Term::compareText);

    /** The same term with another weight. */
    Weighted weighing(double other) {
      return new Weighted(term, other);
    }
  }

  private final List<View> views;
  private final int documents;
  private final Postings cursor = new Postings();

  private DocumentSet[] sameLanguage; // per view
  private int speakers; // documents of the language

  Topic(List<View> views) {
    this.views = views;
    this.documents = views.stream().mapToInt(View::live).sum();
  }

  /** The heaviest terms of the document, in no order; their weights have the sum 1. */
  List<Weighted> of(Located document) {
    byte[] language = document.languageKey();
    sameLanguage = new DocumentSet[views.size()];
    Arrays.setAll(sameLanguage, v -> views.get(v).filedUnder(language));
    speakers = Arrays.stream(sameLanguage).mapToInt(DocumentSet::count).sum();
    PriorityQueue<Weighted> heaviest = new PriorityQueue<>(Weighted.HEAVIEST_FIRST.reversed());
    for (Weighted term : byWeightAmongAll(document)) {
      boolean full = heaviest.size() == HEAVIEST;
      if (full && term.weight <= heaviest.peek().weight) {
        break; // within the language no term is heavier than among all
      }
      heaviest.add(term.weighing(weightInLanguage(term)));
      if (full) {
        heaviest.poll();
      }
    }
    double sum = heaviest.stream().mapToDouble(Weighted::weight).sum();
    return heaviest.stream().map(t -> t.weighing(t.weight / sum)).toList();
  }

  private List<Weighted> byWeightAmongAll(Located document) {
    Map<Integer, Integer> described = Term.timesIn(document, false);
    Map<Integer, Integer> times = Term.timesIn(document, true);
    described.keySet().removeIf(t -> !times.containsKey(t) && describesAll(t, document.view()));
    described.forEach((term, count) -> times.merge(term, DESCRIBED * count, Integer::sum));
    List<Weighted> all = new ArrayList<>();
    times.forEach(
        (number, count) -> {
          Term term = Term.of(number, document.view(), views);
          if (term.documents() > 1 && term.documents() <= COMMON) {
            double idf = idf(term);
            all.add(new Weighted(term, Math.sqrt(1 + Math.log(count)) * idf * idf));
          }
        });
    return all.stream().sorted(Weighted.HEAVIEST_FIRST).limit(CONSIDERED).toList();
  }

  /** A word that describes every document, "Untitled" for instance, describes none. */
  private boolean describesAll(int number, View view) {
    return Term.of(number, view, views).documents() == documents;
  }

  private double idf(Term term) {
    return Math.log(1 + documents / (term.documents() + 0.5));
  }

  private double weightInLanguage(Weighted weighted) {
    Term term = weighted.term;
    int[] with = new int[1];
    term.eachRow(views, cursor, (view, row) -> with[0] += sameLanguage[view].has(row) ? 1 : 0);
    double share = (double) term.documents() / documents;
    double idfWithin = Math.log(1 + (speakers + PRIOR) / (with[0] + PRIOR * share));
    double less = Math.min(1, idfWithin / idf(term));
    return weighted.weight * less * less;
  }
}
