package assetd.json;

import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives materials the shapes of the contract: {@code Tag}, {@code Website}, {@code Person}, {@code
 * Annotation}, {@code Hint}, {@code Anchor}, {@code Sensitive}. Fields with enums go out with their
 * nearest safe values.
 *
 * <p>Within an asset a shared material names only that asset as its own; all assets of a popular
 * tag in every one of its assets would make lists grow with the square of the store. Ties are not
 * shown there either: they are no part of an asset, and would be read with every list of assets.
 */
public final class MaterialWriter {
  private final Instant now;

  /** A writer for one answer; readable times count from {@code now}. */
  public MaterialWriter(Instant now) {
    this.now = now;
  }

  /** A collection with {@code iterable} and {@code indices}, as an asset holds it. */
  Map<String, Object> collection(Kind kind, List<Attached> attached, Map<String, Object> asset) {
    List<Object> list = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Attached one : attached) {
      Map<String, String> mechanisms = Map.of((String) asset.get("id"), one.mechanism());
      list.add(material(one.material(), mechanisms, asset));
      ids.add(one.material().id());
    }
    Map<String, Object> map = ListWriter.iterable(list);
    if (kind != Kind.SENSITIVE) {
      map.put("indices", ListWriter.indices(ids));
    }
    return map;
  }

  /** A material that hangs on nothing, as far as is known here. */
  Map<String, Object> material(Material material) {
    return material(material, Map.of(), null);
  }

  /**
   * One material with its ties to others.
   *
   * @param mechanisms asset id to mechanism, in the order to show
   * @param asset a flattened asset that a sensitive hangs on; null when there is none, and for
   *     every other kind
   * @param associated ids of the materials it is tied to, per kind
   */
  public Map<String, Object> material(
      Material material,
      Map<String, String> mechanisms,
      Map<String, Object> asset,
      Map<Kind, List<String>> associated) {
    Map<String, Object> map = material(material, mechanisms, asset);
    for (Kind kind : material.kind().ties()) {
      if (associated.containsKey(kind)) {
        map.put(kind.plural(), referenced(associated.get(kind)));
      }
    }
    return map;
  }

  private Map<String, Object> material(
      Material material, Map<String, String> mechanisms, Map<String, Object> asset) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", material.id());
    map.putAll(body(material));
    map.put("created", Timestamps.grouped(material.created(), now));
    map.put("updated", Timestamps.grouped(material.updated(), now));
    String first = mechanisms.values().stream().findFirst().orElse("MANUAL");
    switch (material.kind()) {
      case SENSITIVE -> {
        map.put("mechanism", Enums.MECHANISM.safe(first));
        map.put("asset", asset);
      }
      case ANNOTATION -> {
        map.put("mechanism", Enums.MECHANISM.safe(first));
        mechanisms.keySet().stream()
            .findFirst()
            .ifPresent(id -> map.put("asset", Map.of("id", id)));
        map.put("assets", assets(mechanisms));
      }
      case ANCHOR -> {
        map.put("points", points(material));
        map.put("assets", assets(mechanisms));
      }
      default -> {
        map.put("mechanisms", safe(mechanisms));
        map.put("assets", assets(mechanisms));
      }
    }
    return map;
  }

  private static Map<String, Object> body(Material material) {
    Map<String, Object> map = new LinkedHashMap<>(material.body());
    MaterialShape.enums(material.kind())
        .forEach((field, safe) -> map.computeIfPresent(field, (f, v) -> safe.safe((String) v)));
    if (material.kind() == Kind.PERSON) {
      map.computeIfPresent("type", (f, type) -> personType((Map<?, ?>) type, material.id()));
      map.put("access", Map.of());
    }
    return map;
  }

  /** A platform profile needs looks that a seed rarely has; a basic one only safe enums. */
  static Map<String, Object> personType(Map<?, ?> type, String id) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (type.get("basic") instanceof Map<?, ?> basic) {
      Map<String, Object> copy = copy(basic);
      copy.computeIfPresent("sourced", (f, v) -> Enums.EXTERNALLY_SOURCED.safe((String) v));
      map.put("basic", copy);
    }
    if (type.get("platform") instanceof Map<?, ?> platform) {
      Map<String, Object> copy = copy(platform);
      copy.putIfAbsent("id", id);
      copy.put("aesthetics", UserWriter.AESTHETICS);
      map.put("platform", copy);
    }
    return map;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }

  /**
   * Anchor points have no row of their own: their ids are derived from the anchor's and their
   * position.
   */
  private Map<String, Object> points(Material anchor) {
    List<Object> list = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    if (anchor.body().get("points") instanceof List<?> points) {
      for (Object point : points) {
        String seed = anchor.id() + "/" + ids.size();
        String id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
        ids.add(id);
        Map<String, Object> referenced = new LinkedHashMap<>();
        referenced.put("id", id);
        referenced.put("reference", point((Map<?, ?>) point, id, anchor));
        list.add(referenced);
      }
    }
    Map<String, Object> map = ListWriter.iterable(list);
    map.put("indices", ListWriter.indices(ids));
    return map;
  }

  private Map<String, Object> point(Map<?, ?> point, String id, Material anchor) {
    Map<String, Object> map = copy(point);
    map.put("id", id);
    map.computeIfPresent("platform", (f, v) -> Enums.PLATFORM.safe((String) v));
    map.put("anchor", Map.of("id", anchor.id()));
    map.put("created", Timestamps.grouped(anchor.created(), now));
    map.put("updated", Timestamps.grouped(anchor.updated(), now));
    return map;
  }

  private static Map<String, Object> assets(Map<String, String> mechanisms) {
    return referenced(List.copyOf(mechanisms.keySet()));
  }

  private static Map<String, Object> referenced(List<String> ids) {
    Map<String, Object> map = ListWriter.references(ids);
    map.put("indices", ListWriter.indices(ids));
    return map;
  }

  private static Map<String, Object> safe(Map<String, String> mechanisms) {
    Map<String, Object> map = new LinkedHashMap<>();
    mechanisms.forEach((id, mechanism) -> map.put(id, Enums.MECHANISM.safe(mechanism)));
    return map;
  }
}
