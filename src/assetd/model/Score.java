package assetd.model;

import java.util.Collection;
import java.util.List;

/**
 * How often an asset or material was used: counters that only grow. {@code manual} and {@code
 * automatic} are required on the wire.
 */
public record Score(
    int manual, int automatic, int priority, int reuse, int update, int reference, int searched) {
  /** Never used. */
  public static final Score ZERO = new Score(0, 0, 0, 0, 0, 0, 0);

  /** The counters that clients raise, by their names on the wire. */
  public static final List<String> COUNTERS =
      List.of("priority", "reuse", "update", "reference", "searched");

  /** The same with these of the {@link #COUNTERS} one higher each, but for one at its end. */
  public Score raised(Collection<String> counters) {
    return new Score(
        manual,
        automatic,
        raised(priority, "priority", counters),
        raised(reuse, "reuse", counters),
        raised(update, "update", counters),
        raised(reference, "reference", counters),
        raised(searched, "searched", counters));
  }

  private static int raised(int count, String name, Collection<String> counters) {
    return counters.contains(name) && count < Integer.MAX_VALUE ? count + 1 : count;
  }
}
