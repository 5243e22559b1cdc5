package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("The pieces of terms")
class PiecesTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** Few letters, so that pieces repeat and swaps matter; one of them takes two bytes. */
  private String word() {
    StringBuilder word = new StringBuilder();
    int length = 4 + random.nextInt(Words.LONGEST - 3);
    while (word.length() < length) {
      word.append("abcdeж".charAt(random.nextInt(5 + random.nextInt(2))));
    }
    return word.toString();
  }

  private String edited(String word, int edits) {
    StringBuilder edited = new StringBuilder(word);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(edited.length() - 1);
      switch (random.nextInt(5)) {
        case 0 -> edited.insert(at, 'x');
        case 1 -> edited.deleteCharAt(at);
        case 2 -> edited.setCharAt(at, 'y');
        default -> edited.insert(at, edited.charAt(at + 1)).deleteCharAt(at + 2);
      }
    }
    return edited.toString();
  }

  @RepeatedTest(20)
  @DisplayName("lead to every term that is near enough, wherever the edits are")
  void findEveryTermNearby() {
    TreeSet<String> terms = new TreeSet<>();
    for (int i = 0; i < 300; i++) {
      terms.add(word());
    }
    Segment segment = segmentOf(terms);
    for (String term : terms) {
      for (int i = 0; i < 10; i++) {
        check(edited(term, 1 + random.nextInt(3)), 1 + random.nextInt(3), terms, segment);
      }
    }
  }

  private static Segment segmentOf(TreeSet<String> terms) {
    Document document =
        Document.of(new UUID(7, 7).toString(), Instant.EPOCH, null, null, String.join(" ", terms));
    return Segment.of(List.of(Rows.Row.of(document, utf8 -> List.of())));
  }

  private void check(String word, int limit, TreeSet<String> terms, Segment segment) {
    int[] letters = new int[Words.LONGEST + 6];
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    int length = word.length();
    if (length > Words.LONGEST) {
      return;
    }
    Utf8.decode(utf8, 0, utf8.length, letters, 1);
    EditDistance distance = new EditDistance().to(letters, 1, length);
    TreeSet<String> found = new TreeSet<>();
    new Pieces.Reader()
        .candidates(
            segment,
            Pieces.mark(letters, length),
            length,
            limit,
            (term, candidate, count) -> {
              if (distance.of(candidate, 1, count) <= Math.min(limit, allowed(length, count))) {
                found.add(new String(segment.terms().get(term), StandardCharsets.UTF_8));
              }
            });
    assertEquals(
        near(word, limit, terms, distance),
        new ArrayList<>(found),
        "seed " + seed + " " + word + " " + limit);
  }

  private static List<String> near(
      String word, int limit, TreeSet<String> terms, EditDistance distance) {
    return terms.stream()
        .filter(
            term -> {
              int[] letters = term.codePoints().toArray();
              int allowed = Math.min(limit, allowed(word.length(), letters.length));
              return distance.of(letters, 0, letters.length) <= allowed;
            })
        .toList();
  }

  private static int allowed(int one, int other) {
    return EditDistance.allowed(Math.min(one, other));
  }
}
