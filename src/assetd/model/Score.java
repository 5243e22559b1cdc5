package assetd.model;

/**
 * How often an asset or material was used: counters that only grow. {@code manual} and {@code
 * automatic} are required on the wire.
 */
public record Score(
    int manual, int automatic, int priority, int reuse, int update, int reference, int searched) {
  /** Never used. */
  public static final Score ZERO = new Score(0, 0, 0, 0, 0, 0, 0);
}
