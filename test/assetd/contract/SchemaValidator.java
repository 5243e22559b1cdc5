package assetd.contract;

import assetd.contract.Schema.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says where a JSON value is not what the contract promises: required fields, types as strict as
 * the strictest client has them, safe enum values, ids, timestamps, positions; and for assets and
 * searches what {@link GraphRules} knows. One value, one validator, one thread.
 */
final class SchemaValidator {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
  private static final Pattern READABLE_BYTES = Pattern.compile("\\d+ B|\\d+(\\.\\d)? [kMG]B");

  /** Fields that hold an id beside those named {@code id}. */
  private static final Set<String> ID_FIELDS =
      Set.of(
          "FlattenedFormat.asset",
          "FlattenedAsset.original",
          "FlattenedPreview.base",
          "FlattenedPreview.overlay",
          "SearchedAsset.identifier",
          "Context.os");

  /** Whose {@code id} is chosen by the client. */
  private static final Set<String> FOREIGN_IDS = Set.of("Application", "OSHealth");

  private final Schema schema;
  private final List<String> problems = new ArrayList<>();
  private final GraphRules rules;

  private SchemaValidator(Schema schema, Transferables transferables) {
    this.schema = schema;
    this.rules = new GraphRules(transferables, this::report);
  }

  /**
   * One sentence per deviation, each beginning with its place; empty when the value is a proper one
   * of the model.
   */
  static List<String> problems(Object value, String model, Transferables transferables) {
    SchemaValidator validator = new SchemaValidator(Schema.CONTRACT, transferables);
    validator.object("$", model, value);
    return validator.problems;
  }

  private void report(String path, String problem) {
    problems.add(path + " " + problem);
  }

  private void object(String path, String model, Object value) {
    if (!(value instanceof Map<?, ?>)) {
      report(path, "must be an object, a " + model);
      return;
    }
    Map<String, Object> map = StrictJson.object(value);
    int before = problems.size();
    schema.model(model).forEach((name, field) -> field(path, model, name, field, map.get(name)));
    if (problems.size() == before) {
      rules(path, model, map);
    }
  }

  private void field(String path, String model, String name, Field field, Object value) {
    String place = path + "." + name;
    if (value == null) {
      if (field.required()) {
        report(place, "is required in " + model);
      }
      return;
    }
    value(place, field, value);
    boolean id = name.equals("id") && !FOREIGN_IDS.contains(model);
    if (id || ID_FIELDS.contains(model + "." + name)) {
      uuid(place, value);
    }
  }

  private void value(String path, Field field, Object value) {
    switch (field.type()) {
      case "object" -> object(path, field.ref(), value);
      case "array" -> array(path, field.items(), value);
      case "map" -> map(path, field.items(), value);
      case "string" -> string(path, field.enumName(), value);
      case "boolean" -> require(value instanceof Boolean, path, "must be true or false");
      case "integer" -> require(whole(value), path, "must be an integer");
      case "number" -> require(value instanceof Number, path, "must be a number");
      default -> throw new IllegalStateException("The schema has the unknown type " + field.type());
    }
  }

  private void array(String path, Field items, Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        value(path + "[" + i + "]", items, list.get(i));
      }
    } else {
      report(path, "must be an array");
    }
  }

  private void map(String path, Field items, Object value) {
    if (value instanceof Map<?, ?>) {
      StrictJson.object(value).forEach((key, item) -> value(path + "." + key, items, item));
    } else {
      report(path, "must be an object");
    }
  }

  private void string(String path, String enumName, Object value) {
    if (!(value instanceof String)) {
      report(path, "must be a string");
    } else if (enumName != null && !schema.safeValues(enumName).contains(value)) {
      report(path, "is " + value + ", which is no safe value of " + enumName);
    }
  }

  private void rules(String path, String model, Map<String, Object> map) {
    if (map.get("indices") != null) {
      indices(path, (List<?>) map.get("iterable"), StrictJson.object(map.get("indices")));
    }
    if (map.get("mechanisms") != null) {
      StrictJson.object(map.get("mechanisms"))
          .keySet()
          .forEach(id -> uuid(path + ".mechanisms", id));
    }
    switch (model) {
      case "GroupedTimestamp" -> timestamp(path, map);
      case "ByteDescriptor" ->
          require(matches(READABLE_BYTES, map.get("readable")), path, "is unreadable");
      default -> rules.check(path, model, map);
    }
  }

  private void timestamp(String path, Map<String, Object> map) {
    require(
        matches(TIMESTAMP, map.get("value")), path, "must be UTC with six fraction digits and Z");
    require(!"".equals(map.get("readable")), path, "has an empty readable time");
  }

  /**
   * The positions of all entries and of nothing else, but for negative ones: references that were
   * removed.
   */
  private void indices(String path, List<?> iterable, Map<String, Object> indices) {
    for (int i = 0; i < iterable.size(); i++) {
      Object id = StrictJson.object(iterable.get(i)).get("id");
      require(Integer.valueOf(i).equals(indices.get(id)), path, "has a wrong index for entry " + i);
    }
    indices.keySet().forEach(id -> uuid(path + ".indices", id));
    long present = indices.values().stream().filter(i -> ((Number) i).longValue() >= 0).count();
    require(present == iterable.size(), path, "has indices without an entry");
  }

  private void uuid(String path, Object value) {
    require(matches(UUID, value), path, "must be a lower-case UUID, not " + value);
  }

  private void require(boolean holds, String path, String problem) {
    if (!holds) {
      report(path, problem);
    }
  }

  private static boolean matches(Pattern pattern, Object value) {
    return value instanceof String text && pattern.matcher(text).matches();
  }

  private static boolean whole(Object value) {
    return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
  }
}
