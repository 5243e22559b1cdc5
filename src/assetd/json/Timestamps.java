package assetd.json;

import assetd.model.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moments on the wire: {@code GroupedTimestamp}, ISO-8601 in UTC with six fraction digits, and a
 * word for people.
 */
final class Timestamps {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  static Map<String, Object> grouped(Instant moment, Instant now) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", MICROS.format(moment));
    map.put("readable", readable(Duration.between(moment, now)));
    return map;
  }

  /** "Just now", "1 minute ago", "3 hours ago"; the largest unit that fits. */
  static String readable(Duration age) {
    long minutes = age.toMinutes();
    if (minutes < 1) {
      return "Just now";
    }
    if (minutes < 60) {
      return ago(minutes, "minute");
    }
    if (age.toHours() < 24) {
      return ago(age.toHours(), "hour");
    }
    long days = age.toDays();
    if (days < 30) {
      return ago(days, "day");
    }
    return days < 365 ? ago(days / 30, "month") : ago(days / 365, "year");
  }

  private static String ago(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s") + " ago";
  }

  /** When a thing that is sent back was last changed, as its sender saw it; null when unsaid. */
  static Instant seen(Fields thing) {
    if (thing.raw("updated") instanceof Map<?, ?> at && at.get("value") instanceof String value) {
      try {
        return parse(value, "updated.value");
      } catch (ServiceException e) {
        return null; // nobody has to say
      }
    }
    return null;
  }

  /** Reads a moment in any ISO-8601 form with an offset; without one it is UTC. */
  static Instant parse(String value, String path) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException withoutOffset) {
      try {
        return OffsetDateTime.parse(value + "Z").toInstant();
      } catch (DateTimeParseException e) {
        throw ServiceException.invalid(
            "The field " + path + " must be an ISO-8601 time such as 2026-01-31T12:00:00.000000Z.");
      }
    }
  }
}
