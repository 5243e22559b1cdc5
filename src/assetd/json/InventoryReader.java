package assetd.json;

import java.time.Instant;
import java.util.function.BiFunction;

/** Reads the spans of time that an inventory is limited to: {@code AssetFilterTimestamp}. */
public final class InventoryReader {
  private InventoryReader() {}

  /**
   * The span in a field as whatever the caller makes of its ends; null for an open end.
   *
   * @throws assetd.model.ServiceException INVALID when an end is no ISO-8601 time
   */
  public static <T> T span(Fields body, String field, BiFunction<Instant, Instant, T> make) {
    return body.object(field)
        .map(span -> make.apply(end(span, "from"), end(span, "to")))
        .orElseGet(() -> make.apply(null, null));
  }

  private static Instant end(Fields span, String name) {
    return span.object(name)
        .map(at -> Times.parse(at.required("value"), at.path() + ".value"))
        .orElse(null);
  }
}
