package assetd.contract;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The machine-readable half of the contract ({@code schema.json}, {@code enums.json}): the fields
 * of each model, the enum values that every published client accepts, and what each operation
 * answers with. Immutable.
 */
final class Schema {
  /** What the prose of the contract requires beyond the flags of the schema. */
  private static final Set<String> ALWAYS_REQUIRED = Set.of("iterable", "indices", "mechanisms");

  /** The contract in {@code test/contract}. */
  static final Schema CONTRACT = new Schema(Path.of("test", "contract"));

  private final Map<String, Map<String, Field>> models = new HashMap<>();
  private final Map<String, Set<String>> safe = new HashMap<>();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final Set<String> core = new TreeSet<>();

  /**
   * A field of a model.
   *
   * @param type object, array, map, string, boolean, integer or number
   * @param ref the model of an object; null for other types
   * @param enumName the enum a string is taken from; null for a free string
   * @param items what an array or map holds; null for other types
   */
  record Field(String type, boolean required, String ref, String enumName, Field items) {}

  private Schema(Path directory) {
    Map<String, Object> schema =
        StrictJson.object(StrictJson.read(directory.resolve("schema.json")));
    StrictJson.object(schema.get("models"))
        .forEach((name, model) -> models.put(name, fields(model)));
    StrictJson.object(schema.get("endpoints")).forEach(this::addEndpoint);
    Map<String, Object> enums = StrictJson.object(StrictJson.read(directory.resolve("enums.json")));
    enums.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> one) {
            safe.put(name, Set.copyOf(strings(one.get("safe"))));
          }
        });
  }

  /** The fields of a model by name. */
  Map<String, Field> model(String name) {
    Map<String, Field> fields = models.get(name);
    if (fields == null) {
      throw new IllegalArgumentException("The contract has no model " + name + ".");
    }
    return fields;
  }

  /**
   * The operations of the contract's first section, as method and path with parameters in braces.
   */
  Set<String> coreOperations() {
    return core;
  }

  /** The values of an enum that may go out. */
  Set<String> safeValues(String enumName) {
    return safe.get(enumName);
  }

  /**
   * The model of a successful answer; {@code str} stands for plain text, empty for no body or for
   * an operation the contract does not know.
   *
   * @param path with real values in place of its parameters, without a query
   */
  Optional<String> answer(String method, String path) {
    String get = "GET " + path;
    boolean postedGet = path.equals("/assets/related") || path.equals("/assets/recommended");
    String operation = postedGet ? get : method + " " + path;
    return Optional.ofNullable(answers.get(operation))
        .or(
            () ->
                answers.keySet().stream()
                    .filter(t -> fits(t, operation))
                    .findFirst()
                    .map(answers::get));
  }

  private static boolean fits(String template, String operation) {
    String[] parts = template.split("/");
    String[] given = operation.split("/");
    boolean same = parts.length == given.length;
    for (int i = 0; same && i < parts.length; i++) {
      same = parts[i].startsWith("{") || parts[i].equals(given[i]);
    }
    return same;
  }

  private void addEndpoint(String name, Object endpoint) {
    if ("core".equals(StrictJson.object(endpoint).get("set"))) {
      core.add(name);
    }
    Map<String, Object> responses = StrictJson.object(StrictJson.object(endpoint).get("responses"));
    Map<String, Object> success = StrictJson.object(responses.get("200"));
    if (success != null && success.get("model") instanceof String model) {
      answers.put(name, model);
    }
  }

  private static Map<String, Field> fields(Object model) {
    Map<String, Field> fields = new LinkedHashMap<>();
    Map<String, Object> given = StrictJson.object(StrictJson.object(model).get("fields"));
    if (given != null) {
      given.forEach((name, field) -> fields.put(name, field(name, StrictJson.object(field))));
    }
    return fields;
  }

  private static Field field(String name, Map<String, Object> field) {
    Object items = field.getOrDefault("items", field.get("additionalProperties"));
    return new Field(
        (String) field.get("type"),
        Boolean.TRUE.equals(field.get("required")) || ALWAYS_REQUIRED.contains(name),
        (String) field.get("ref"),
        (String) field.get("enumRef"),
        items == null ? null : field("", StrictJson.object(items)));
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }
}
