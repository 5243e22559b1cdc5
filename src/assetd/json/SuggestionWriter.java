package assetd.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The shape of an advice about a copied content: {@code Suggestion}. */
public final class SuggestionWriter {
  private SuggestionWriter() {}

  /**
   * A {@code Suggestion}.
   *
   * @param seed what the advice is about, as it came
   * @param known whether an asset holds the content already: then reuse is suggested, else saving
   * @param assets the {@code Assets} that hold it, made anew for each place where they are shown
   */
  public static Map<String, Object> suggestion(
      Fields seed, boolean known, Supplier<Map<String, Object>> assets) {
    Map<String, Object> reuse = new LinkedHashMap<>();
    reuse.put("suggested", known);
    reuse.put("assets", assets.get());
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("seed", seed.all());
    target.put("vector", 0);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("reuse", reuse);
    map.put("save", Map.of("suggested", !known));
    map.put("target", target);
    map.put("assets", assets.get());
    return map;
  }
}
