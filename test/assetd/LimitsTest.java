package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Limit;
import assetd.model.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Limits of the command line")
class LimitsTest {
  @TempDir Path data;

  @AfterEach
  void standardAgain() {
    Limits.STANDARD.apply();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("has a standard value in its range, is in the help and can be given")
  void everyLimit(Limit limit) {
    assertTrue(limit.least() <= limit.standard() && limit.standard() <= limit.most());
    assertTrue(Config.help().contains("  " + limit.spelling() + "=" + limit.standard() + " "));
    String given = limit.spelling() + "=" + limit.most();
    assertEquals(limit.most(), Config.parse("--limit", given).limits().of(limit));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("has its line in the README")
  void inTheReadme(Limit limit) throws IOException {
    int value = limit.standard();
    String written =
        value % (1 << 20) == 0
            ? (value >> 20) + "M"
            : value % (1 << 10) == 0 && value > 4 << 10 ? (value >> 10) + "K" : "" + value;
    String line = "| `" + limit.spelling() + "` | " + written + " | " + limit.meaning() + " |";
    assertTrue(Files.readString(Path.of("README.md")).contains(line), line);
  }

  @Test
  @DisplayName("several can be given, in bytes, kilobytes and megabytes, at once and one by one")
  void several() {
    Limits limits = Config.parse("--limit", "content=2M,head=8K", "--limit=query=100").limits();
    assertEquals(2 << 20, limits.of(Limit.CONTENT));
    assertEquals(8 << 10, limits.of(Limit.HEAD));
    assertEquals(100, limits.of(Limit.QUERY));
    assertEquals(Limit.TAGS.standard(), limits.of(Limit.TAGS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "query",
        "query=",
        "query=-1",
        "query=x",
        "query=0",
        "query=2M",
        "none=1",
        "query=1,",
        "QUERY=1",
        "query=1G",
        "query=99999999999"
      })
  @DisplayName("what is no limit is refused with exit code 2")
  void refused(String given) {
    Failure failure = assertThrows(Failure.class, () -> Config.parse("--limit", given));
    assertEquals(ExitCode.USAGE, failure.code());
  }

  @ParameterizedTest
  @CsvSource({
    "query=5, GET, /assets/search?query=12345, '', 200",
    "query=5, GET, /assets/search?query=123456, '', 400",
    "tags=1, GET, '/assets/search?query=x&searchable_tags=a,b', '', 400",
    "values=1000, POST, /assets/create, VALUES, 400",
    "filters=1, POST, /assets/search, ASKED, 400",
    "materials=1, POST, /assets/create, TAGS, 400",
    "materials=2, POST, /assets/create, TAGS, 200",
    "content=10, POST, /assets/create, SEED, 413",
    "body=1K, POST, /assets/search, LONG, 413",
    "body=1K, POST, /assets/create, ANNOTATION, 400",
    "head=1K, GET, /LONG, '', 414",
    "headers=8, GET, /assets, MANY, 431",
  })
  @DisplayName("hold for requests")
  void hold(String limit, String method, String path, String body, int status) throws Exception {
    assertEquals(status, status(limit, method, path.replace("LONG", "x".repeat(600)), body));
  }

  private int status(String limit, String method, String path, String body)
      throws IOException, InterruptedException {
    Config config =
        Config.parse("--port", "0", "--data", data.toString(), "--quiet", "--limit", limit);
    try (Daemon daemon = Daemon.start(config, new PrintStream(OutputStream.nullOutputStream()))) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(daemon.addresses().get(0) + path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(text(body)));
      for (int i = 0; body.equals("MANY") && i < 9; i++) {
        request.header("X-Header-" + i, "value");
      }
      return HttpClient.newHttpClient()
          .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
          .statusCode();
    }
  }

  private static String text(String body) {
    return switch (body) {
      case "SEED" ->
          "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"01234567890\"}}}}}";
      case "ANNOTATION" ->
          "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"x\"}}},"
              + "\"metadata\":{\"annotations\":[{\"text\":\""
              + "x".repeat(1024)
              + "\"}]}}}";
      case "ASKED" -> "{\"filters\":{\"iterable\":[{\"tags\":[\"a\",\"b\"]}]}}";
      case "TAGS" ->
          "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"x\"}}},"
              + "\"metadata\":{\"tags\":[{\"text\":\"a\"},{\"text\":\"b\"}]}}}";
      case "VALUES" -> "{\"a\":[" + "{},".repeat(1000) + "{}]}";
      case "LONG" -> "{\"query\":\"" + "x".repeat(1024) + "\"}";
      default -> "";
    };
  }
}
