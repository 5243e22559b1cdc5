package assetd.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client holds that applies the frames of one stream in order: the first is the snapshot,
 * each later one changes one asset. Assets are kept without the readable times, which depend on
 * when they were written. Used by one thread.
 */
final class StreamModel {
  private final boolean identifiers;
  private final Map<String, Object> held = new TreeMap<>();
  private int changes = -1;

  /** A model for {@code /assets/stream/identifiers} or for one of the two streams of assets. */
  StreamModel(String path) {
    this.identifiers = path.endsWith("/identifiers");
  }

  /** Takes the next frame; fails when it is none that may stand here. */
  void apply(Object frame) {
    boolean snapshot = changes < 0;
    changes++;
    int told = identifiers ? applyIdentifiers(frame, snapshot) : applyAssets(frame, snapshot);
    if (!snapshot && told != 1) {
      throw new AssertionError("A frame tells of " + told + " changes: " + StrictJson.write(frame));
    }
  }

  private int applyIdentifiers(Object frame, boolean snapshot) {
    List<?> entries = (List<?>) JsonPath.get(frame, "$.iterable");
    for (Object entry : entries) {
      String id = (String) JsonPath.get(entry, "$.asset.id");
      if (Boolean.TRUE.equals(JsonPath.get(entry, "$.deleted"))) {
        remove(id);
      } else if (held.put(id, id) != null && snapshot) {
        throw new AssertionError("The snapshot has " + id + " twice.");
      }
    }
    return entries.size();
  }

  private int applyAssets(Object frame, boolean snapshot) {
    List<?> assets = (List<?>) JsonPath.get(frame, "$.iterable");
    for (Object asset : assets) {
      Object before = held.put((String) JsonPath.get(asset, "$.id"), timeless(asset));
      if (before != null && snapshot) {
        throw new AssertionError("The snapshot has an asset twice: " + StrictJson.write(asset));
      }
    }
    int told = assets.size();
    for (Map.Entry<String, Object> index :
        StrictJson.object(JsonPath.get(frame, "$.indices")).entrySet()) {
      if ((Integer) index.getValue() < 0) {
        remove(index.getKey());
        told++;
      }
    }
    return told;
  }

  private void remove(String id) {
    if (held.remove(id) == null) {
      throw new AssertionError("A frame deletes " + id + ", which is not there.");
    }
  }

  /** Whether the asset with this id is there now. */
  boolean holds(String id) {
    return held.containsKey(id);
  }

  /** How many changes came after the snapshot. */
  int changes() {
    return changes;
  }

  /** What is held, by id. */
  Map<String, Object> held() {
    return held;
  }

  /** The assets of a list by id, as a model holds them. */
  static Map<String, Object> byId(Object assets) {
    Map<String, Object> byId = new TreeMap<>();
    for (Object asset : (List<?>) JsonPath.get(assets, "$.iterable")) {
      byId.put((String) JsonPath.get(asset, "$.id"), timeless(asset));
    }
    return byId;
  }

  /**
   * The value without every {@code readable} that stands beside a {@code value} which is a time.
   */
  private static Object timeless(Object value) {
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(entry -> all.add(timeless(entry)));
      return all;
    }
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    StrictJson.object(value).forEach((name, entry) -> map.put(name, timeless(entry)));
    if (map.get("value") instanceof String) {
      map.remove("readable");
    }
    return map;
  }
}
