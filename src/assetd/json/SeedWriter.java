package assetd.json;

import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Kind;
import assetd.model.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives a seed its shape of the contract, with only safe enum values. */
public final class SeedWriter {
  private SeedWriter() {}

  /**
   * A {@code Seed} with all parts that are known; {@code transferables} false leaves the content
   * out.
   */
  public static Map<String, Object> seed(Seed seed, boolean transferables) {
    Map<String, Object> asset = new LinkedHashMap<>();
    if (seed.application() != null) {
      asset.put("application", AssetWriter.application(seed.application()));
    }
    asset.put("format", format(seed, transferables));
    asset.put("metadata", metadata(seed));
    if (!seed.most().isEmpty()) {
      Map<String, Object> enrichment = new LinkedHashMap<>();
      seed.most().forEach((kind, most) -> enrichment.put(kind.plural(), most));
      asset.put("enrichment", enrichment);
    }
    asset.put("discovered", seed.flags().discovered());
    asset.put("pseudo", seed.flags().pseudo());
    asset.put("demo", seed.flags().demo());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", "SEEDED_ASSET");
    map.put("asset", asset);
    return map;
  }

  private static Map<String, Object> format(Seed seed, boolean transferables) {
    Map<String, Object> holder = new LinkedHashMap<>();
    if (transferables) {
      Content content = seed.content();
      holder.put(
          content.text() ? "string" : "bytes",
          Map.of("raw", content.text() ? content.string() : new Bytes(content.bytes())));
    }
    Map<String, Object> about = new LinkedHashMap<>();
    put(about, "ext", Enums.SPECIFIC.safe(seed.extension()));
    if (seed.file()) {
      put(about, "name", seed.fileName());
      about.put("size", seed.content().bytes().length);
    }
    holder.put("metadata", about);
    Map<String, Object> format = new LinkedHashMap<>();
    format.put(seed.file() ? "file" : "fragment", holder);
    if (seed.given() != null) {
      format.put("classification", classification(seed.given()));
    }
    return format;
  }

  private static Map<String, Object> classification(Classification given) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "generic", Enums.GENERIC.safe(given.generic()));
    put(map, "specific", Enums.SPECIFIC.safe(given.specific()));
    put(map, "rendering", Enums.RENDERING.safe(given.rendering()));
    return map;
  }

  private static Map<String, Object> metadata(Seed seed) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "name", seed.name());
    put(map, "mechanism", Enums.MECHANISM.safe(seed.mechanism()));
    for (Kind kind : Kind.values()) {
      List<Object> list = new ArrayList<>();
      seed.parts(kind).forEach(part -> list.addAll(parts(kind, part)));
      if (!list.isEmpty()) {
        map.put(kind.plural(), list);
      }
    }
    return map;
  }

  /** One part; a seeded anchor has one path only, so one with several points becomes several. */
  private static List<Map<String, Object>> parts(Kind kind, Seed.Part part) {
    Map<String, Object> map = new LinkedHashMap<>(part.body());
    MaterialShape.enums(kind)
        .forEach((field, safe) -> map.computeIfPresent(field, (f, v) -> safe.safe((String) v)));
    if (kind == Kind.PERSON) {
      map.computeIfPresent(
          "type", (f, type) -> MaterialWriter.personType((Map<?, ?>) type, id(part)));
    }
    if (kind != Kind.ANCHOR) {
      put(map, "mechanism", Enums.MECHANISM.safe(part.mechanism()));
      return List.of(map);
    }
    List<Map<String, Object>> anchors = new ArrayList<>();
    for (Object point : (List<?>) map.remove("points")) {
      Map<String, Object> anchor = new LinkedHashMap<>(map);
      ((Map<?, ?>) point).forEach((name, value) -> anchor.put((String) name, value));
      anchor.remove("verified");
      anchor.computeIfPresent("platform", (f, v) -> Enums.PLATFORM.safe((String) v));
      anchors.add(anchor);
    }
    return anchors;
  }

  /** A draft stores nothing and gives no ids; one made of the fields is the same in each. */
  private static String id(Seed.Part part) {
    return UUID.nameUUIDFromBytes(Json.write(part.body())).toString();
  }

  private static void put(Map<String, Object> map, String name, String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
