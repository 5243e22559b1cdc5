package assetd.service;

import assetd.insight.Link;
import assetd.insight.PersonFound;
import assetd.insight.Secret;
import assetd.insight.Understanding;
import assetd.model.Kind;
import assetd.model.Seed;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a content tells about itself, as materials that are not stored yet. */
final class Findings {
  /** The mechanism of what the daemon added by itself. */
  static final String AUTOMATIC = "AUTOMATIC";

  private Findings() {}

  /**
   * The materials per kind; a kind that the content says nothing of is empty. An image tells none.
   */
  static Map<Kind, List<Seed.Part>> of(Understanding found) {
    Map<Kind, List<Seed.Part>> told = new EnumMap<>(Kind.class);
    if (found.classification().generic().equals("IMAGE")) {
      return told;
    }
    told.put(Kind.TAG, found.tags().stream().map(Findings::tag).toList());
    told.put(Kind.WEBSITE, found.websites().stream().map(Findings::website).toList());
    told.put(Kind.PERSON, found.persons().stream().map(Findings::person).toList());
    told.put(Kind.HINT, found.hints().stream().map(Findings::hint).toList());
    told.put(
        Kind.ANNOTATION,
        found.description() == null ? List.of() : List.of(description(found.description())));
    told.put(Kind.SENSITIVE, found.secrets().stream().map(Findings::sensitive).toList());
    return told;
  }

  private static Seed.Part tag(String text) {
    return new Seed.Part(null, Map.of("text", text, "category", "UNKNOWN"), AUTOMATIC);
  }

  private static Seed.Part hint(String text) {
    return new Seed.Part(null, Map.of("text", text, "type", "SUGGESTED_QUERY"), AUTOMATIC);
  }

  private static Seed.Part description(String text) {
    return new Seed.Part(null, Map.of("text", text, "type", "DESCRIPTION"), AUTOMATIC);
  }

  private static Seed.Part website(Link link) {
    return new Seed.Part(null, Map.of("url", link.url(), "name", link.name()), AUTOMATIC);
  }

  private static Seed.Part person(PersonFound person) {
    Map<String, Object> basic = new LinkedHashMap<>();
    put(basic, "name", person.name());
    put(basic, "email", person.email());
    put(basic, "url", person.url());
    return new Seed.Part(null, Map.of("type", Map.of("basic", basic)), AUTOMATIC);
  }

  /** A secret with its place in the content, counted in characters of UTF-16. */
  static Seed.Part sensitive(Secret secret) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("text", secret.text());
    place.put("start", secret.start());
    place.put("end", secret.start() + secret.length());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", secret.text());
    body.put("category", secret.category());
    body.put("severity", secret.severity());
    body.put("name", secret.name());
    body.put("description", secret.description());
    body.put("metadata", Map.of("entropy", secret.entropy(), "match", Map.of("group", place)));
    return new Seed.Part(null, body, AUTOMATIC);
  }

  private static void put(Map<String, Object> map, String name, String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
