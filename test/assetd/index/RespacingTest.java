package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Hits;
import assetd.model.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Spaces in a query")
class RespacingTest {
  private static final List<String> TITLES =
      List.of("Fizz Buzz", "database lookup", "note pad", "not epad", "Größe der Straße");

  private final SearchIndex index = new SearchIndex(Runnable::run, utf8 -> List.of());

  @BeforeEach
  void fill() {
    for (int i = 0; i < 6; i++) {
      String title = TITLES.get(Math.min(i, TITLES.size() - 1));
      index.put(Document.of(id(i), Instant.EPOCH, null, title, ""));
    }
    index.put(Document.of(id(6), Instant.EPOCH, null, "a pad and a note", ""));
  }

  private static String id(int i) {
    return new UUID(7, i).toString();
  }

  private Hits search(String text, boolean explain) {
    Query query = Query.words(text);
    return index.search(explain ? query.explained() : query);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fizzbuzz, 0",
    "data base, 1",
    "data base lookup, 1",
    "databaselookup, 1",
    "FizzBuzz, 0",
    "notepad, 2",
    "größeder straße, 4"
  })
  @DisplayName("may be missing or too many")
  void wrong(String text, int wanted) {
    assertEquals(id(wanted), search(text, false).hits().get(0).id());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"fizzbazz", "fibuzz", "buzzfizzes", "da ta base", "xyzbuzz", "padnot"})
  @DisplayName("make no words of what are none")
  void nonsense(String text) {
    assertEquals(List.of(), search(text, false).hits());
  }

  @Test
  @DisplayName("are told with the explanation")
  void explained() {
    Object told = search("data base", true).hits().get(0).explanation();
    List<?> words = (List<?>) ((Map<?, ?>) told).get("words");
    assertEquals(
        List.of("database"), words.stream().map(w -> ((Map<?, ?>) w).get("word")).toList());
  }
}
