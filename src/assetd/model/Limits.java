package assetd.model;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A value for every {@link Limit}; immutable.
 *
 * <p>One of them is in force in the whole process. The JDK's server reads its own limits once per
 * process, so a second daemon in the same JVM could not have others anyway; thus what checks a
 * value deep inside a text need not be handed its limit through every call.
 */
public final class Limits {
  /** The standard value of every limit. */
  public static final Limits STANDARD = new Limits(Map.of());

  private static final AtomicReference<Limits> IN_FORCE = new AtomicReference<>(STANDARD);

  private final Map<Limit, Integer> values = new EnumMap<>(Limit.class);

  /** The standard values, except for these. */
  public Limits(Map<Limit, Integer> given) {
    values.putAll(given);
  }

  /** The value of a limit. */
  public int of(Limit limit) {
    return values.getOrDefault(limit, limit.standard());
  }

  /** The value of a limit that is a number of seconds. */
  public Duration seconds(Limit limit) {
    return Duration.ofSeconds(of(limit));
  }

  /** Lets these hold from now on; called at start, before the first request. */
  public void apply() {
    IN_FORCE.set(this);
  }

  /** The value of a limit that holds in this process. */
  public static int inForce(Limit limit) {
    return IN_FORCE.get().of(limit);
  }
}
