package assetd.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Kind;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.Material;
import assetd.model.ServiceException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@DisplayName("One material of a body")
class MaterialReaderTest {
  private static final int MOST = 1_000;

  @BeforeEach
  void smallLimit() {
    new Limits(Map.of(Limit.BODY, MOST)).apply();
  }

  @AfterEach
  void standardAgain() {
    Limits.STANDARD.apply();
  }

  private static Fields fields(Map<String, Object> given) {
    return Fields.of(given);
  }

  private static void refused(Executable reading) {
    ServiceException refusal = assertThrows(ServiceException.class, reading);
    assertEquals(ServiceException.Kind.INVALID, refusal.kind());
    assertTrue(refusal.getMessage().contains(" of more than the 1000 bytes"));
  }

  private static Material stored(Map<String, Object> body) {
    return new Material("id", Kind.SENSITIVE, body, Instant.EPOCH, Instant.EPOCH);
  }

  @Test
  @DisplayName("is as large as one that comes alone, in bytes and not in characters")
  void asLargeAsOneAlone() {
    String text = "x".repeat(MOST - "{'text':''}".length());
    MaterialReader.part(Kind.ANNOTATION, fields(Map.of("text", text)), null);
    refused(() -> MaterialReader.part(Kind.HINT, fields(Map.of("text", text + "x")), null));
    String accented = "\u00e9".repeat(MOST / 2);
    refused(() -> MaterialReader.part(Kind.TAG, fields(Map.of("text", accented)), null));
  }

  @Test
  @DisplayName("is counted with all its fields, those within others as well")
  void allFieldsCount() {
    String half = "x".repeat(MOST / 2);
    Map<String, Object> person = Map.of("basic", Map.of("name", half, "email", half));
    refused(() -> MaterialReader.part(Kind.PERSON, fields(Map.of("type", person)), null));
    Map<String, Object> website = Map.of("url", half, "name", half);
    refused(() -> MaterialReader.part(Kind.WEBSITE, fields(website), null));
  }

  @Test
  @DisplayName("does not grow over the limit by edits of one field after the other")
  void editsDoNotGrowIt() {
    Material before = stored(Map.of("text", "x".repeat(MOST / 2)));
    Fields edit = fields(Map.of("description", "y".repeat(MOST / 2)));
    refused(() -> MaterialReader.edited(before, edit));
  }

  @Test
  @DisplayName("that is stored larger than that can be shown, sent back, and made smaller")
  void aLargerOneIsKept() {
    String text = "x".repeat(2 * MOST);
    Material before = stored(Map.of("text", text, "name", "long"));
    assertEquals(before.body(), MaterialReader.edited(before, fields(Map.of("text", text))));
    Map<String, Object> after = Map.of("text", "short", "name", "long");
    assertEquals(after, MaterialReader.edited(before, fields(Map.of("text", "short"))));
    refused(() -> MaterialReader.edited(before, fields(Map.of("name", "longer"))));
  }
}
