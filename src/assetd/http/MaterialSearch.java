package assetd.http;

import assetd.json.Fields;
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

  /** Whether a material that says these texts is found; nothing to look for finds nothing. */
  boolean matches(List<String> texts) {
    return asks() && holds(lower(texts));
  }

  private boolean asks() {
    return !query.isEmpty() || parts.stream().anyMatch(MaterialSearch::asks);
  }

  private boolean holds(List<String> texts) {
    if (!query.isEmpty() && texts.stream().noneMatch(text -> text.contains(query))) {
      return false;
    }
    List<MaterialSearch> asking = parts.stream().filter(MaterialSearch::asks).toList();
    return any && !asking.isEmpty()
        ? asking.stream().anyMatch(part -> part.holds(texts))
        : asking.stream().allMatch(part -> part.holds(texts));
  }

  /** Whether one of these texts is, as a whole, one that is looked for. */
  boolean names(List<String> texts) {
    return named(lower(texts));
  }

  private boolean named(List<String> texts) {
    return !query.isEmpty() && texts.contains(query)
        || parts.stream().anyMatch(part -> part.named(texts));
  }

  private static List<String> lower(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }
}
