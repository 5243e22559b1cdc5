package assetd.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in a step of a contract case: {@code ${name}} stands for a saved value, and an object with
 * one of the keys {@code $base}, {@code $repeat}, {@code $concat}, {@code $upper}, {@code $bytes}
 * for what it describes (see the package's comment).
 */
final class Template {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
  private static final Path BODIES = Path.of("test", "contract", "bodies");

  private final Map<String, Object> variables;

  Template(Map<String, Object> variables) {
    this.variables = variables;
  }

  /** The value with everything filled in. */
  Object fill(Object value) {
    if (value instanceof String text) {
      return fill(text);
    }
    if (value instanceof List<?> list) {
      List<Object> filled = new ArrayList<>();
      list.forEach(entry -> filled.add(fill(entry)));
      return filled;
    }
    return value instanceof Map<?, ?> ? object(StrictJson.object(value)) : value;
  }

  /**
   * A text that is one variable becomes its value of whatever type; within a text the value's text
   * is put in.
   */
  private Object fill(String text) {
    Matcher matcher = VARIABLE.matcher(text);
    if (matcher.matches()) {
      return variable(matcher.group(1));
    }
    return matcher
        .reset()
        .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(variable(found.group(1)))));
  }

  private Object variable(String name) {
    if (!variables.containsKey(name)) {
      throw new IllegalArgumentException("Nothing was saved as " + name + ".");
    }
    return variables.get(name);
  }

  private Object object(Map<String, Object> map) {
    if (map.containsKey("$base")) {
      return derived(map);
    } else if (map.containsKey("$repeat")) {
      List<?> textAndTimes = (List<?>) fill(map.get("$repeat"));
      return ((String) textAndTimes.get(0)).repeat((Integer) textAndTimes.get(1));
    } else if (map.containsKey("$concat")) {
      StringBuilder text = new StringBuilder();
      ((List<?>) fill(map.get("$concat"))).forEach(text::append);
      return text.toString();
    } else if (map.containsKey("$upper")) {
      return ((String) fill(map.get("$upper"))).toUpperCase(Locale.ROOT);
    } else if (map.containsKey("$bytes")) {
      List<Object> bytes = new ArrayList<>();
      for (byte b : HexFormat.of().parseHex((String) map.get("$bytes"))) {
        bytes.add(Byte.toUnsignedInt(b));
      }
      return bytes;
    }
    Map<String, Object> filled = new LinkedHashMap<>();
    map.forEach((key, value) -> filled.put(fill(key).toString(), fill(value)));
    return filled;
  }

  private Object derived(Map<String, Object> map) {
    Object base = fill(map.get("$base"));
    Object value =
        base instanceof String file ? fill(StrictJson.read(BODIES.resolve(file + ".json"))) : base;
    Map<String, Object> changes = StrictJson.object(fill(map.getOrDefault("$set", Map.of())));
    for (Map.Entry<String, Object> change : changes.entrySet()) {
      value = JsonPath.set(value, change.getKey(), change.getValue());
    }
    for (Object path : (List<?>) fill(map.getOrDefault("$without", List.of()))) {
      value = JsonPath.set(value, (String) path, null);
    }
    return value;
  }
}
