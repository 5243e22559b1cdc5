package assetd.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a JSON value: {@code $} is the whole, {@code $.formats.iterable[0].id} goes down by
 * names and positions, {@code [-1]} counts from the end, {@code [*]} collects from every entry. A
 * place that is not there reads as null.
 */
final class JsonPath {
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(-?\\d+|\\*)]");

  private JsonPath() {}

  /** What stands at a place. */
  static Object get(Object root, String path) {
    return get(root, steps(path));
  }

  private static Object get(Object value, List<String> steps) {
    if (steps.isEmpty() || value == null) {
      return value;
    }
    String step = steps.get(0);
    List<String> rest = steps.subList(1, steps.size());
    if (value instanceof Map<?, ?> map) {
      return get(map.get(step), rest);
    }
    if (!(value instanceof List<?> list) || !step.startsWith("[")) {
      return null;
    }
    if (step.equals("[*]")) {
      List<Object> all = new ArrayList<>();
      list.forEach(entry -> all.add(get(entry, rest)));
      return all;
    }
    int at = position(step, list.size());
    return at < 0 || at >= list.size() ? null : get(list.get(at), rest);
  }

  /**
   * A copy of the value with another one at the place, null for none; objects on the way there are
   * made.
   */
  static Object set(Object root, String path, Object value) {
    return set(root, steps(path), value);
  }

  private static Object set(Object old, List<String> steps, Object value) {
    if (steps.isEmpty()) {
      return value;
    }
    String step = steps.get(0);
    List<String> rest = steps.subList(1, steps.size());
    if (step.startsWith("[")) {
      List<Object> list = new ArrayList<>((List<?>) old);
      int at = position(step, list.size());
      list.set(at, set(list.get(at), rest, value));
      return list;
    }
    Map<String, Object> map =
        old == null ? new LinkedHashMap<>() : new LinkedHashMap<>(StrictJson.object(old));
    Object replaced = set(map.get(step), rest, value);
    if (replaced == null) {
      map.remove(step);
    } else {
      map.put(step, replaced);
    }
    return map;
  }

  private static int position(String step, int size) {
    int number = Integer.parseInt(step.substring(1, step.length() - 1));
    return number < 0 ? size + number : number;
  }

  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    while (matcher.find()) {
      steps.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
    }
    return steps.isEmpty() || !steps.get(0).equals("$") ? steps : steps.subList(1, steps.size());
  }
}
