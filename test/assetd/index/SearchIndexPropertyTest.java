package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Hits;
import assetd.model.Hits.Hit;
import assetd.model.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Random documents, edits, removals and queries against {@link Naive}. A failure names its seed.
 */
@DisplayName("The index, whatever was put and removed,")
class SearchIndexPropertyTest {
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final RandomDocuments some = new RandomDocuments(random);
  private final Naive naive = new Naive();
  private final SearchIndex index =
      random.nextBoolean() ? new SearchIndex() : new SearchIndex(Runnable::run, utf8 -> List.of());

  @RepeatedTest(20)
  @DisplayName("flags exactly the documents that contain the query, and says where")
  void exactIsExact() {
    for (int step = 0; step < 150; step++) {
      change();
      Query query = some.query(naive.documents());
      if (query.text() != null && !query.text().isBlank()) {
        Map<String, String> found = new LinkedHashMap<>();
        index.search(query).hits().stream()
            .filter(Hit::exact)
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .forEach(h -> found.put(h.id(), h.match()));
        assertEquals(naive.exact(query), found, () -> about(query));
      }
    }
  }

  @RepeatedTest(20)
  @DisplayName("finds nothing outside filter, space and tags, and everything inside without words")
  void restrictionsHold() {
    for (int step = 0; step < 150; step++) {
      change();
      Query query = some.query(naive.documents());
      Set<String> considered = naive.considered(query);
      Set<String> found =
          index.search(query).hits().stream().map(Hit::id).collect(Collectors.toSet());
      assertTrue(considered.containsAll(found), () -> about(query));
      boolean words = query.text() != null && !query.text().isBlank();
      if (!words && (query.filter() != null || !query.tags().isEmpty())) {
        assertEquals(considered, found, () -> about(query));
      }
    }
  }

  @RepeatedTest(20)
  @DisplayName("answers every query like one that was built afresh from what is left")
  void rebuiltIsIncremental() {
    for (int step = 0; step < 120; step++) {
      change();
    }
    List<Document> left = new ArrayList<>(naive.documents());
    Collections.shuffle(left, random);
    SearchIndex rebuilt = new SearchIndex();
    rebuilt.replaceAll(left::forEach);
    assertEquals(rebuilt.size(), index.size(), "seed " + seed);
    for (int i = 0; i < 60; i++) {
      Query query = some.query(left);
      assertEquals(rebuilt.search(query), index.search(query), () -> about(query));
    }
  }

  @RepeatedTest(10)
  @DisplayName("orders exact before suggested, each by falling score, and counts both")
  void orderHolds() {
    for (int step = 0; step < 100; step++) {
      change();
      Query query = some.query(naive.documents());
      Hits hits = index.search(query);
      List<Boolean> exact = hits.hits().stream().map(Hit::exact).toList();
      assertEquals(
          exact.stream().sorted(Collections.reverseOrder()).toList(), exact, () -> about(query));
      assertEquals(exact.stream().filter(e -> e).count(), hits.exact(), () -> about(query));
      assertEquals(exact.size() - hits.exact(), hits.suggested(), () -> about(query));
      List<Double> scores = hits.hits().stream().map(Hit::score).toList();
      assertEquals(
          scores.stream().sorted(Collections.reverseOrder()).toList(), scores, () -> about(query));
      hits.hits()
          .forEach(h -> assertTrue(h.exact() ? h.score() == 1 : h.score() > 0 && h.score() < 1));
    }
  }

  /** Puts, edits or removes one document in both; now and then replaces all, or lets it settle. */
  private void change() {
    if (random.nextInt(15) == 0) {
      index.settle();
      index.settle();
    }
    List<Document> there = naive.documents();
    int kind = random.nextInt(10);
    if (random.nextInt(60) == 0) {
      there.stream().filter(d -> random.nextInt(4) == 0).forEach(d -> naive.remove(d.id()));
      index.replaceAll(sink -> naive.documents().forEach(sink));
    } else if (kind < 3 && !there.isEmpty()) {
      String id = there.get(random.nextInt(there.size())).id();
      naive.remove(id);
      index.remove(id);
    } else {
      boolean edit = kind < 5 && !there.isEmpty();
      Document d = some.document(edit ? there.get(random.nextInt(there.size())).id() : some.id());
      naive.put(d);
      index.put(d);
    }
  }

  private String about(Query query) {
    return "seed " + seed + ", " + query;
  }
}
