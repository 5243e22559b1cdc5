package assetd.json;

import assetd.model.Window;
import java.time.Instant;

/** Reads the spans of time that an inventory is limited to: {@code AssetFilterTimestamp}. */
public final class InventoryReader {
  private InventoryReader() {}

  /**
   * The span in a field; all of time when it is absent.
   *
   * @throws assetd.model.ServiceException INVALID when an end is no ISO-8601 time
   */
  public static Window span(Fields body, String field) {
    return body.object(field)
        .map(span -> new Window(end(span, "from"), end(span, "to")))
        .orElse(Window.ALWAYS);
  }

  private static Instant end(Fields span, String name) {
    return span.object(name)
        .map(at -> Times.parse(at.required("value"), at.path() + ".value"))
        .orElse(null);
  }
}
