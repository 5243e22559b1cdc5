package assetd.http;

/**
 * One operation: where it is and who answers.
 *
 * @param path with {@code {names}} for the variable segments, as the contract writes it
 * @param maxBody bytes its body may have
 */
record Route(String method, String path, int maxBody, Handler handler) {
  /** For bodies without contents. */
  static final int SMALL = 1 << 20;

  /**
   * For bodies with contents: 16 MiB of content is up to four times as much as an array of numbers,
   * plus what travels with it.
   */
  static final int LARGE = 68 << 20;

  /** Answers a request; refuses with a {@link assetd.model.ServiceException}. */
  interface Handler {
    /** The answer; called on a worker thread, several at once. */
    Reply handle(Request request);
  }

  static Route get(String path, Handler handler) {
    return new Route("GET", path, SMALL, handler);
  }

  static Route post(String path, Handler handler) {
    return new Route("POST", path, SMALL, handler);
  }

  static Route upload(String path, Handler handler) {
    return new Route("POST", path, LARGE, handler);
  }
}
