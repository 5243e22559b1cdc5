package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Hits.Hit;
import assetd.model.Query;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is half remembered")
class HalfRememberedTest {
  private static final List<String> TITLES =
      List.of(
          "Café opening hours",
          "Décomposé par un Mac",
          "Größe einer Datei",
          "Müller und Schröder",
          "Sıcaklık çevir",
          "Αλγόριθμος ταξινόμησης",
          "Ещё ёлка",
          "for_each and howTo");

  private final SearchIndex index = new SearchIndex(Runnable::run);

  @BeforeEach
  void fill() {
    for (int i = 0; i < TITLES.size(); i++) {
      String title = TITLES.get(i); // of this system the letter and the accent are apart
      String stored = title.contains("Mac") ? Normalizer.normalize(title, Form.NFD) : title;
      index.put(Document.of(id(i), Instant.EPOCH, null, stored, "binary search, twice"));
    }
  }

  private static String id(int i) {
    return new UUID(7, i).toString();
  }

  private List<String> found(String text) {
    Query query = new Query(text, List.of(), null, null, false, false);
    return index.search(query).hits().stream()
        .map(Hit::id)
        .map(id -> TITLES.get((int) UUID.fromString(id).getLeastSignificantBits()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "cafe hours, Café opening hours",
    "cafes, Café opening hours",
    "decompose mac, Décomposé par un Mac",
    "décomposer, Décomposé par un Mac",
    "grosse datei, Größe einer Datei",
    "GROESSE, Größe einer Datei",
    "schroeder, Müller und Schröder",
    "muller, Müller und Schröder",
    "sicaklik cevir, Sıcaklık çevir",
    "αλγοριθμος, Αλγόριθμος ταξινόμησης",
    "еще елка, Ещё ёлка"
  })
  @DisplayName("is found first by")
  void first(String text, String title) {
    assertEquals(title, found(text).get(0));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"vuzkel", "cafzqu"})
  @DisplayName("is not found by")
  void nothing(String text) {
    assertEquals(List.of(), found(text));
  }
}
