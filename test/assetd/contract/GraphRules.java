package assetd.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What holds between the parts of an answer (sections 5 and 6 of the contract): an asset's formats,
 * its references and back references, where contents are; and how a search counts and orders. Works
 * on values whose types are already known to be right.
 */
final class GraphRules {
  private final Transferables transferables;
  private final BiConsumer<String, String> report;

  /** Rules for one answer; problems go to {@code report} as place and sentence. */
  GraphRules(Transferables transferables, BiConsumer<String, String> report) {
    this.transferables = transferables;
    this.report = report;
  }

  /** Checks one object of the given model. */
  void check(String path, String model, Map<String, Object> map) {
    switch (model) {
      case "Asset" -> asset(path, map);
      case "Format", "FlattenedFormat" -> content(path, map);
      case "SearchedAssets" -> search(path, map);
      default -> {}
    }
  }

  private void asset(String path, Map<String, Object> asset) {
    List<Object> formats = all(asset, "formats");
    if (formats.isEmpty()) {
      report.accept(path + ".formats", "must not be empty");
      return;
    }
    Object id = asset.get("id");
    reference(path + ".original", asset, at(asset, "original"), Set.of("BOTH", "ORIGINAL"));
    reference(
        path + ".preview.base",
        asset,
        at(asset, "preview", "base"),
        Set.of("BOTH", "PREVIEW", "ORIGINAL"));
    if (formats.size() == 1) {
      require(
          "BOTH".equals(at(formats.get(0), "role")),
          path,
          "has one format, whose role must be BOTH");
    }
    formats.forEach(format -> backReference(path + ".formats", asset, at(format, "asset")));
    for (String kind : List.of("tags", "websites", "persons", "hints")) {
      all(asset, kind)
          .forEach(
              m ->
                  require(
                      has(m, "mechanisms", id),
                      path + "." + kind,
                      "lacks the mechanism of its asset"));
    }
    for (String kind : List.of("tags", "websites", "persons", "hints", "anchors")) {
      all(asset, kind)
          .forEach(
              m ->
                  require(
                      ids(m, "assets").contains(id), path + "." + kind, "does not name its asset"));
    }
    for (String kind : List.of("annotations", "sensitives")) {
      all(asset, kind)
          .forEach(
              m ->
                  require(
                      id.equals(at(m, "asset", "id")),
                      path + "." + kind,
                      "does not name its asset"));
    }
  }

  /**
   * {@code {id, reference}} of a format that the asset has, the reference being filled and naming
   * the asset.
   */
  private void reference(
      String path, Map<String, Object> asset, Object referenced, Set<String> roles) {
    Object id = at(referenced, "id");
    Object reference = at(referenced, "reference");
    if (reference == null) {
      report.accept(
          path, "must carry its reference: plugins read content from it without a null check");
      return;
    }
    require(ids(asset, "formats").contains(id), path, "is none of the formats");
    require(id.equals(at(reference, "id")), path, "refers to another id");
    require(asset.get("id").equals(at(reference, "asset")), path, "refers to another asset");
    require(roles.contains(at(reference, "role")), path, "has the role " + at(reference, "role"));
  }

  private void backReference(String path, Map<String, Object> asset, Object flattened) {
    require(asset.get("id").equals(at(flattened, "id")), path, "belongs to another asset");
    require(ids(asset, "formats").equals(ids(flattened, "formats")), path, "knows other formats");
    require(
        at(asset, "original", "id").equals(at(flattened, "original")),
        path,
        "knows another original");
    require(
        at(asset, "preview", "base", "id").equals(at(flattened, "preview", "base")),
        path,
        "knows another preview");
  }

  private void content(String path, Map<String, Object> format) {
    Object fragment = format.get("fragment");
    Object file = format.get("file");
    require(
        (fragment == null) != (file == null), path, "must have exactly one of fragment and file");
    Object place = fragment == null ? file : fragment;
    if (place != null && transferables == Transferables.EMPTIED) {
      require(Map.of().equals(place), path, "carries content that was not asked for");
    } else if (place != null && transferables == Transferables.FULL) {
      Object text = at(place, "string", "raw");
      Object bytes = at(place, "bytes", "raw");
      require(
          (text == null) != (bytes == null),
          path,
          "must hold exactly one of string.raw and bytes.raw");
      require(
          fragment == null || text != null, path, "is a fragment: its text goes out as string.raw");
      require(
          size(text, bytes) == ((Number) at(format, "bytes", "value")).longValue(),
          path,
          "has a wrong size");
    }
  }

  private static long size(Object text, Object bytes) {
    return text == null
        ? bytes == null ? 0 : ((List<?>) bytes).size()
        : ((String) text).getBytes(StandardCharsets.UTF_8).length;
  }

  private void search(String path, Map<String, Object> found) {
    List<?> hits = (List<?>) found.get("iterable");
    long exact = hits.stream().filter(hit -> Boolean.TRUE.equals(at(hit, "exact"))).count();
    require(
        Integer.valueOf((int) exact).equals(found.get("exact")),
        path,
        "counts the exact ones wrong");
    require(
        Integer.valueOf((int) (hits.size() - exact)).equals(found.get("suggested")),
        path,
        "counts the suggested ones wrong");
    double above = Double.POSITIVE_INFINITY;
    for (int i = 0; i < hits.size(); i++) {
      boolean isExact = Boolean.TRUE.equals(at(hits.get(i), "exact"));
      double score = ((Number) at(hits.get(i), "score")).doubleValue();
      String place = path + ".iterable[" + i + "]";
      require(isExact == i < exact, place, "is out of order: exact ones come first");
      require(isExact ? score == 1.0 : score > 0 && score < 1, place, "has the score " + score);
      require(score <= above, place, "is out of order: the best score comes first");
      above = score;
    }
  }

  private void require(boolean holds, String path, String problem) {
    if (!holds) {
      report.accept(path, problem);
    }
  }

  private static Object at(Object value, String... path) {
    Object found = value;
    for (String name : path) {
      found = found == null ? null : StrictJson.object(found).get(name);
    }
    return found;
  }

  private static List<Object> all(Object owner, String collection) {
    Object iterable = at(owner, collection, "iterable");
    return iterable == null ? List.of() : List.copyOf((List<?>) iterable);
  }

  private static Set<Object> ids(Object owner, String collection) {
    return all(owner, collection).stream()
        .map(entry -> at(entry, "id"))
        .collect(Collectors.toSet());
  }

  private static boolean has(Object owner, String map, Object key) {
    return StrictJson.object(at(owner, map)).containsKey(key);
  }
}
