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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is half remembered")
class HalfRememberedTest {
  private static final List<String> TITLES =
      List.of(
          "Reverse a list in Python",
          "Merge sort in Go",
          "Birthday ideas for Lena",
          "Café opening hours",
          "Décomposé par un Mac",
          "Größe einer Datei",
          "Müller und Schröder",
          "Sıcaklık çevir",
          "Αλγόριθμος ταξινόμησης",
          "Ещё ёлка",
          "快速排序算法",
          "リストを逆順にする",
          "Python dataclass with defaults",
          "Python file reading",
          "Binary search",
          "Cheat sheet of complexity",
          "tmux cheatsheet",
          "for_each and howTo");

  private final SearchIndex index = new SearchIndex(Runnable::run, utf8 -> List.of());

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
    Query query = Query.words(text);
    return index.search(query).hits().stream()
        .map(Hit::id)
        .map(id -> TITLES.get((int) UUID.fromString(id).getLeastSignificantBits()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "how do I reverse a list in python?, Reverse a list in Python",
    "what did I want for her birthday, Birthday ideas for Lena",
    "where is the cafe, Café opening hours",
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
    "еще елка, Ещё ёлка",
    "リスト逆順, リストを逆順にする",
    "data class defaults python, Python dataclass with defaults",
    "tmux cheat sheet, tmux cheatsheet",
    "golang, Merge sort in Go",
    "binarysearch, Binary search"
  })
  @DisplayName("is found first by")
  void first(String text, String title) {
    assertEquals(title, found(text).get(0));
  }

  @Test
  @DisplayName("may stand in a content, and in a script whose letters make two pairs each")
  void pairs() {
    String content = "数据库连接池配置";
    index.put(Document.of(id(0), Instant.EPOCH, null, TITLES.get(0), content));
    assertEquals(List.of(TITLES.get(0)), found("库链接池配"));
  }

  @Test
  @DisplayName("is of two texts that have the words rather the short one than the new one")
  void shortest() {
    String content = "the lighthouse keeper";
    index.put(Document.of(id(0), Instant.EPOCH, null, null, content));
    String padded = content + " and so on".repeat(100);
    index.put(Document.of(id(1), Instant.EPOCH.plusSeconds(1), null, null, padded));
    assertEquals(TITLES.subList(0, 2), found("keeper lighthouse"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"how do I xqzjvw", "what is it about vuzkel", "forwhat", "快递员工资"})
  @DisplayName("is not found by")
  void nothing(String text) {
    assertEquals(List.of(), found(text));
  }
}
