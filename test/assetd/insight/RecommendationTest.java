package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.insight.Recommendation.Candidate;
import assetd.model.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recommended assets")
class RecommendationTest {
  private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

  private static Candidate aged(String id, int days) {
    return new Candidate(id, NOW.minus(Duration.ofDays(days)), 0);
  }

  private static Interaction viewed(String id, int seconds) {
    return new Interaction(id, Duration.ofSeconds(seconds), false, false);
  }

  private static List<String> rank(List<Interaction> done, List<Candidate> candidates) {
    return Recommendation.rank(done, id -> List.of(), ids -> candidates, NOW, 100);
  }

  @Test
  @DisplayName("without interactions the newest come first")
  void newestFirst() {
    assertEquals(
        List.of("today", "week", "year"),
        rank(List.of(), List.of(aged("year", 365), aged("today", 0), aged("week", 7))));
  }

  @Test
  @DisplayName("a view of any length counts, as long as one that says all")
  void longestView() {
    Interaction endless = new Interaction("old", Duration.parse("PT99999999999999H"), false, false);
    assertEquals(
        List.of("old", "new"), rank(List.of(endless), List.of(aged("new", 0), aged("old", 400))));
  }

  @Test
  @DisplayName("of two of the same age the more used one comes first")
  void usedMore() {
    List<Candidate> both = List.of(new Candidate("a", NOW, 1), new Candidate("b", NOW, 9));
    assertEquals(List.of("b", "a"), rank(List.of(), both));
  }

  @Test
  @DisplayName("what was just used comes before what is only new")
  void usedBeforeNew() {
    List<Candidate> both = List.of(aged("new", 0), aged("old", 400));
    assertEquals(List.of("old", "new"), rank(List.of(viewed("old", 30)), both));
  }

  @Test
  @DisplayName("a longer view counts more than a short one, touching more than scrolling")
  void strength() {
    List<Candidate> two = List.of(aged("a", 1), aged("b", 1));
    assertEquals(List.of("b", "a"), rank(List.of(viewed("b", 120), viewed("a", 5)), two));
    Interaction touched = new Interaction("b", Duration.ZERO, true, false);
    Interaction scrolled = new Interaction("a", Duration.ZERO, false, true);
    assertEquals(List.of("b", "a"), rank(List.of(touched, scrolled), two));
  }

  @Test
  @DisplayName("the same use counts more when it was later")
  void recency() {
    List<Candidate> two = List.of(aged("a", 1), aged("b", 1));
    assertEquals(List.of("b", "a"), rank(List.of(viewed("a", 10), viewed("b", 10)), two));
    assertEquals(List.of("a", "b"), rank(List.of(viewed("b", 10), viewed("a", 10)), two));
  }

  @Test
  @DisplayName("a glance is no interest")
  void glance() {
    List<Candidate> two = List.of(aged("glanced", 2), aged("new", 1));
    assertEquals(List.of("new", "glanced"), rank(List.of(viewed("glanced", 0)), two));
  }

  @Test
  @DisplayName("near neighbours follow what was used, the nearest first, before unrelated ones")
  void neighboursFollow() {
    List<Candidate> all =
        List.of(aged("unrelated", 9), aged("far", 9), aged("near", 9), aged("used", 9));
    Map<String, List<String>> near = Map.of("used", List.of("near", "far", "not a candidate"));
    assertEquals(
        List.of("used", "near", "far", "unrelated"),
        Recommendation.rank(
            List.of(viewed("used", 60)),
            id -> near.getOrDefault(id, List.of()),
            ids -> all,
            NOW,
            9));
  }

  @Test
  @DisplayName("nothing comes twice, whatever comes in twice, and the limit holds")
  void nothingTwice() {
    List<Candidate> doubled = List.of(aged("a", 1), aged("a", 1), aged("b", 2), aged("c", 3));
    List<Interaction> done = List.of(viewed("b", 5), viewed("b", 5), viewed("gone", 50));
    List<String> ranked =
        Recommendation.rank(done, id -> List.of("a", "b"), ids -> doubled, NOW, 2);
    assertEquals(List.of("b", "a"), ranked);
    assertEquals(List.of(), Recommendation.rank(done, id -> List.of(), ids -> doubled, NOW, -1));
  }

  @Test
  @DisplayName("the order of the candidates does not matter")
  void deterministic() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<Candidate> candidates = new ArrayList<>();
    List<Interaction> done = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      candidates.add(
          new Candidate(
              "id" + i, NOW.minusSeconds(random.nextInt(3) * 86_400L), random.nextInt(2)));
      done.add(viewed("id" + random.nextInt(60), random.nextInt(4)));
    }
    List<String> expected = rank(done, candidates);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(candidates, random);
      assertEquals(expected, rank(done, candidates));
    }
  }
}
