package assetd.insight;

import assetd.model.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a user interface should show first, from what was done there. A pure function: the same
 * arguments always give the same ranking.
 *
 * <pre>
 * interest(asset)  = sum over its interactions of  freshness * (view + touch + scroll)
 *   view           = log(1 + seconds) / log(1 + 300), at most 1: the first seconds tell most,
 *                    five minutes all
 *   touch, scroll  = 1 and 0.5 when they happened
 *   freshness      = 0.9 ^ (interactions after it): the list is in the order of events, the last
 *                    one is now
 * closeness(asset) = largest over the assets of interest it is a neighbour of:
 *                    0.5 * interest / (1 + 0.25 * place)
 * standing(asset)  = 0.25 * 0.5 ^ (age / 7 days) + 0.25 * log(1 + uses) / log(1 + 32),
 *                    each part at most 0.25
 * score            = interest + closeness + standing
 * </pre>
 *
 * So what was used comes up, its near neighbours follow at no more than half of its interest, and
 * the rest stands by its age and use. A glance, shorter than a second without touch or scroll, is
 * no interest. Only the {@value #SOURCES} assets of most interest lift their neighbours: the
 * interest of what was done before them has faded. Equal scores: the newer first, then by id.
 */
public final class Recommendation {
  private static final double FULL_VIEW_SECONDS = 300;
  private static final double GLANCE_SECONDS = 1;
  private static final double TOUCH = 1;
  private static final double SCROLL = 0.5;
  private static final double FRESHNESS = 0.9;
  private static final double NEIGHBOUR = 0.5;
  private static final double PLACE = 0.25;
  private static final int NEIGHBOURS = 10;
  private static final int SOURCES = 16;
  private static final double STANDING = 0.25;
  private static final double HALF_LIFE_DAYS = 7;
  private static final double MANY_USES = 32;
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double NANOS_PER_SECOND = 1e9;

  private Recommendation() {}

  /**
   * An asset that may be shown.
   *
   * @param used when it was last used, or else changed or created
   * @param uses how often it was used
   */
  public record Candidate(String asset, Instant used, long uses) {
    private double standing(Instant now) {
      double days = Math.max(0, Duration.between(used, now).toSeconds() / SECONDS_PER_DAY);
      double use = Math.min(1, Math.log1p(Math.max(0, (double) uses)) / Math.log1p(MANY_USES));
      return STANDING * Math.pow(0.5, days / HALF_LIFE_DAYS) + STANDING * use;
    }
  }

  /**
   * The ids of the candidates, the one to show first in front; none twice.
   *
   * @param interactions in the order of events; those with other assets than candidates only lift
   *     their neighbours
   * @param neighbours the ids nearest to an asset, best first; may name assets that are no
   *     candidates
   * @param candidates what may be shown: those of the given ids that may, and, whatever is given,
   *     all that stand well
   * @param limit the most ids to return
   */
  public static List<String> rank(
      List<Interaction> interactions,
      Function<String, List<String>> neighbours,
      Function<Collection<String>, List<Candidate>> candidates,
      Instant now,
      int limit) {
    Map<String, Double> interests = interests(interactions);
    Map<String, Double> closeness = closeness(interests, neighbours);
    Set<String> lifted = new LinkedHashSet<>(interests.keySet());
    lifted.addAll(closeness.keySet());
    Map<String, Candidate> distinct = new LinkedHashMap<>();
    Map<String, Double> scores = new HashMap<>();
    for (Candidate candidate : candidates.apply(lifted)) {
      distinct.putIfAbsent(candidate.asset, candidate);
      scores.put(
          candidate.asset,
          interests.getOrDefault(candidate.asset, 0.0)
              + closeness.getOrDefault(candidate.asset, 0.0)
              + candidate.standing(now));
    }
    return distinct.values().stream()
        .sorted(
            Comparator.comparingDouble((Candidate c) -> -scores.get(c.asset))
                .thenComparing(Candidate::used, Comparator.reverseOrder())
                .thenComparing(Candidate::asset))
        .limit(Math.max(0, limit))
        .map(Candidate::asset)
        .toList();
  }

  private static Map<String, Double> interests(List<Interaction> interactions) {
    Map<String, Double> interests = new LinkedHashMap<>();
    double freshness = 1;
    for (int i = interactions.size() - 1; i >= 0; i--) {
      double interest = freshness * interest(interactions.get(i));
      if (interest > 0) {
        interests.merge(interactions.get(i).asset(), interest, Double::sum);
      }
      freshness *= FRESHNESS;
    }
    return interests;
  }

  private static double interest(Interaction done) {
    // In seconds, for the milliseconds of the longest durations are more than a long can hold.
    Duration viewed = done.viewed();
    double seconds = Math.max(0, viewed.getSeconds() + viewed.getNano() / NANOS_PER_SECOND);
    if (seconds < GLANCE_SECONDS && !done.touched() && !done.scrolled()) {
      return 0;
    }
    double view = Math.min(1, Math.log1p(seconds) / Math.log1p(FULL_VIEW_SECONDS));
    return view + (done.touched() ? TOUCH : 0) + (done.scrolled() ? SCROLL : 0);
  }

  private static Map<String, Double> closeness(
      Map<String, Double> interests, Function<String, List<String>> neighbours) {
    List<String> sources = new ArrayList<>(interests.keySet());
    sources.sort(
        Comparator.comparingDouble((String asset) -> -interests.get(asset))
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Double> closeness = new LinkedHashMap<>();
    for (String source : sources.subList(0, Math.min(SOURCES, sources.size()))) {
      List<String> near = neighbours.apply(source);
      for (int place = 0; place < Math.min(NEIGHBOURS, near.size()); place++) {
        double close = NEIGHBOUR * interests.get(source) / (1 + PLACE * place);
        closeness.merge(near.get(place), close, Math::max);
      }
    }
    return closeness;
  }
}
