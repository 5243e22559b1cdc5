package assetd.json;

import assetd.model.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads spans of time: {@code AssetFilterTimestamp}, wherever a body has one. Decided here, where
 * the contract is silent: a {@code between} that is false turns a span with both ends inside out.
 */
public final class WindowReader {
  private WindowReader() {}

  /**
   * The span in a field; empty when it is unset.
   *
   * @throws assetd.model.ServiceException INVALID when an end is no ISO-8601 time
   */
  public static Optional<Window> window(Fields body, String field) {
    return body.object(field).map(WindowReader::window);
  }

  private static Window window(Fields span) {
    Instant from = end(span, "from");
    Instant to = end(span, "to");
    boolean between = span.truth("between", true) || from == null || to == null;
    return new Window(from, to, between);
  }

  private static Instant end(Fields span, String name) {
    return span.object(name)
        .map(at -> Timestamps.parse(at.required("value"), at.path() + ".value"))
        .orElse(null);
  }
}
