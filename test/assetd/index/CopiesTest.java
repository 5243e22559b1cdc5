package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Hits;
import assetd.model.Hits.Hit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("Copies")
class CopiesTest {
  private static final String TEXT =
      """
      static int find(int[] sorted, int wanted) {
        int low = 0, high = sorted.length - 1;
        while (low <= high) {
          int middle = low + high >>> 1;
          if (sorted[middle] == wanted) {
            return middle;
          }
          if (sorted[middle] < wanted) low = middle + 1; else high = middle - 1;
        }
        return -1;
      }
      """;

  private final SearchIndex index = new SearchIndex(Runnable::run, utf8 -> List.of());
  private int made;

  private String put(String content) {
    String id = new UUID(7, made).toString();
    Instant now = Instant.parse("2024-05-01T00:00:00Z").plusSeconds(made++);
    index.put(Document.of(id, now, "java", null, content));
    return id;
  }

  private List<String> exact(String id) {
    return index.copies(id).hits().stream().filter(Hit::exact).map(Hit::id).toList();
  }

  @Test
  @DisplayName("are what differs in white space only, however short it is")
  void whiteSpace() {
    String first = put(TEXT);
    String other = put("\n" + TEXT.replace("  ", "\t").replace("\n", " \r\n"));
    put("something else");
    assertEquals(List.of(other), exact(first));
    assertEquals(List.of(first), exact(other));
    String brackets = put("{ }");
    assertEquals(List.of(put("{}")), exact(brackets));
  }

  @Test
  @DisplayName("are found when less than a tenth differs, and tell how much is the same")
  void nearlyTheSame() {
    String first = put(TEXT);
    String renamed = put(TEXT.replace("find", "search"));
    put(TEXT.replace("middle", "m").replace("sorted", "numbers").replace("wanted", "x"));
    Hits hits = index.copies(first);
    assertEquals(List.of(renamed), hits.hits().stream().map(Hit::id).toList());
    assertEquals(0, hits.exact());
    double score = hits.hits().get(0).score();
    assertTrue(score >= .95 && score < 1, () -> "score " + score);
  }

  @Test
  @DisplayName("are neither empty contents nor what was removed")
  void nothing() {
    put("");
    assertEquals(Hits.NONE, index.copies(put("")));
    String kept = put(TEXT);
    index.remove(put(TEXT));
    assertEquals(Hits.NONE, index.copies(kept));
    assertEquals(Hits.NONE, index.copies("no id"));
    Instant now = Instant.EPOCH;
    index.put(Document.of(new UUID(8, 1).toString(), now, null, "find the middle", ""));
    assertEquals(Hits.NONE, index.copies(kept), "a title is no content");
    assertEquals(Hits.NONE, index.copies(new UUID(8, 1).toString()));
  }

  @Test
  @DisplayName("come last among the related, and are marked")
  void lastAmongRelated() {
    String first = put(TEXT);
    String copy = put(TEXT + " ");
    String near = put("int find(int[] sorted, int wanted)");
    put("nothing of that kind");
    assertEquals(
        List.of(new Neighbour(near, false), new Neighbour(copy, true)),
        index.related(List.of(first), 5));
  }

  @RepeatedTest(50)
  @DisplayName("are as alike as the longest common subsequence says")
  void likeness() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] a = letters(random, random.nextInt(60));
    byte[] b = edited(a, random, random.nextInt(6));
    double expected = 2.0 * commonSubsequence(a, b) / Math.max(1, a.length + b.length);
    if (a.length + b.length == 0) {
      expected = 1;
    }
    assertEquals(
        expected >= Likeness.NEAR - 1e-9 ? expected : 0, Likeness.of(a, b), 1e-9, "seed " + seed);
  }

  private static byte[] letters(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('a' + random.nextInt(4)));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] edited(byte[] text, Random random, int edits) {
    StringBuilder edited = new StringBuilder(new String(text, StandardCharsets.US_ASCII));
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(edited.length() + 1);
      if (random.nextBoolean() || at == edited.length()) {
        edited.insert(at, (char) ('a' + random.nextInt(4)));
      } else {
        edited.deleteCharAt(at);
      }
    }
    return edited.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static int commonSubsequence(byte[] a, byte[] b) {
    int[][] longest = new int[a.length + 1][b.length + 1];
    for (int i = 1; i <= a.length; i++) {
      for (int j = 1; j <= b.length; j++) {
        longest[i][j] =
            a[i - 1] == b[j - 1]
                ? longest[i - 1][j - 1] + 1
                : Math.max(longest[i - 1][j], longest[i][j - 1]);
      }
    }
    return longest[a.length][b.length];
  }
}
