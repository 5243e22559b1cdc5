package assetd.service;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Moments for what is written: microseconds, each later than every one before, also when the
 * system's clock is set back or the store was written by a machine whose clock ran ahead.
 * Thread-safe; guarded by itself.
 */
public final class Clock {
  private final InstantSource source;
  private Instant last;

  /** A clock whose moments come after {@code after}, the latest one stored. */
  public Clock(InstantSource source, Instant after) {
    this.source = source;
    this.last = after.truncatedTo(ChronoUnit.MICROS);
  }

  /** A moment of its own, for something that is written. */
  public synchronized Instant next() {
    Instant now = source.instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return last;
  }

  /** The moment that readable ages count from: never before what was written last. */
  public synchronized Instant now() {
    Instant now = source.instant();
    return now.isAfter(last) ? now : last;
  }
}
