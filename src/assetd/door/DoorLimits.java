package assetd.door;

import assetd.model.Limit;
import assetd.model.Limits;
import java.time.Duration;

/**
 * How much the front door lets strangers take.
 *
 * @param connections open at once; for one more the one that has sent an incomplete head for
 *     longest is closed
 * @param headTime from the first byte of a head to its last
 * @param idle from accept to the first byte; later pauses are the HTTP edge's to judge
 * @param farewell how long a client may take to see the end after the HTTP edge closed
 */
public record DoorLimits(int connections, Duration headTime, Duration idle, Duration farewell) {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** For one user's programs on one machine. */
  public static final DoorLimits DEFAULT = of(Limits.STANDARD);

  /** What these limits mean for the door. */
  public static DoorLimits of(Limits limits) {
    return new DoorLimits(
        limits.of(Limit.CONNECTIONS),
        limits.seconds(Limit.HEAD_SECONDS),
        limits.seconds(Limit.IDLE_SECONDS),
        FAREWELL);
  }
}
