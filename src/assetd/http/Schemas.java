package assetd.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The models of {@code models.tsv} as JSON schemas. Used once, by one thread. */
final class Schemas {
  /** Query parameters that are no booleans. */
  static final Set<String> TEXT_PARAMETERS =
      Set.of("query", "searchable_tags", "annotation_type_filter", "export_type");

  private static final Set<String> PLAIN =
      Set.of("string", "boolean", "integer", "number", "object");

  private final Map<String, String[]> lines = new HashMap<>();
  private final Map<String, Object> schemas = new TreeMap<>();
  private final Deque<String> wanted = new ArrayDeque<>();

  Schemas() {
    for (String line : Operations.lines("models.tsv")) {
      String[] cells = line.split("\t", -1);
      lines.put(cells[0], cells);
    }
  }

  /**
   * These models and all that they name, by name; a name that is no model stands for itself.
   *
   * @param names some may be null
   */
  Map<String, Object> reachable(Collection<String> names) {
    names.forEach(this::want);
    while (!wanted.isEmpty()) {
      String name = wanted.pop();
      if (!schemas.containsKey(name)) {
        String[] cells = lines.get(name);
        List<String> words = cells[2].isEmpty() ? List.of() : List.of(cells[2].split(" "));
        schemas.put(name, cells[1].equals("enum") ? enumeration(words) : object(words));
      }
    }
    return schemas;
  }

  private void want(String name) {
    if (name != null && lines.containsKey(name)) {
      wanted.push(name);
    }
  }

  private static Map<String, Object> enumeration(List<String> values) {
    Map<String, Object> schema = new LinkedHashMap<>(type("string"));
    schema.put("enum", values);
    return schema;
  }

  private Map<String, Object> object(List<String> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (String field : fields) {
      String[] nameAndType = field.split(":");
      String name = nameAndType[0].replace("!", "");
      if (nameAndType[0].endsWith("!")) {
        required.add(name);
      }
      properties.put(name, type(nameAndType[1]));
      want(nameAndType[1].replaceAll("[\\[\\]{}]", ""));
    }
    Map<String, Object> schema = new LinkedHashMap<>(type("object"));
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** A type as a schema: a plain one, [list], {map}, or a reference to a model. */
  static Map<String, Object> type(String type) {
    String inner = type.substring(1, type.length() - 1);
    return switch (type.charAt(0)) {
      case '[' -> Map.of("type", "array", "items", type(inner));
      case '{' -> Map.of("type", "object", "additionalProperties", type(inner));
      default ->
          PLAIN.contains(type)
              ? Map.of("type", type)
              : Map.of("$ref", "#/components/schemas/" + type);
    };
  }
}
