package assetd.http;

import assetd.model.Limit;
import assetd.model.Limits;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How much the listener lets strangers take.
 *
 * @param connections open at once; more are refused at accept
 * @param exchanges with a request under way at once, each on a thread of its own; for one more the
 *     longest-stalled one is cut
 * @param working requests that the handler works on at once
 * @param streaming lists that are written at once while the store is read
 * @param answers bytes of large answers that are held for their clients; beyond it the
 *     longest-stalled are cut
 * @param waiting requests whose turn has not come, to be worked on or to be written; more are
 *     answered 503
 * @param headBytes of a request line and headers, beyond which the handler should refuse; at four
 *     times that the connection is cut
 * @param headers in a request, likewise
 * @param headTime from the first byte of a head to its last
 * @param requestTime from the first byte of a head to the last of its body
 * @param answerTime from then to the last byte of the answer
 * @param idle between two requests of a connection, and before the first
 */
public record ListenerLimits(
    int connections,
    int exchanges,
    int working,
    int streaming,
    int answers,
    int waiting,
    int headBytes,
    int headers,
    Duration headTime,
    Duration requestTime,
    Duration answerTime,
    Duration idle) {

  /** For one user's programs on one machine. */
  public static final ListenerLimits DEFAULT = of(Limits.STANDARD);

  /** What these limits mean for the listener. */
  public static ListenerLimits of(Limits limits) {
    return new ListenerLimits(
        limits.of(Limit.CONNECTIONS),
        limits.of(Limit.EXCHANGES),
        limits.of(Limit.WORKING),
        limits.of(Limit.STREAMING),
        limits.of(Limit.ANSWERS),
        limits.of(Limit.WAITING),
        limits.of(Limit.HEAD),
        limits.of(Limit.HEADERS),
        limits.seconds(Limit.HEAD_SECONDS),
        limits.seconds(Limit.BODY_SECONDS),
        limits.seconds(Limit.ANSWER_SECONDS),
        limits.seconds(Limit.IDLE_SECONDS));
  }

  /**
   * How far the JDK's own limits lie above ours: between the two a client gets an answer, beyond
   * them only an end.
   */
  private static final int HARD = 4;

  /**
   * Tells the JDK's server, which reads these properties once per process, before its first
   * instance. A property that the user gave on the command line stays. The two times are in seconds
   * on JDK 17 and 25, whatever the module documentation says.
   */
  private void apply() {
    set("sun.net.httpserver.nodelay", "true");
    set("jdk.httpserver.maxConnections", connections);
    set("sun.net.httpserver.maxIdleConnections", connections);
    set("sun.net.httpserver.idleInterval", idle.toSeconds());
    set("sun.net.httpserver.maxReqTime", requestTime.toSeconds());
    set("sun.net.httpserver.maxRspTime", answerTime.toSeconds());
    set("sun.net.httpserver.maxReqHeaders", HARD * headers);
    set("sun.net.httpserver.maxReqHeaderSize", HARD * headBytes);
  }

  /** A server of the JDK that has these limits; every one in this package is made here. */
  HttpServer server(InetSocketAddress address, int backlog) throws IOException {
    apply();
    return HttpServer.create(address, backlog);
  }

  private static void set(String name, Object value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value.toString());
    }
  }
}
