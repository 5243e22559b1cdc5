package assetd.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Interaction;
import assetd.model.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What was done with assets")
class InteractionReaderTest {

  private static List<Interaction> read(String body) {
    return InteractionReader.interactions(
        Fields.of(Json.read(body.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  @DisplayName("is read in its order, by the id it names")
  void named() {
    assertEquals(
        List.of(
            new Interaction("b", Duration.ofSeconds(90), true, false),
            new Interaction("a", Duration.ZERO, false, true)),
        read(
            """
            {"assets": {"iterable": [{"id": "a"}]}, "interactions": {"iterable": [
              {"asset": "B", "interactions": {"viewed": "P0000-00-00T00:01:30", "touched": true}},
              {"asset": "a", "interactions": {"viewed": "", "scrolled": true}}]}}
            """));
  }

  @Test
  @DisplayName("without an id it means the asset at the same place")
  void paired() {
    assertEquals(
        List.of(
            new Interaction("a", Duration.ofSeconds(1), false, false),
            new Interaction("b", Duration.ZERO, false, false)),
        read(
            """
            {"assets": {"iterable": [{"id": "a"}, {"id": "b"}]}, "interactions": {"iterable": [
              {"interactions": {"viewed": "PT1S"}}, {}]}}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"{}", "{\"assets\": {\"iterable\": [{\"id\": \"a\"}]}}"})
  @DisplayName("is nothing when the body says nothing of it")
  void nothing(String body) {
    assertEquals(List.of(), read(body));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"assets\": []}",
        "{\"interactions\": 5}",
        "{\"interactions\": {\"iterable\": [5]}}",
        "{\"interactions\": {\"iterable\": [{}]}}",
        "{\"interactions\": {\"iterable\": [{\"asset\": 5}]}}",
        "{\"interactions\": {\"iterable\": [{\"asset\": \"a\", \"interactions\": []}]}}",
        "{\"interactions\": {\"iterable\": [{\"asset\": \"a\", \"interactions\":"
            + " {\"touched\": \"yes\"}}]}}"
      })
  @DisplayName("is refused with one sentence when it cannot be meant")
  void refused(String body) {
    ServiceException refusal = assertThrows(ServiceException.class, () -> read(body));
    assertEquals(ServiceException.Kind.INVALID, refusal.kind());
    assertTrue(refusal.getMessage().endsWith("."), refusal.getMessage());
  }

  @Test
  @DisplayName("has views in both forms of ISO 8601, and nonsense is no view")
  void viewed() {
    assertEquals(Duration.ofSeconds(65), InteractionReader.viewed("P0000-00-00T00:01:05"));
    assertEquals(Duration.ofDays(1).plusHours(2), InteractionReader.viewed("P0000-00-01T02:00:00"));
    assertEquals(Duration.ofSeconds(65), InteractionReader.viewed("PT1M5S"));
    for (Object nonsense :
        new Object[] {null, 90, "", "long", "P", "-PT5S", "PT99999999999999999999S"}) {
      assertEquals(Duration.ZERO, InteractionReader.viewed(nonsense), String.valueOf(nonsense));
    }
  }
}
