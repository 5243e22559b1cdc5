package bench.search;

import assetd.index.Document;
import assetd.index.SearchIndex;
import assetd.model.Filter;
import assetd.model.Query;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries made to be slow. */
final class Worst {
  private Worst() {}

  static void measure(SearchIndex index, List<Document> documents) {
    Map<String, Query> queries = new LinkedHashMap<>();
    queries.put("one letter", AssetdEngine.query("e"));
    queries.put("two letters", AssetdEngine.query("th"));
    queries.put("4 KiB of the commonest trigram", AssetdEngine.query("   x".repeat(1024)));
    queries.put("4 KiB of one letter", AssetdEngine.query("e".repeat(4096)));
    queries.put("three spaces in words", AssetdEngine.query("a   e"));
    queries.put("stop words", AssetdEngine.query("the a of in to and is for it that on with as"));
    queries.put("60 common words", AssetdEngine.query(common(documents)));
    queries.put("a whole document", AssetdEngine.query(longest(documents)));
    Set<String> space =
        documents.stream().limit(10_000).map(Document::id).collect(Collectors.toSet());
    queries.put("10,000 ids of space", query("return", null, space));
    queries.put("a phrase of one letter", query("return", phrase("e"), null));
    queries.put("phrase alone", query(null, phrase("  "), null));
    queries.forEach((name, query) -> System.out.printf("    %-32s %s%n", name, time(index, query)));
  }

  private static Query query(String text, Filter filter, Set<String> space) {
    return new Query(
        text, List.of(), filter, space == null ? null : new HashSet<>(space), false, false);
  }

  private static Filter phrase(String value) {
    return new Filter.Phrase(value, true, true, true, null, true);
  }

  private static String common(List<Document> documents) {
    return documents.stream()
        .limit(2_000)
        .flatMap(d -> List.of(d.content().split("[^A-Za-z]+")).stream())
        .filter(w -> w.length() > 3)
        .collect(Collectors.groupingBy(w -> w, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
        .limit(60)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" "));
  }

  private static String longest(List<Document> documents) {
    return documents.stream()
        .limit(2_000)
        .map(Document::content)
        .reduce("", (a, b) -> a.length() > b.length() ? a : b);
  }

  private static String time(SearchIndex index, Query query) {
    index.search(query);
    double[] millis =
        IntStream.range(0, 5)
            .mapToDouble(
                i -> {
                  double began = Clock.micros();
                  index.search(query);
                  return (Clock.micros() - began) / 1e3;
                })
            .sorted()
            .toArray();
    return "%7.1f ms, %,d hits".formatted(millis[2], index.search(query).hits().size());
  }
}
