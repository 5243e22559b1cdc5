package assetd.insight;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * no interest. Equal scores: the newer first, then by id.
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
  private static final double STANDING = 0.25;
  private static final double HALF_LIFE_DAYS = 7;
  private static final double MANY_USES = 32;
  private static final double SECONDS_PER_DAY = 86_400;

  private static final Pattern CALENDAR =
      Pattern.compile(
          "P(\\d{1,4})-(\\d{1,2})-(\\d{1,2})T(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.\\d+)?");
  private static final int DAYS_PER_YEAR = 365;
  private static final int DAYS_PER_MONTH = 30;

  private Recommendation() {}

  /**
   * Something done with an asset.
   *
   * @param viewed for how long it was looked at
   */
  public record Interaction(String asset, Duration viewed, boolean touched, boolean scrolled) {
    private double interest() {
      double seconds = Math.max(0, viewed.toMillis() / 1000.0);
      if (seconds < GLANCE_SECONDS && !touched && !scrolled) {
        return 0;
      }
      double view = Math.min(1, Math.log1p(seconds) / Math.log1p(FULL_VIEW_SECONDS));
      return view + (touched ? TOUCH : 0) + (scrolled ? SCROLL : 0);
    }
  }

  /**
   * An asset that may be shown.
   *
   * @param used when it was last used, or else changed or created
   * @param uses how often it was used
   */
  public record Candidate(String asset, Instant used, int uses) {
    private double standing(Instant now) {
      double days = Math.max(0, Duration.between(used, now).toSeconds() / SECONDS_PER_DAY);
      double use = Math.min(1, Math.log1p(Math.max(0, uses)) / Math.log1p(MANY_USES));
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
   * @param limit the most ids to return
   */
  public static List<String> rank(
      List<Interaction> interactions,
      List<Candidate> candidates,
      Function<String, List<String>> neighbours,
      Instant now,
      int limit) {
    Map<String, Double> interests = interests(interactions);
    Map<String, Double> closeness = closeness(interests, neighbours);
    Map<String, Candidate> distinct = new LinkedHashMap<>();
    candidates.forEach(candidate -> distinct.putIfAbsent(candidate.asset, candidate));
    Map<String, Double> scores = new HashMap<>();
    distinct.forEach(
        (asset, candidate) ->
            scores.put(
                asset,
                interests.getOrDefault(asset, 0.0)
                    + closeness.getOrDefault(asset, 0.0)
                    + candidate.standing(now)));
    List<Candidate> ranked = new ArrayList<>(distinct.values());
    ranked.sort(
        Comparator.comparingDouble((Candidate c) -> -scores.get(c.asset))
            .thenComparing(Candidate::used, Comparator.reverseOrder())
            .thenComparing(Candidate::asset));
    return ranked.stream().limit(Math.max(0, limit)).map(Candidate::asset).toList();
  }

  private static Map<String, Double> interests(List<Interaction> interactions) {
    Map<String, Double> interests = new LinkedHashMap<>();
    double freshness = 1;
    for (int i = interactions.size() - 1; i >= 0; i--) {
      Interaction interaction = interactions.get(i);
      double interest = freshness * interaction.interest();
      if (interest > 0) {
        interests.merge(interaction.asset, interest, Double::sum);
      }
      freshness *= FRESHNESS;
    }
    return interests;
  }

  private static Map<String, Double> closeness(
      Map<String, Double> interests, Function<String, List<String>> neighbours) {
    Map<String, Double> closeness = new HashMap<>();
    interests.forEach(
        (asset, interest) -> {
          List<String> near = neighbours.apply(asset);
          for (int place = 0; place < Math.min(NEIGHBOURS, near.size()); place++) {
            double close = NEIGHBOUR * interest / (1 + PLACE * place);
            closeness.merge(near.get(place), close, Math::max);
          }
        });
    return closeness;
  }

  /**
   * The length of a view as clients write it: {@code P[YYYY]-[MM]-[DD]T[hh]:[mm]:[ss]} or any other
   * duration of ISO 8601 that Java reads; zero for null and for everything else, for the contract
   * asks not to be strict here.
   */
  public static Duration viewed(String written) {
    if (written == null) {
      return Duration.ZERO;
    }
    Matcher calendar = CALENDAR.matcher(written);
    try {
      if (!calendar.matches()) {
        Duration duration = Duration.parse(written);
        return duration.isNegative() ? Duration.ZERO : duration;
      }
    } catch (DateTimeException unreadable) {
      return Duration.ZERO;
    }
    long days =
        part(calendar, 1) * DAYS_PER_YEAR + part(calendar, 2) * DAYS_PER_MONTH + part(calendar, 3);
    return Duration.ofDays(days)
        .plusHours(part(calendar, 4))
        .plusMinutes(part(calendar, 5))
        .plusSeconds(part(calendar, 6));
  }

  private static long part(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }
}
