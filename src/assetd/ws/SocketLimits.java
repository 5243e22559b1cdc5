package assetd.ws;

import assetd.model.Limit;
import assetd.model.Limits;
import java.time.Duration;

/**
 * How much the sockets may take.
 *
 * @param sockets open at once; one more is answered 503
 * @param inboundFrame payload bytes of a frame from a client; a larger one ends its socket with
 *     1009
 * @param queuedFrames that may wait for a client that takes no bytes, behind the frame under way;
 *     over it the client is closed with 1008
 * @param queuedBytes that may wait behind the frame under way, whatever the client does
 * @param sendingBytes of all frames that wait for any client or are under way; the client whose
 *     frame does not fit is closed with 1013
 * @param ping between two pings; a client that does not answer for one and a half of it is closed
 * @param farewell how long a client may take to answer a close
 */
public record SocketLimits(
    int sockets,
    int inboundFrame,
    int queuedFrames,
    long queuedBytes,
    long sendingBytes,
    Duration ping,
    Duration farewell) {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** For the listening programs of one user. */
  public static final SocketLimits DEFAULT = of(Limits.STANDARD);

  /** What these limits mean for the sockets. */
  public static SocketLimits of(Limits limits) {
    return new SocketLimits(
        limits.of(Limit.SOCKETS),
        limits.of(Limit.FRAME),
        limits.of(Limit.QUEUED_FRAMES),
        limits.of(Limit.QUEUED_BYTES),
        limits.of(Limit.SENDING),
        limits.seconds(Limit.PING_SECONDS),
        FAREWELL);
  }
}
