package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("Related")
class RelatedTest {
  private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");

  private static final Pattern MARK = Pattern.compile("=+|\\?+");

  private final SearchIndex index = new SearchIndex(Runnable::run, RelatedTest::marked);
  private int made;

  /** A text with "==" in it, which is no word, is about subject 2, one with "??" may be. */
  private static List<Subject> marked(byte[] utf8) {
    Matcher mark = MARK.matcher(new String(utf8, StandardCharsets.UTF_8));
    return mark.results()
        .map(m -> new Subject(m.group().length(), m.group().startsWith("=") ? .97f : .35f))
        .toList();
  }

  private String put(String language, String content) {
    return put(language, null, content, List.of());
  }

  private String put(String language, String title, String content, List<Document.Label> tags) {
    String id = new UUID(7, made++).toString();
    Instant now = START.plusSeconds(made);
    index.put(
        new Document(
            id, now, now, false, language, title, content, tags, List.of(), List.of(), List.of(),
            List.of()));
    return id;
  }

  private List<String> near(List<String> given, int limit) {
    return index.related(given, limit).stream().map(Neighbour::id).toList();
  }

  @Test
  @DisplayName("finds the same thing in another language before other things in the same one")
  void sameThingInAnotherLanguage() {
    for (int i = 0; i < 30; i++) {
      put("py", "def method" + i + "(self):\n    return self.value" + i + " if self else None\n");
      put("js", "function other" + i + "() { return this.field" + i + "; }");
    }
    String python = put("py", "def binary_search(self, numbers):\n    return self.low if None\n");
    String script = put("js", "function binarySearch(numbers) { return this.low; }");
    assertEquals(script, near(List.of(python), 5).get(0));
    assertEquals(python, near(List.of(script), 5).get(0));
  }

  @Test
  @DisplayName("takes what describes an asset into account")
  void titlesAndTagsCount() {
    Document.Label tag = new Document.Label(new UUID(1, 1).toString(), List.of("gardening"));
    String first = put("md", "Roses", "apple pear", List.of());
    String tagged = put("md", null, "north south", List.of(tag));
    String titled = put("md", "Gardening for roses", "red green", List.of());
    put("md", null, "monday tuesday", List.of());
    assertEquals(List.of(titled), near(List.of(first), 5));
    assertEquals(List.of(titled), near(List.of(tagged), 5));
    assertEquals(Set.of(first, tagged), Set.copyOf(near(List.of(titled), 5)));
  }

  @Test
  @DisplayName("takes the number of different words for breadth, not that of bytes")
  void breadthIsDifferentWords() {
    String walnut = put("md", "walnut cake");
    String broad = put("md", "walnut cake apple pear north south red green monday tuesday");
    String table = put("md", "walnut cake price\n".repeat(100));
    put("md", "apple pear north south red green monday tuesday price");
    assertEquals(List.of(table, broad), near(List.of(walnut), 5));
  }

  @Test
  @DisplayName("answers what is near to several assets, none of them, and no more than asked for")
  void severalAssets() {
    String tea = put("md", "tea from leaves");
    String coffee = put("md", "coffee from beans");
    String both = put("md", "tea or coffee, leaves or beans");
    put("md", "tea and leaves");
    put("md", "coffee and beans");
    List<String> found = near(List.of(tea, coffee), 2);
    assertEquals(both, found.get(0));
    assertEquals(2, found.size());
    assertFalse(found.contains(tea) || found.contains(coffee), found::toString);
  }

  @Test
  @DisplayName("answers nothing for nothing, for unknown ids and for what shares no word")
  void nothing() {
    String alone = put("md", "alone");
    put("md", "others");
    assertEquals(List.of(), near(List.of(), 5));
    assertEquals(List.of(), near(List.of("no id", new UUID(9, 9).toString()), 5));
    assertEquals(List.of(), near(List.of(alone), 5));
  }

  @Test
  @DisplayName("does not take for near what shares only what every asset has")
  void sharedByAll() {
    String first = put("md", "Untitled", "one", List.of());
    put("md", "Untitled", "two", List.of());
    put("md", "Untitled", "three", List.of());
    assertEquals(List.of(), near(List.of(first), 5));
  }

  @Test
  @DisplayName("leaves out what was removed")
  void removed() {
    String kept = put("md", "walnut cake");
    String gone = put("md", "walnut pie");
    String other = put("md", "walnut bread");
    put("md", "apple");
    index.remove(gone);
    assertEquals(List.of(other), near(List.of(kept), 5));
    assertEquals(List.of(), near(List.of(gone), 5));
  }

  @Test
  @DisplayName("finds what is about the same subject where no word is shared, the surest first")
  void sameSubject() {
    String given = put("py", "gcd =");
    put("c", "socket ==");
    String doubtful = put("c", "divisor ?");
    String sure = put("c", "euclid =");
    put("c", "printer");
    assertEquals(List.of(sure, doubtful), near(List.of(given), 5));
  }

  @Test
  @DisplayName("takes words into account where the subject is the same")
  void subjectAndWords() {
    String given = put("py", "lazy primes from a sieve =");
    put("c", "trial division =");
    String sieve = put("c", "sieve of primes =");
    put("c", "sand and water");
    assertEquals(sieve, near(List.of(given), 5).get(0));
  }

  @Test
  @DisplayName("believes what the nearest by words are about where the given asset is doubtful")
  void neighboursDecide() {
    String given = put("py", "rotate the matrix ? ??");
    String wrong = put("c", "seven =");
    String right = put("c", "eight ==");
    put("js", "rotate a matrix ==");
    put("go", "matrix to rotate ==");
    List<String> found = near(List.of(given), 5);
    assertTrue(found.indexOf(right) < found.indexOf(wrong) || !found.contains(wrong), "" + found);
    assertTrue(found.contains(right), found::toString);
  }

  @Test
  @DisplayName("leaves out what is about the same subject and was removed or is a copy")
  void goneAndCopied() {
    String given = put("py", "gcd =");
    String gone = put("c", "euclid =");
    String copy = put("c", "gcd   =");
    String left = put("c", "divisor ?");
    index.remove(gone);
    assertEquals(List.of(left, copy), near(List.of(given), 5));
  }

  @RepeatedTest(10)
  @DisplayName("answers the same whatever the history of the index was")
  void rebuiltIsIncremental() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RandomDocuments some = new RandomDocuments(random);
    Naive naive = new Naive();
    for (int i = 0; i < 150; i++) {
      Document document = some.document(anyId(some, naive, random));
      naive.put(document);
      index.put(document);
      if (random.nextInt(4) == 0) {
        String id = anyId(some, naive, random);
        naive.remove(id);
        index.remove(id);
      }
    }
    SearchIndex rebuilt = new SearchIndex(RelatedTest::marked);
    rebuilt.replaceAll(naive.documents()::forEach);
    for (Document each : naive.documents()) {
      List<String> given = List.of(each.id(), anyId(some, naive, random));
      assertEquals(rebuilt.related(given, 10), index.related(given, 10), "seed " + seed);
    }
  }

  private static String anyId(RandomDocuments some, Naive naive, Random random) {
    List<Document> all = new ArrayList<>(naive.documents());
    return all.isEmpty() || random.nextInt(3) == 0
        ? some.id()
        : all.get(random.nextInt(all.size())).id();
  }
}
