package assetd.index;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * Times as microseconds since 1970, the precision of the contract; 292,000 years to either side,
 * then it stays at the end.
 */
final class Times {
  private static final long LAST_SECOND = Long.MAX_VALUE / 1_000_000 - 1;

  private Times() {}

  /** The microsecond the time lies in. */
  static long micros(Instant time) {
    long second = Math.max(-LAST_SECOND, Math.min(LAST_SECOND, time.getEpochSecond()));
    return second * 1_000_000 + time.get(ChronoField.MICRO_OF_SECOND);
  }

  /** The first microsecond that is not before the time. */
  static long microsUp(Instant time) {
    return micros(time) + (time.equals(time.truncatedTo(ChronoUnit.MICROS)) ? 0 : 1);
  }
}
