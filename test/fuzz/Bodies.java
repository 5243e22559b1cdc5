package fuzz;

import assetd.json.Fields;
import assetd.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Values after the models of the contract, right in most places and wrong in some. Used by one
 * thread.
 */
final class Bodies {
  /** Deeper than any body of a client goes; the models refer to each other without end. */
  private static final int DEPTH = 9;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "def f(x):\n    return x\n",
          "null",
          "https://example.org/a?b=c#d",
          "2020-01-01T00:00:00.000Z",
          "PT5S",
          "\u0000",
          "\ud83d\ude80 e\u0301 \u05e9",
          "\ud800",
          "%00%ff../../etc",
          "a\"b\\c\u001b[31m",
          "9".repeat(70),
          "word ".repeat(900));

  private final Map<String, Object> models;
  private final List<String> ids;
  private final Random random;

  /**
   * Bodies for these models.
   *
   * @param ids of assets and materials that are there, now and then used where a text is wanted
   */
  Bodies(Map<String, Object> models, List<String> ids, Random random) {
    this.models = models;
    this.ids = ids;
    this.random = random;
  }

  /** A body of this model as JSON text, sometimes damaged. */
  byte[] body(String model) {
    byte[] text = Json.write(model(model, 0));
    if (random.nextInt(12) == 0) {
      damage(text);
    }
    return text;
  }

  private void damage(byte[] text) {
    for (int i = 1 + random.nextInt(4); i > 0 && text.length > 0; i--) {
      int at = random.nextInt(text.length);
      text[at] =
          (byte) (random.nextBoolean() ? random.nextInt(256) : text[random.nextInt(text.length)]);
    }
  }

  private Object model(String name, int depth) {
    if (!(models.get(name) instanceof Map<?, ?> model) || depth > DEPTH) {
      return Map.of();
    }
    if (model.get("enum") instanceof List<?> words) {
      return random.nextInt(10) == 0 ? "NOT_YET_KNOWN" : words.get(random.nextInt(words.size()));
    }
    Map<String, Object> object = new LinkedHashMap<>();
    if (model.get("fields") instanceof Map<?, ?> fields) {
      fields.forEach(
          (field, shape) -> {
            boolean required = Boolean.TRUE.equals(((Map<?, ?>) shape).get("required"));
            if (random.nextInt(required ? 40 : depth + 3) == 0 != required) {
              object.put((String) field, value((Map<?, ?>) shape, depth + 1));
            }
          });
    }
    return object;
  }

  private Object value(Map<?, ?> shape, int depth) {
    if (random.nextInt(40) == 0) {
      return odd();
    }
    if (shape.get("ref") instanceof String ref) {
      return model(ref, depth);
    }
    if (shape.get("enumRef") instanceof String words) {
      return model(words, depth);
    }
    return switch (String.valueOf(shape.get("type"))) {
      case "array" -> list(shape, depth);
      case "map" ->
          Collections.singletonMap(id(), value(element(shape, "additionalProperties"), depth));
      case "boolean" -> random.nextBoolean();
      case "integer" -> random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(300);
      case "number" -> random.nextDouble();
      default -> text();
    };
  }

  private static Map<?, ?> element(Map<?, ?> shape, String key) {
    return shape.get(key) instanceof Map<?, ?> element ? element : Map.of();
  }

  private List<Object> list(Map<?, ?> shape, int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(element(shape, "items"), depth));
    }
    return list;
  }

  private Object odd() {
    return switch (random.nextInt(7)) {
      case 0 -> null;
      case 1 -> List.of(List.of(1, -1, 256, "x"));
      case 2 -> Map.of("iterable", 5);
      case 3 -> random.nextLong();
      case 4 -> -0.5e300;
      case 5 -> true;
      default -> text();
    };
  }

  /** A text, or the id of something. */
  String text() {
    return random.nextInt(3) == 0 ? id() : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** An id, mostly of something that is there. */
  String id() {
    return ids.isEmpty() || random.nextInt(5) == 0
        ? new UUID(random.nextLong(), random.nextLong()).toString()
        : ids.get(random.nextInt(ids.size()));
  }

  /** The named object in the contract. */
  static Map<String, Object> part(Fields contract, String name) {
    Map<String, Object> part = new LinkedHashMap<>();
    contract
        .object(name)
        .orElseThrow()
        .all()
        .forEach((key, value) -> part.put((String) key, value));
    return part;
  }
}
