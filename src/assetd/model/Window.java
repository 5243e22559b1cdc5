package assetd.model;

import java.time.Instant;

/**
 * A span of time, both ends included, or all that lies outside.
 *
 * @param from null when that end is open
 * @param to null when that end is open
 * @param between whether the span is meant; false for what lies outside, only with both ends
 */
public record Window(Instant from, Instant to, boolean between) {
  /** All of time. */
  public static final Window ALWAYS = new Window(null, null, true);
}
