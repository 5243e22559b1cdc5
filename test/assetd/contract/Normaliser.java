package assetd.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes answers of two runs comparable: ids become {@code <id 1>}, {@code <id 2>}, ... in the order
 * in which they turn up, times {@code <time>}; and puts the ids of this run into a recorded
 * request. The program that recorded, {@code test/client/transcript.mjs}, replaces in the same
 * order. Used by one thread.
 */
final class Normaliser {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PLACEHOLDER = Pattern.compile("<id \\d+>");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(\\d{3})?Z");

  /** What stands for a time in a replayed request, as precise as the recorded client writes one. */
  private static final String SOME_TIME = "2026-01-02T03:04:05.678Z";

  private final Map<String, String> placeholders = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  /** The value with ids and times replaced, its names in the order of the alphabet. */
  Object normalised(Object value) {
    if (value instanceof String text) {
      return TIME.matcher(text).matches() ? "<time>" : replaced(text);
    }
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(entry -> all.add(normalised(entry)));
      return all;
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      return number.intValue(); // the program that recorded writes 1.0 as 1
    }
    return value instanceof Map<?, ?> ? object(StrictJson.object(value)) : value;
  }

  private Map<String, Object> object(Map<String, Object> map) {
    Map<String, Object> values = new LinkedHashMap<>();
    map.entrySet().stream()
        .sorted(Comparator.comparing(Normaliser::order))
        .forEach(entry -> values.put(entry.getKey(), normalised(entry.getValue())));
    if ("<time>".equals(values.get("value"))) {
      values.replace("readable", "<readable>");
    }
    if (values.containsKey("aesthetics")) {
      values.replace("name", "<name>");
    }
    Map<String, Object> renamed = new TreeMap<>();
    values.forEach((name, value) -> renamed.put(replaced(name), value));
    return renamed;
  }

  /**
   * Names that are ids differ from run to run: what stands beside them, like their index, orders.
   */
  private static String order(Map.Entry<String, Object> entry) {
    boolean id = ID.matcher(entry.getKey()).lookingAt();
    return id ? "1" + StrictJson.write(entry.getValue()) : "0" + entry.getKey();
  }

  private String replaced(String text) {
    return ID.matcher(text).replaceAll(found -> placeholder(found.group()));
  }

  private String placeholder(String id) {
    String placeholder =
        placeholders.computeIfAbsent(id, i -> "<id " + (placeholders.size() + 1) + ">");
    ids.put(placeholder, id);
    return placeholder;
  }

  /** The recorded value with the ids of this run; an id that did not turn up yet is made up. */
  Object filled(Object value) {
    if (value instanceof String text) {
      return filled(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::filled).toList();
    }
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    StrictJson.object(value).forEach((name, entry) -> map.put(filled(name), filled(entry)));
    return map;
  }

  private String filled(String text) {
    if (text.equals("<time>")) {
      return SOME_TIME;
    }
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(found -> ids.computeIfAbsent(found.group(), this::madeUp));
  }

  private String madeUp(String placeholder) {
    String id = UUID.randomUUID().toString();
    placeholders.put(id, placeholder);
    return id;
  }
}
