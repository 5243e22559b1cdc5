package assetd.model;

import java.time.Instant;

/** A span of time, both ends included; null is an open end. */
public record Window(Instant from, Instant to) {
  /** All of time. */
  public static final Window ALWAYS = new Window(null, null);
}
