package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import assetd.ws.RawClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Requests as bytes (requests.tsv)")
class RequestTableTest {
  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)}");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(r|n|0|x[0-9a-f]{2})");

  /** A request whose answer tells that the connection is still in step. */
  private static final String GOOD =
      "GET /.well-known/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  @TempDir static Path directory;

  private static Daemon handover;
  private static Daemon door;

  @BeforeAll
  static void open() {
    handover = start("handover");
    door = start("door");
  }

  private static Daemon start(String way) {
    String data = directory.resolve(way).toString();
    return Daemon.start(
        Config.parse("--port", "0", "--data", data, "--quiet", "--front", way),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  @AfterAll
  static void close() {
    handover.close();
    door.close();
  }

  @TestFactory
  @DisplayName("by hand-over")
  Stream<DynamicTest> byHandover() throws IOException {
    return table(handover);
  }

  @TestFactory
  @DisplayName("through the door")
  Stream<DynamicTest> throughTheDoor() throws IOException {
    return table(door);
  }

  private static Stream<DynamicTest> table(Daemon daemon) throws IOException {
    return Cases.of(RequestTableTest.class, "requests.tsv").stream()
        .map(row -> dynamicTest(row[0], () -> run(daemon, row[1], row[2])));
  }

  private static String bytes(String written) {
    String repeated =
        REPEATED.matcher(written).replaceAll(match -> "x".repeat(Integer.parseInt(match.group(1))));
    return ESCAPED
        .matcher(repeated)
        .replaceAll(
            match ->
                switch (match.group(1).charAt(0)) {
                  case 'r' -> "\r";
                  case 'n' -> "\n";
                  case '0' -> "\0";
                  default -> code(match.group(1).substring(1));
                });
  }

  private static String code(String hex) {
    String character = String.valueOf((char) Integer.parseInt(hex, 16));
    return character.equals("\\") ? "\\\\" : character;
  }

  /** After the answers, the next request is answered or the connection is at its end. */
  private static void run(Daemon daemon, String expected, String written) throws IOException {
    List<String> statuses = new ArrayList<>(List.of(expected.split(" ")));
    boolean open = statuses.remove(statuses.size() - 1).equals("open");
    try (RawClient client = new RawClient(daemon.port())) {
      send(client, bytes(written));
      for (String status : statuses) {
        String answer = status.equals("100") ? client.head() : client.answer();
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(!answer.contains("\tat "), answer);
      }
      if (open) {
        assertEquals("200", client.send(GOOD).answer().split(" ")[1]);
      }
      assertEquals("", client.rest());
    }
  }

  /** The server may end the connection before everything is sent. */
  private static void send(RawClient client, String bytes) {
    try {
      client.send(bytes);
    } catch (IOException e) {
      // What it answered, if anything, is read all the same.
    }
  }
}
