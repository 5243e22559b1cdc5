package assetd.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays what the official npm client once sent and compares the answers with those it got. An
 * answer that changes on purpose is recorded again by {@code npm run record} in {@code
 * test/client}, and the difference read before it is kept.
 */
class TranscriptsTest {
  private static final Path TRANSCRIPTS = Path.of("test", "client", "transcripts");

  @TempDir private static Path directory;

  @TestFactory
  @DisplayName("The recorded client gets the recorded answers")
  List<DynamicTest> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      return files
          .sorted()
          .map(file -> dynamicTest(file.getFileName().toString(), () -> replay(file)))
          .toList();
    }
  }

  private static void replay(Path file) {
    Normaliser normaliser = new Normaliser();
    try (TestDaemon daemon = new TestDaemon(directory.resolve(file.getFileName()))) {
      for (Object exchange : (List<?>) StrictJson.read(file)) {
        Map<String, Object> request = StrictJson.object(StrictJson.object(exchange).get("request"));
        Object expected = StrictJson.object(exchange).get("response");
        Map<String, Object> sent = StrictJson.object(normaliser.filled(request));
        Object actual = normaliser.normalised(send(daemon, sent));
        assertEquals(
            readable(expected),
            readable(actual),
            request.get("method") + " " + request.get("target"));
      }
    }
  }

  private static Map<String, Object> send(TestDaemon daemon, Map<String, Object> request) {
    String body = request.containsKey("body") ? StrictJson.write(request.get("body")) : "";
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", (String) request.get("type"));
    Http.Answer answer =
        daemon.send(
            (String) request.get("method"),
            (String) request.get("target"),
            headers,
            body.getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "status", answer.status(), "type", answer.header("Content-Type"), "body", answer.value());
  }

  /** One line per value, names in the order of the alphabet, so that a difference can be seen. */
  private static String readable(Object value) {
    Object sorted = new Normaliser().normalised(value);
    return StrictJson.write(sorted).replaceAll("([{,])\"", "$1\n\"");
  }
}
