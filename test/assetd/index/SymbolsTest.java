package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Symbols in titles")
class SymbolsTest {
  @ParameterizedTest
  @ValueSource(strings = {"C", "C++", "C#"})
  @DisplayName("decide between names that have the same letters")
  void decide(String language) {
    SearchIndex index = new SearchIndex(Runnable::run, utf8 -> List.of());
    List<String> languages = List.of("C++", "C", "C#");
    for (int i = 0; i < languages.size(); i++) {
      String id = new UUID(7, i).toString();
      index.put(Document.of(id, Instant.EPOCH, null, "Range of (" + languages.get(i) + ")", ""));
    }
    Query query = Query.words("rnge of (" + language + ")");
    String best = index.search(query).hits().get(0).id();
    assertEquals(new UUID(7, languages.indexOf(language)).toString(), best);
  }
}
