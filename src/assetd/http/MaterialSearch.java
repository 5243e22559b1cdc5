package assetd.http;

import assetd.json.Fields;
import assetd.model.Material;
import assetd.model.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A search among materials, {@code SearchInput}: texts that have to stand in one, ignoring case,
 * joined by AND unless OR is said; an engine's own query and its operations must both hold. What an
 * engine says of embeddings, times and workstreams is not looked at.
 *
 * @param query what has to stand there; empty for nothing
 * @param parts searches within
 * @param any whether one of the parts is enough
 */
record MaterialSearch(String query, List<MaterialSearch> parts, boolean any) {

  /**
   * Reads a search.
   *
   * @throws ServiceException INVALID without engines or with wrong types
   */
  static MaterialSearch of(Fields body) {
    return engines("", body.requiredObject("engines", "an object"));
  }

  private static MaterialSearch engines(String query, Fields engines) {
    List<MaterialSearch> parts = new ArrayList<>();
    for (Fields engine : engines.objects("iterable")) {
      String text = engine.text("query", "").toLowerCase(Locale.ROOT);
      parts.add(
          engine
              .object("operations")
              .map(operations -> engines(text, operations))
              .orElseGet(() -> new MaterialSearch(text, List.of(), false)));
    }
    return new MaterialSearch(query, parts, "OR".equalsIgnoreCase(engines.text("type")));
  }

  /** Whether this text of {@link #text} is found; nothing to look for finds nothing. */
  boolean matches(String text) {
    return asks() && holds(text);
  }

  private boolean asks() {
    return !query.isEmpty() || parts.stream().anyMatch(MaterialSearch::asks);
  }

  private boolean holds(String text) {
    if (!text.contains(query)) {
      return false;
    }
    List<MaterialSearch> asking = parts.stream().filter(MaterialSearch::asks).toList();
    return any && !asking.isEmpty()
        ? asking.stream().anyMatch(part -> part.holds(text))
        : asking.stream().allMatch(part -> part.holds(text));
  }

  /** Whether one of the texts looked for is this whole text. */
  boolean names(String text) {
    return text.equals(query) || parts.stream().anyMatch(part -> part.names(text));
  }

  /** What of a material is searched, in lower case. */
  static String text(Material material) {
    String text =
        switch (material.kind()) {
          case WEBSITE -> material.text("name") + " " + material.text("url");
          case PERSON -> String.valueOf(material.body().get("type"));
          case ANCHOR -> material.text("name") + " " + material.body().get("points");
          default -> material.text("text");
        };
    return text.toLowerCase(Locale.ROOT);
  }
}
