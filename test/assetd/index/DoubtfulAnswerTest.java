package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Hits.Hit;
import assetd.model.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A doubtful answer")
class DoubtfulAnswerTest {
  private static final int LIGHTHOUSES = 15;

  private final SearchIndex index = new SearchIndex(Runnable::run, utf8 -> List.of());

  private List<Hit> found(String text) {
    return index.search(Query.words(text)).hits();
  }

  private String put(int number, String content) {
    String id = new UUID(7, number).toString();
    index.put(Document.of(id, Instant.EPOCH, null, null, content));
    return id;
  }

  private void putLighthouses() {
    IntStream.range(0, LIGHTHOUSES).forEach(i -> put(i, "lighthouse at the shore"));
  }

  @Test
  @DisplayName("tells what has half of the query, where nothing has more")
  void half() {
    String id = put(0, "sundial of brass");
    put(1, "golden lamp");
    assertEquals(List.of(id), found("golang sundial").stream().map(Hit::id).toList());
  }

  @Test
  @DisplayName("is filled up to a page")
  void page() {
    putLighthouses();
    assertEquals(Ranking.PAGE, found("lighthouse beacon").size());
  }

  @Test
  @DisplayName("is not filled with what is misspelt")
  void misspelt() {
    put(0, "sundial of brass");
    assertEquals(List.of(), found("golang sundeal"));
  }

  @Test
  @DisplayName("is the only one that is filled")
  void certain() {
    putLighthouses();
    put(100, "a lighthouse in the evening sun");
    assertEquals(1, found("sun lighthouse evening").size());
  }
}
