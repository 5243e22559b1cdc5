package bench.search;

import assetd.index.Document;
import assetd.index.SearchIndex;
import assetd.model.Filter;
import assetd.model.Query;
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
    queries.put("one letter", Query.words("e"));
    queries.put("two letters", Query.words("th"));
    queries.put("4 KiB of the commonest trigram", Query.words("   x".repeat(1024)));
    queries.put("4 KiB of one letter", Query.words("e".repeat(4096)));
    queries.put("three spaces in words", Query.words("a   e"));
    queries.put("stop words", Query.words("the a of in to and is for it that on with as"));
    queries.put("60 common words", Query.words(common(documents)));
    queries.put("a whole document", Query.words(longest(documents)));
    Set<String> space =
        documents.stream().limit(10_000).map(Document::id).collect(Collectors.toSet());
    queries.put("10,000 ids of space", Query.words("return").within(space));
    queries.put("a phrase of one letter", both("return", phrase("e")));
    queries.put("phrase alone", Query.satisfying(phrase("  ")));
    queries.forEach((name, query) -> System.out.printf("    %-32s %s%n", name, time(index, query)));
  }

  private static Query both(String text, Filter filter) {
    return new Query(text, List.of(), filter, null, false, false);
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
