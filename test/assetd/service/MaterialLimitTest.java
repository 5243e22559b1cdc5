package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.MaterialSeedReader;
import assetd.json.SeedReader;
import assetd.model.Kind;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.MaterialSeed;
import assetd.model.Seed;
import assetd.model.ServiceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An asset that may have three materials of a kind")
class MaterialLimitTest {
  @TempDir Path directory;
  private OpenServices open;

  @BeforeEach
  void open() {
    open = OpenServices.in(directory);
    limit(3);
  }

  @AfterEach
  void close() {
    Limits.STANDARD.apply();
    open.close();
  }

  private static void limit(int most) {
    new Limits(Map.of(Limit.MATERIALS, most)).apply();
  }

  private static Fields json(String text) {
    return Fields.of(Json.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String tags(String... texts) {
    List<String> tags = new ArrayList<>();
    for (String text : texts) {
      tags.add("{\"text\":\"" + text + "\"}");
    }
    return "[" + String.join(",", tags) + "]";
  }

  private static Seed seed(String... tags) {
    return SeedReader.seed(
        json(
            "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"text\"}}},\"metadata\":"
                + "{\"tags\":"
                + tags(tags)
                + "}}}"));
  }

  private String create(String... tags) {
    return open.services().assets().create(seed(tags)).id();
  }

  private void update(String id, String... tags) {
    open.services()
        .assets()
        .update(json("{\"id\":\"" + id + "\",\"tags\":{\"iterable\":" + tags(tags) + "}}"));
  }

  private static MaterialSeed tag(String text, String... assets) {
    Seed.Part part = new Seed.Part(null, Map.of("text", text), "MANUAL");
    return new MaterialSeed(Kind.TAG, part, List.of(assets), Map.of(), List.of());
  }

  private int tagsOf(String id) {
    return open.services().assets().find(id, false).attached(Kind.TAG).size();
  }

  private static void assertRefused(Executable work) {
    assertRefused("An asset may have at most 3 tags.", work);
  }

  private static void assertRefused(String sentence, Executable work) {
    ServiceException refusal = assertThrows(ServiceException.class, work);
    assertEquals(ServiceException.Kind.INVALID, refusal.kind());
    assertEquals(sentence, refusal.getMessage());
  }

  @Test
  @DisplayName("is not created with four, nor drafted")
  void created() {
    assertEquals(3, tagsOf(create("a", "b", "c")));
    assertRefused(() -> create("a", "b", "c", "d"));
    assertRefused(() -> open.services().assets().draft(seed("a", "b", "c", "d")));
  }

  @Test
  @DisplayName("gets no fourth by an edit, neither at once nor by and by")
  void edited() {
    String id = create("a", "b");
    assertRefused(() -> update(id, "a", "b", "c", "d"));
    assertRefused(() -> update(id, "c", "d"));
    update(id, "a", "b", "c");
    assertEquals(3, tagsOf(id));
  }

  @Test
  @DisplayName("gets no fourth by hanging one on it, while one that hangs there may be hung again")
  void attached() {
    String id = create("a", "b", "c");
    assertRefused(() -> open.services().materials().create(tag("d", id)));
    String alone = open.services().materials().create(tag("d")).material().id();
    assertRefused(() -> open.services().materials().attach(Kind.TAG, alone, id));
    String third = open.services().materials().named(Kind.TAG, "c").orElseThrow();
    open.services().materials().attach(Kind.TAG, third, id);
    assertEquals(3, tagsOf(id));
  }

  @Test
  @DisplayName("is one of three at most that a new material names")
  void named() {
    String four = "[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"},{\"id\":\"d\"}]";
    Fields body = json("{\"text\":\"new\",\"assets\":{\"iterable\":" + four + "}}");
    assertRefused(
        "A new material may name at most 3 assets.", () -> MaterialSeedReader.seed(Kind.TAG, body));
  }

  @Test
  @DisplayName("is one of three at most that a new material and all that comes with it name")
  void namedTogether() {
    String two = "{\"text\":\"x\",\"type\":\"COMMENT\",\"assets\":[{\"id\":\"a\"}]}";
    Fields body =
        json("{\"type\":{\"basic\":{\"name\":\"p\"}},\"annotations\":[" + two + "," + two + "]}");
    assertRefused(
        "A new material may name at most 3 others.",
        () -> MaterialSeedReader.seed(Kind.PERSON, body));
  }

  @Test
  @DisplayName("may come back with more that it has already, but with no further one")
  void keptAboveTheLimit() {
    limit(5);
    String id = create("a", "b", "c", "d", "e");
    limit(3);
    update(id, "a", "b", "c", "d", "e");
    assertEquals(5, tagsOf(id));
    assertRefused(() -> update(id, "a", "b", "c", "d", "f"));
    open.services().assets().update(json("{\"id\":\"" + id + "\",\"name\":\"renamed\"}"));
  }
}
