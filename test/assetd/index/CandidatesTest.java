package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("The candidates by trigram lists")
class CandidatesTest {
  @RepeatedTest(20)
  @DisplayName("are never fewer than the documents that contain the text, in any case or its own")
  void superset() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RandomDocuments some = new RandomDocuments(random);
    List<Document> documents = documents(some);
    View view = view(documents);
    for (int i = 0; i < 100; i++) {
      String text = some.text(documents);
      assertSuperset(view, documents, text, true, seed);
      assertSuperset(view, documents, text, false, seed);
    }
  }

  private static List<Document> documents(RandomDocuments some) {
    return Stream.generate(() -> some.document(some.id())).limit(60).toList();
  }

  private static View view(List<Document> documents) {
    return new View(
        Segment.of(documents.stream().map(d -> Rows.Row.of(d, utf8 -> List.of())).toList()));
  }

  private static void assertSuperset(
      View view, List<Document> documents, String text, boolean folds, long seed) {
    Needle needle = folds ? Needle.ignoringCase(text) : Needle.caseSensitive(text);
    Candidates candidates = new Candidates();
    int count = candidates.find(view, needle, null);
    Set<String> found = new HashSet<>();
    for (int i = 0; i < count; i++) {
      found.add(view.rows().id(candidates.row(i)).toString());
    }
    for (Document d : documents) {
      boolean has =
          Naive.texts(d).values().stream()
              .flatMap(List::stream)
              .anyMatch(t -> folds ? Fold.fold(t).contains(Fold.fold(text)) : t.contains(text));
      assertTrue(!has || found.contains(d.id()), () -> "seed " + seed + ", text " + text);
    }
  }

  @RepeatedTest(20)
  @DisplayName("that live are all of them when they are few, and no more are looked for than asked")
  void livingAreAll() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RandomDocuments some = new RandomDocuments(random);
    List<Document> documents = documents(some);
    View view = view(documents);
    for (int row = 0; row < 60; row += 1 + random.nextInt(9)) {
      view = view.without(row);
    }
    for (int i = 0; i < 100; i++) {
      Needle needle = Needle.ignoringCase(some.text(documents));
      if (needle.bytes().length >= 3) {
        assertLiving(view, needle, random.nextInt(9), seed);
      }
    }
  }

  private static void assertLiving(View view, Needle needle, int most, long seed) {
    Set<Integer> expected = new HashSet<>();
    Trigrams trigrams = view.segment().trigrams();
    for (int row = 0; row < view.rows().size(); row++) {
      boolean has = view.lives(row);
      for (int at = 0; has && at + 3 <= needle.bytes().length; at++) {
        int list = trigrams.list(Trigrams.at(needle.bytes(), at));
        has = list >= 0 && trigrams.lists().open(list, new Postings()).next(row) == row;
      }
      if (has) {
        expected.add(row);
      }
    }
    Candidates candidates = new Candidates();
    Supplier<String> about = () -> "seed " + seed;
    assertEquals(
        Math.min(most + 1, expected.size()), candidates.findLiving(view, needle, most), about);
    Set<Integer> found = new HashSet<>();
    int count = candidates.findLiving(view, needle, expected.size());
    for (int i = 0; i < count; i++) {
      found.add(candidates.row(i));
    }
    assertEquals(expected, found, about);
  }
}
