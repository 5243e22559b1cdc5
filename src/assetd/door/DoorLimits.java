package assetd.door;

import assetd.model.Limit;
import assetd.model.Limits;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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

  /**
   * A connection takes three: the client's, and both ends of the one to the HTTP edge. Two fifths
   * are for everything else; were there none left to accept the inner end, all would wait for ever.
   */
  private static final int DESCRIPTORS_EACH = 5;

  /** What these limits mean for the door, as far as the file descriptors go. */
  public static DoorLimits of(Limits limits) {
    return new DoorLimits(
        (int) Math.min(limits.of(Limit.CONNECTIONS), descriptors() / DESCRIPTORS_EACH),
        limits.seconds(Limit.HEAD_SECONDS),
        limits.seconds(Limit.IDLE_SECONDS),
        FAREWELL);
  }

  /** How many the process may have open; where that is not known, more than it needs. */
  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getMaxFileDescriptorCount()
        : Integer.MAX_VALUE;
  }
}
