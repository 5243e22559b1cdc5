package assetd.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Limit;
import assetd.model.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON")
class JsonTest {

  private static Object read(String text) {
    return Json.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"a\":1,\"b\":[true,null,\"x\"],\"c\":{\"d\":1.5}}", "[]", "\"text\"", "12345678901",
        "[0,255]", "[256,-1]", "[1,\"a\"]", "\"\\u00e9\\ud83d\\ude00\""
      })
  @DisplayName("What is read and written again stays the same value")
  void roundTrips(String text) {
    assertEquals(read(text), Json.read(Json.write(read(text))));
  }

  @ParameterizedTest(name = "Case {index}")
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{} {}",
        "{}x",
        "{\"a\":1,\"a\":2}",
        "NaN",
        "1e400",
        "[1,]",
        "'a'",
        "// c",
        "{a:1}",
        "\u0000"
      })
  @DisplayName("What is not exactly one well-formed value is refused with one sentence")
  void refuses(String text) {
    ServiceException refusal = assertThrows(ServiceException.class, () -> read(text));
    assertEquals(ServiceException.Kind.INVALID, refusal.kind());
    assertTrue(refusal.getMessage().endsWith("."), refusal.getMessage());
    assertTrue(refusal.getMessage().lines().count() == 1, refusal.getMessage());
  }

  @Test
  @DisplayName("What the parser takes for UTF-16 or UTF-32 and cannot read is refused as well")
  void refusesOtherEncodings() {
    refuses(" \u0000\u0000\u0000\"wrong\"");
    refuses("\u0000\u0000 \u0000x");
  }

  @Test
  @DisplayName("What exceeds a limit is told which one, and not that it is no JSON")
  void limits() {
    Map<String, Limit> tooMuch =
        Map.of(
            "[".repeat(65) + "]".repeat(65),
            Limit.DEPTH,
            "{\"" + "n".repeat(1_100) + "\":1}",
            Limit.NAME,
            "9".repeat(65),
            Limit.NUMBER,
            "0." + "9".repeat(100),
            Limit.NUMBER,
            "\"" + "x".repeat(Limit.STRING.standard() + 1) + "\"",
            Limit.STRING,
            "[" + "null,".repeat(Limit.VALUES.standard()) + "null]",
            Limit.VALUES,
            "[" + "7,".repeat(Limit.VALUES.standard()) + "null]",
            Limit.VALUES);
    tooMuch.forEach(
        (text, limit) -> {
          ServiceException refusal = assertThrows(ServiceException.class, () -> read(text));
          assertEquals(ServiceException.Kind.INVALID, refusal.kind());
          assertEquals(
              "The body exceeds the limit "
                  + (limit.spelling() + "=" + limit.standard())
                  + (" (" + limit.meaning() + ")."),
              refusal.getMessage());
        });
  }

  @Test
  @DisplayName("An array of a million bytes is one value that holds a million bytes")
  void bytesAreOneValue() {
    byte[] bytes = new byte[1_000_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Object read = Json.read(Json.write(Map.of("raw", new Bytes(bytes))));
    assertArrayEquals(bytes, assertInstanceOf(Bytes.class, ((Map<?, ?>) read).get("raw")).array());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"{", "[1", "{\"a\":[", "{\"a\":1,\"a\":2}"})
  @DisplayName("A refusal tells the place in the body and nothing of the parser")
  void refusalsHideTheParser(String text) {
    ServiceException refusal = assertThrows(ServiceException.class, () -> read(text));
    assertTrue(
        !refusal.getMessage().matches("(?s).*(`|Source|REDACTED|StreamRead).*"),
        refusal.getMessage());
  }

  @Test
  @DisplayName("A lone surrogate becomes U+FFFD, a pair stays")
  void loneSurrogates() {
    assertEquals("a\uFFFDb", read("\"a\\ud800b\""));
    assertEquals("\uD83D\uDE00", read("\"\\ud83d\\ude00\""));
  }

  @Test
  @DisplayName("A wrong type is refused with its place")
  void aWrongTypeHasItsPlace() {
    Fields fields = Fields.of(read("{\"a\":{\"b\":[{\"c\":1}]}}"));
    Fields inner = fields.object("a").orElseThrow().objects("b").get(0);
    ServiceException refusal = assertThrows(ServiceException.class, () -> inner.text("c"));
    assertEquals("The field a.b[0].c must be text.", refusal.getMessage());
  }

  @Test
  @DisplayName("Unknown enum values go out as their nearest safe ones")
  void unknownEnumValues() {
    assertEquals("AUTOMATIC", Enums.MECHANISM.safe("EXTERNAL_AGENT"));
    assertEquals("MANUAL", Enums.MECHANISM.safe("SOMETHING_NEW"));
    assertEquals("py", Enums.SPECIFIC.safe("PY"));
    assertEquals("UNKNOWN", Enums.SPECIFIC.safe("brand-new"));
    assertEquals(null, Enums.EXTERNALLY_SOURCED.safe("NOWHERE"));
  }
}
