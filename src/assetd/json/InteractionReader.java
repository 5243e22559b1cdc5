package assetd.json;

import assetd.model.Interaction;
import assetd.model.ServiceException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what was done with assets: {@code SeededAssetsRecommendation}. */
public final class InteractionReader {
  private static final Pattern CALENDAR =
      Pattern.compile(
          "P(\\d{1,4})-(\\d{1,2})-(\\d{1,2})T(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.\\d+)?");
  private static final int DAYS_PER_YEAR = 365;
  private static final int DAYS_PER_MONTH = 30;

  private InteractionReader() {}

  /**
   * The interactions of a body in their order. One that does not name its asset means the asset at
   * the same place of {@code assets}; beyond that the assets of the body say nothing.
   *
   * @throws ServiceException INVALID on wrong types, or when an interaction has no asset
   */
  public static List<Interaction> interactions(Fields body) {
    List<Fields> assets = body.collection("assets");
    List<Fields> done = body.collection("interactions");
    List<Interaction> interactions = new ArrayList<>();
    for (int i = 0; i < done.size(); i++) {
      Fields one = done.get(i);
      boolean paired = !one.has("asset") && i < assets.size();
      String id = paired ? assets.get(i).id("id") : one.id("asset");
      interactions.add(interaction(id, one.object("interactions")));
    }
    return interactions;
  }

  private static Interaction interaction(String asset, Optional<Fields> what) {
    return new Interaction(
        asset,
        viewed(what.map(fields -> fields.raw("viewed")).orElse(null)),
        what.map(fields -> fields.truth("touched", false)).orElse(false),
        what.map(fields -> fields.truth("scrolled", false)).orElse(false));
  }

  /**
   * The length of a view as clients write it: {@code P[YYYY]-[MM]-[DD]T[hh]:[mm]:[ss]} or any other
   * duration of ISO 8601 that Java reads; zero for everything else, for the contract asks not to be
   * strict here.
   */
  static Duration viewed(Object written) {
    if (!(written instanceof String text)) {
      return Duration.ZERO;
    }
    Matcher calendar = CALENDAR.matcher(text);
    try {
      if (!calendar.matches()) {
        Duration duration = Duration.parse(text);
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
