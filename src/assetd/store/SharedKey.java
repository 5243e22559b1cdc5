package assetd.store;

import assetd.json.Json;
import assetd.model.Content;
import assetd.model.Kind;
import assetd.model.Material;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What makes two materials of a shared kind the same one. */
final class SharedKey {
  /** The names of the kinds that are not shared, as a list for SQL. */
  static final String UNSHARED =
      Arrays.stream(Kind.values())
          .filter(kind -> !kind.shared())
          .map(kind -> "'" + kind.name() + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private SharedKey() {}

  /**
   * A tag is its text; a website its address under its name, for another name is another bookmark;
   * a person what is known of it, in any order of fields. Null for the kinds that are not shared,
   * and for a person of whom nothing is known: two strangers are not one.
   */
  static String of(Material material) {
    return switch (material.kind()) {
      case TAG -> Content.wellFormed(material.text("text"));
      case WEBSITE -> Json.text(List.of(material.text("url"), material.text("name")));
      case PERSON -> person(material.body().get("type"));
      case ANNOTATION, HINT, ANCHOR, SENSITIVE -> null;
    };
  }

  private static String person(Object type) {
    return type instanceof Map<?, ?> known && !known.isEmpty() ? Json.text(sorted(known)) : null;
  }

  /** The same value with the fields of every object in alphabetical order. */
  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((name, part) -> sorted.put((String) name, sorted(part)));
      return sorted;
    }
    return value instanceof List<?> list ? list.stream().map(SharedKey::sorted).toList() : value;
  }
}
