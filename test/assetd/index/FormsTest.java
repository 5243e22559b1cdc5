package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A word in another form")
class FormsTest {
  private static final List<String> CONTENTS =
      List.of("loop break in arc", "array concatenation", "strip block comments", "the array");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "breaking loop, loop break in arc",
    "concatenated arrays, array concatenation",
    "stripping comments, strip block comments"
  })
  @DisplayName("finds what has the word")
  void found(String text, String content) {
    SearchIndex index = new SearchIndex(Runnable::run, utf8 -> List.of());
    for (int i = 0; i < CONTENTS.size(); i++) {
      String id = new UUID(7, i).toString();
      index.put(Document.of(id, Instant.EPOCH, null, null, CONTENTS.get(i)));
    }
    String first = index.search(Query.words(text)).hits().get(0).id();
    assertEquals(content, CONTENTS.get((int) UUID.fromString(first).getLeastSignificantBits()));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "breaking, break, true",
    "break, breaking, true",
    "concatenate, concatenation, true",
    "stripping, strip, true",
    "strip, stripped, true",
    "renaming, rename, true",
    "query, queries, true",
    "status, statue, false",
    "classes, classic, false",
    "use, used, false",
    "expand, expansion, false"
  })
  @DisplayName("has the stem of the word and another ending")
  void form(String word, String other, boolean isForm) {
    Forms forms = new Forms();
    byte[] text = other.getBytes(StandardCharsets.UTF_8);
    int stem = forms.of(word.getBytes(StandardCharsets.UTF_8));
    boolean begins = stem > 0 && other.startsWith(word.substring(0, stem));
    assertEquals(isForm, begins && forms.has(text, 0, text.length));
  }
}
