package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Hits;
import assetd.model.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The word that a query ends in")
class UnfinishedWordTest {
  @Test
  @DisplayName("is no rare word because few documents have just these letters")
  void noRareWord() {
    SearchIndex index = new SearchIndex(Runnable::run, utf8 -> List.of());
    List<String> words = List.of("code", "column", "command", "count");
    for (int i = 0; i < 40; i++) {
      String text = words.get(i % words.size()) + (i % 8 < 4 ? " of a list" : " of a table");
      index.put(Document.of(new UUID(7, i).toString(), Instant.EPOCH, null, text, ""));
    }
    index.put(Document.of(new UUID(7, 40).toString(), Instant.EPOCH, null, "list a co op", ""));
    Hits hits = index.search(Query.words("list co"));
    assertEquals(21, hits.suggested(), "those that have a list");
    assertEquals(new UUID(7, 40).toString(), hits.hits().get(0).id());
  }
}
