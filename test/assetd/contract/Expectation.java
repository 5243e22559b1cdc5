package assetd.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares a value with what a contract case expects: the same value, or, where an object with one
 * key that begins with {@code $} stands, what that matcher says (see the package's comment).
 */
final class Expectation {
  private Expectation() {}

  /** Whether the value is as expected; null stands for one that is not there. */
  static boolean met(Object expected, Object actual) {
    if (expected instanceof Map<?, ?> map) {
      Map<String, Object> object = StrictJson.object(map);
      return isMatcher(object)
          ? matches(object.keySet().iterator().next(), object.values().iterator().next(), actual)
          : sameObject(object, actual);
    }
    if (expected instanceof List<?> list) {
      return sameList(list, actual);
    }
    if (expected instanceof Number one && actual instanceof Number other) {
      return one.doubleValue() == other.doubleValue();
    }
    return Objects.equals(expected, actual);
  }

  private static boolean isMatcher(Map<String, Object> map) {
    return map.size() == 1 && map.keySet().iterator().next().startsWith("$");
  }

  private static boolean matches(String matcher, Object argument, Object actual) {
    return switch (matcher) {
      case "$present" -> (actual != null) == (Boolean) argument;
      case "$not" -> !met(argument, actual);
      case "$matches" -> actual instanceof String text && text.matches("(?s)" + argument);
      case "$size" -> size(actual) == (Integer) argument;
      case "$has" -> actual instanceof List<?> list && hasAll((List<?>) argument, list);
      case "$set" -> size(actual) == size(argument) && hasAll((List<?>) argument, (List<?>) actual);
      case "$between" -> between((List<?>) argument, actual);
      case "$like" -> like(StrictJson.object(argument), actual);
      default -> throw new IllegalArgumentException("There is no matcher " + matcher + ".");
    };
  }

  private static int size(Object value) {
    return value instanceof List<?> list
        ? list.size()
        : value instanceof Map<?, ?> map ? map.size() : value instanceof String s ? s.length() : -1;
  }

  private static boolean hasAll(List<?> expected, List<?> actual) {
    List<Object> rest = new ArrayList<>(actual);
    return expected.stream().allMatch(entry -> removeFirst(entry, rest));
  }

  private static boolean removeFirst(Object expected, List<Object> from) {
    for (int i = 0; i < from.size(); i++) {
      if (met(expected, from.get(i))) {
        from.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean between(List<?> bounds, Object actual) {
    return actual instanceof Number number
        && number.doubleValue() > ((Number) bounds.get(0)).doubleValue()
        && number.doubleValue() < ((Number) bounds.get(1)).doubleValue();
  }

  private static boolean like(Map<String, Object> expected, Object actual) {
    return actual instanceof Map<?, ?> map
        && expected.entrySet().stream().allMatch(e -> met(e.getValue(), map.get(e.getKey())));
  }

  private static boolean sameObject(Map<String, Object> expected, Object actual) {
    return actual instanceof Map<?, ?> map
        && expected.keySet().equals(map.keySet())
        && like(expected, actual);
  }

  private static boolean sameList(List<?> expected, Object actual) {
    if (!(actual instanceof List<?> list) || list.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!met(expected.get(i), list.get(i))) {
        return false;
      }
    }
    return true;
  }
}
