package assetd.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** The shape of an advice about a copied content: {@code Suggestion}. */
public final class SuggestionWriter {
  private SuggestionWriter() {}

  /**
   * A {@code Suggestion}.
   *
   * @param seed what the advice is about, as it came
   * @param assets {@code Assets} that hold the content already
   * @param known whether there are any: then reuse is suggested, else saving
   */
  public static Map<String, Object> suggestion(
      Fields seed, Map<String, Object> assets, boolean known) {
    Map<String, Object> reuse = new LinkedHashMap<>();
    reuse.put("suggested", known);
    reuse.put("assets", assets);
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("seed", seed.all());
    target.put("vector", 0);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("reuse", reuse);
    map.put("save", Map.of("suggested", !known));
    map.put("target", target);
    map.put("assets", assets);
    return map;
  }
}
