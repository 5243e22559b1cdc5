package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Seed;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of the materials on an asset one")
class AttachmentsTest {
  private static final Instant NOW = Instant.EPOCH;

  private static Material note(String id, String text) {
    return new Material(id, Kind.ANNOTATION, Map.of("text", text), NOW, NOW);
  }

  private static Attachments of(Material... materials) {
    return new Attachments(
        List.of(materials).stream().map(m -> new Attached(m, "MANUAL")).toList());
  }

  private static int place(Attachments attachments, String id, String text) {
    return attachments.place(new Seed.Part(id, Map.of("text", text), "MANUAL"));
  }

  @Test
  @DisplayName("is found by its id before what it says, and of those that say the same the first")
  void found() {
    Attachments attachments = of(note("a", "x"), note("b", "y"), note("c", "y"));
    assertEquals(2, place(attachments, "c", "x"));
    assertEquals(1, place(attachments, null, "y"));
    assertEquals(0, place(attachments, "unknown", "x"));
    assertEquals(-1, place(attachments, null, "z"));
  }

  @Test
  @DisplayName("that was edited is found by what it says now, and its twin by what both said")
  void edited() {
    Attachments attachments = of(note("a", "x"), note("b", "x"));
    attachments.set(0, note("a", "y"));
    assertEquals(1, place(attachments, null, "x"));
    assertEquals(0, place(attachments, null, "y"));
    attachments.set(1, note("b", "y"));
    assertEquals(-1, place(attachments, null, "x"));
    assertEquals(0, place(attachments, null, "y"));
    attachments.add(new Attached(note("c", "x"), "MANUAL"));
    assertEquals(2, place(attachments, "c", "y"));
    assertEquals(List.of("y", "y", "x"), texts(attachments));
  }

  private static List<String> texts(Attachments attachments) {
    return attachments.all().stream().map(each -> each.material().text("text")).toList();
  }

  /** A body that counts how often it is compared. */
  private static final class Counted extends AbstractMap<String, Object> {
    private final AtomicInteger comparisons;
    private final Map<String, Object> fields;

    Counted(String text, AtomicInteger comparisons) {
      this.fields = Map.of("text", text);
      this.comparisons = comparisons;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return fields.entrySet();
    }

    @Override
    public boolean equals(Object other) {
      comparisons.incrementAndGet();
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }

  @Test
  @DisplayName("is found without a comparison with all the others")
  void fewComparisons() {
    AtomicInteger comparisons = new AtomicInteger();
    List<Attached> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Map<String, Object> body = new Counted("note " + i, comparisons);
      many.add(new Attached(new Material("" + i, Kind.ANNOTATION, body, NOW, NOW), "MANUAL"));
    }
    Attachments attachments = new Attachments(many);
    for (int i = 0; i < 1_000; i++) {
      Seed.Part part = new Seed.Part(null, new Counted("note " + i, comparisons), "MANUAL");
      assertEquals(i, attachments.place(part));
    }
    assertTrue(comparisons.get() < 20_000, comparisons.toString());
  }
}
