package assetd.http;

import assetd.model.Limit;
import assetd.model.Limits;

/**
 * One operation: where it is and who answers.
 *
 * @param path with {@code {names}} for the variable segments, as the contract writes it
 * @param maxBody bytes its body may have
 * @param instant whether it is answered while all that may work at once do: it takes no time, and
 *     whether the daemon lives must not depend on how much it has to do
 */
record Route(String method, String path, int maxBody, boolean instant, Handler handler) {
  Route(String method, String path, int maxBody, Handler handler) {
    this(method, path, maxBody, false, handler);
  }

  /**
   * For bodies with contents: a content is up to four times as much as an array of numbers, plus
   * what travels with it.
   */
  static int large() {
    long bytes = 4L * Limits.inForce(Limit.CONTENT) + 4L * Limits.inForce(Limit.BODY);
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  /** Answers a request; refuses with a {@link assetd.model.ServiceException}. */
  interface Handler {
    /** The answer; called on a worker thread, several at once. */
    Reply handle(Request request);
  }

  static Route get(String path, Handler handler) {
    return new Route("GET", path, Limits.inForce(Limit.BODY), handler);
  }

  static Route instant(String path, Handler handler) {
    return new Route("GET", path, Limits.inForce(Limit.BODY), true, handler);
  }

  static Route post(String path, Handler handler) {
    return new Route("POST", path, Limits.inForce(Limit.BODY), handler);
  }

  static Route upload(String path, Handler handler) {
    return new Route("POST", path, large(), handler);
  }
}
