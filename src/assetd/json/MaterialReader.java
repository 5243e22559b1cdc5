package assetd.json;

import assetd.model.Kind;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.Material;
import assetd.model.Score;
import assetd.model.Seed;
import assetd.model.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads materials in their seeded and in their full form. */
public final class MaterialReader {
  private static final List<String> PERSON_TEXTS =
      List.of("id", "username", "name", "email", "picture", "sourced", "url", "vanityname");
  private static final List<String> POINT_TEXTS = List.of("fullpath", "platform");

  private MaterialReader() {}

  /**
   * Reads one material.
   *
   * @param mechanism stands in when the object names none
   * @return null when the essential field is blank: there is nothing to keep
   * @throws ServiceException INVALID when a field has the wrong type, or all are too large
   */
  public static Seed.Part part(Kind kind, Fields fields, String mechanism) {
    Map<String, Object> body = given(kind, fields);
    checkSize(kind, body, Map.of());
    return part(kind, fields, body, mechanism);
  }

  /** Reads one that is stored already: {@link #edited} decides whether it may be so large. */
  static Seed.Part known(Kind kind, Fields fields, String mechanism) {
    return part(kind, fields, given(kind, fields), mechanism);
  }

  private static Seed.Part part(
      Kind kind, Fields fields, Map<String, Object> body, String mechanism) {
    if (!body.containsKey(MaterialShape.essential(kind))) {
      return null;
    }
    MaterialShape.texts(kind).forEach((name, fallback) -> putIfAbsent(body, name, fallback));
    if (kind == Kind.WEBSITE) {
      body.putIfAbsent("name", body.get("url"));
    }
    String given = fields.text("mechanism", mechanism);
    return new Seed.Part(fields.optionalId("id"), body, given == null ? "MANUAL" : given);
  }

  /**
   * Whatever it comes with, a material is no larger than one that is created alone. An asset is
   * shown whole in the frames of its streams, and these have a limit of their own. One that was
   * larger before may stay so.
   */
  private static void checkSize(Kind kind, Map<String, Object> body, Map<String, Object> before) {
    int most = Limits.inForce(Limit.BODY);
    long size = Json.size(body);
    if (size > most && size > Json.size(before)) {
      throw ServiceException.invalid(
          "The body has " + kind.one() + " of more than the " + most + " bytes that one may take.");
    }
  }

  /** The fields that the object has and that are not blank, without any stand-in. */
  private static Map<String, Object> given(Kind kind, Fields fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    MaterialShape.texts(kind).keySet().forEach(name -> put(body, name, text(kind, fields, name)));
    MaterialShape.truths(kind).stream()
        .filter(fields::has)
        .forEach(name -> body.put(name, fields.truth(name, false)));
    special(kind, fields, body);
    return body;
  }

  /** The text or address of a shared kind tells it from others: blanks around it do not. */
  private static String text(Kind kind, Fields fields, String name) {
    String text = fields.text(name);
    boolean telling = kind.shared() && name.equals(MaterialShape.essential(kind));
    return text != null && telling ? text.strip() : text;
  }

  /** Reads the objects of an array, leaving out those with nothing to keep. */
  static List<Seed.Part> parts(Kind kind, List<Fields> objects, String mechanism) {
    List<Seed.Part> parts = new ArrayList<>();
    for (Fields object : objects) {
      Seed.Part part = part(kind, object, mechanism);
      if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** What a kind cannot do without, for messages. */
  public static String needs(Kind kind) {
    return kind == Kind.ANCHOR ? "a fullpath" : "a " + MaterialShape.essential(kind);
  }

  /** The fields of a stored material after an edit by what a client sent. */
  public static Map<String, Object> edited(Material before, Fields body) {
    return edited(before, given(before.kind(), body));
  }

  /**
   * The fields of a stored material after an edit: those that say something else replace the old
   * ones, all others stay. What a client was shown and sends back says nothing else, even where a
   * safe value was shown for an unknown one. A stored one that is too large does not grow.
   */
  static Map<String, Object> edited(Material before, Map<String, Object> given) {
    Map<String, Object> shown = new MaterialWriter(before.updated()).material(before);
    Map<String, Object> echo = given(before.kind(), Fields.of(shown));
    Map<String, Object> after = merged(before.body(), given, echo);
    checkSize(before.kind(), after, before.body());
    return after;
  }

  /** The fields of objects within are merged in the same way: those of a person's forms. */
  private static Map<String, Object> merged(Map<?, ?> old, Map<?, ?> given, Map<?, ?> echo) {
    Map<String, Object> after = new LinkedHashMap<>();
    old.forEach((name, value) -> after.put((String) name, value));
    given.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner && old.get(name) instanceof Map<?, ?> oldInner) {
            Map<?, ?> shown = echo.get(name) instanceof Map<?, ?> map ? map : Map.of();
            after.put((String) name, merged(oldInner, inner, shown));
          } else if (!value.equals(echo.get(name))) {
            after.put((String) name, value);
          }
        });
    return after;
  }

  /**
   * The fields of a stored material with its counters raised: each truth of the body counts one,
   * and without any nothing changes.
   */
  public static Map<String, Object> counted(Material before, Fields what) {
    List<String> raised = what.trueOnes(Score.COUNTERS);
    if (raised.isEmpty()) {
      return before.body();
    }
    Map<String, Object> score = new LinkedHashMap<>(Map.of("manual", 0, "automatic", 0));
    if (before.body().get("score") instanceof Map<?, ?> old) {
      old.forEach((name, value) -> score.put((String) name, value));
    }
    raised.forEach(name -> score.merge(name, 1, (a, b) -> (Integer) a + (Integer) b));
    Map<String, Object> after = new LinkedHashMap<>(before.body());
    after.put("score", score);
    return after;
  }

  private static void special(Kind kind, Fields fields, Map<String, Object> body) {
    switch (kind) {
      case PERSON -> body.putAll(personType(fields));
      case ANCHOR -> {
        List<Object> points = points(fields);
        if (!points.isEmpty()) {
          body.put("points", points);
        }
      }
      case SENSITIVE ->
          fields.object("metadata").ifPresent(metadata -> body.put("metadata", match(metadata)));
      default -> {}
    }
  }

  private static Map<String, Object> personType(Fields fields) {
    Map<String, Object> type = new LinkedHashMap<>();
    fields
        .object("type")
        .ifPresent(
            given -> {
              for (String form : List.of("basic", "platform")) {
                given.object(form).ifPresent(person -> putTexts(type, form, person));
              }
            });
    return type.isEmpty() ? Map.of() : Map.of("type", type);
  }

  private static void putTexts(Map<String, Object> type, String form, Fields person) {
    Map<String, Object> texts = new LinkedHashMap<>();
    PERSON_TEXTS.forEach(name -> put(texts, name, person.text(name)));
    if (!texts.isEmpty()) {
      type.put(form, texts);
    }
  }

  /** A seeded anchor has one path; a full one has points. */
  private static List<Object> points(Fields fields) {
    List<Fields> given = new ArrayList<>();
    if (fields.has("fullpath")) {
      given.add(fields);
    }
    fields
        .collection("points")
        .forEach(point -> given.add(point.object("reference").orElse(point)));
    List<Object> points = new ArrayList<>();
    for (Fields one : given) {
      Map<String, Object> point = new LinkedHashMap<>();
      POINT_TEXTS.forEach(name -> put(point, name, one.text(name)));
      if (one.has("verified")) {
        point.put("verified", one.truth("verified", false));
      }
      if (point.containsKey("fullpath")) {
        points.add(point);
      }
    }
    return points;
  }

  private static Map<String, Object> match(Fields metadata) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (metadata.raw("entropy") instanceof Number entropy) {
      map.put("entropy", entropy.doubleValue());
    }
    metadata
        .object("match")
        .ifPresent(
            match -> {
              Map<String, Object> groups = new LinkedHashMap<>();
              for (String name : List.of("group", "subgroup")) {
                match.object(name).ifPresent(place -> groups.put(name, place(place)));
              }
              if (groups.containsKey("group")) {
                map.put("match", groups);
              }
            });
    return map;
  }

  private static Map<String, Object> place(Fields place) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", place.text("text", ""));
    map.put("start", place.whole("start", 0));
    map.put("end", place.whole("end", 0));
    return map;
  }

  private static void putIfAbsent(Map<String, Object> map, String name, String value) {
    if (!value.isEmpty()) {
      map.putIfAbsent(name, value);
    }
  }

  private static void put(Map<String, Object> map, String name, String value) {
    if (value != null && !value.isBlank()) {
      map.put(name, value);
    }
  }
}
