package assetd.index;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The subjects for which neighbours are wanted, and how much of each. Two witnesses are heard: what
 * the given documents may be about, and what those nearest to them by words may be about, which
 * count by the square of their nearness. Each may be wrong, but seldom in the same way, so what
 * both say is what counts:
 *
 * <pre>
 *   part of a subject   ~ (own + .005) x (of the nearest + .02)
 *   all parts together  = 2/3 of all own + 1/3 of all of the nearest
 * </pre>
 *
 * Measured like {@link Neighbours}, on 3,000 other questions: .80 with the product, .79 with two
 * thirds of the one and one third of the other; 20 or 30 nearest instead of 10 are no better, and
 * to ask those that this finds once more (.81) costs .04 where the subject is unknown to the model.
 */
final class Interest {
  /** Added to each witness, who need not have thought of everything. */
  private static final double OWN_DOUBT = 0.005;

  private static final double NEAREST_DOUBT = 0.02;

  /** Of the nearest, in how much is wanted of all subjects together. */
  private static final double NEAREST_PART = 1 / 3.0;

  /** Less likely ones are not looked for: 64 find no more, and take a third longer. */
  static final int LIKELIEST = 24;

  /** A subject that is wanted. */
  record Wanted(int subject, double part) {
    private static final Comparator<Wanted> MOST_FIRST =
        Comparator.comparingDouble(Wanted::part).reversed().thenComparing(Wanted::subject);
  }

  private final Map<Integer, Double> own = new TreeMap<>();
  private final Map<Integer, Double> nearest = new TreeMap<>();

  private Interest() {}

  /** What documents with these nearest to them by words ask for, most first. */
  static List<Wanted> of(List<Located> given, List<Found> nearest) {
    Interest interest = new Interest();
    given.forEach(document -> add(document, 1.0 / given.size(), interest.own));
    double squares = nearest.stream().mapToDouble(n -> n.score() * n.score()).sum();
    for (Found near : nearest) {
      Located document = new Located(near.view(), near.row());
      add(document, near.score() * near.score() / squares, interest.nearest);
    }
    return (nearest.isEmpty() ? interest.own : interest.agreed())
        .entrySet().stream()
            .map(part -> new Wanted(part.getKey(), part.getValue()))
            .sorted(Wanted.MOST_FIRST)
            .limit(LIKELIEST)
            .toList();
  }

  private static void add(Located document, double share, Map<Integer, Double> to) {
    About.eachSubject(
        document, (number, probability) -> to.merge(number, share * probability, Double::sum));
  }

  private Map<Integer, Double> agreed() {
    Set<Integer> subjects = new TreeSet<>(own.keySet());
    subjects.addAll(nearest.keySet());
    Map<Integer, Double> parts = new TreeMap<>();
    for (int subject : subjects) {
      double both =
          (own.getOrDefault(subject, 0.0) + OWN_DOUBT)
              * (nearest.getOrDefault(subject, 0.0) + NEAREST_DOUBT);
      parts.put(subject, both);
    }
    double scale = (sum(own) * (1 - NEAREST_PART) + sum(nearest) * NEAREST_PART) / sum(parts);
    parts.replaceAll((subject, both) -> both * scale);
    return parts;
  }

  private static double sum(Map<Integer, Double> parts) {
    return parts.values().stream().mapToDouble(part -> part).sum();
  }
}
