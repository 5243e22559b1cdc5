package assetd.json;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shape of an exported asset: {@code ExportedAsset}. */
public final class ExportWriter {
  private ExportWriter() {}

  /**
   * An {@code ExportedAsset}.
   *
   * @param now what the readable time of creation counts from
   * @param page the asset as a page to read
   */
  public static Map<String, Object> exported(
      String name, String description, Instant created, Instant now, String page) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("description", description);
    map.put("created", Timestamps.grouped(created, now));
    map.put("raw", Map.of("string", Map.of("raw", page)));
    return map;
  }
}
