package assetd.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import assetd.Cases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Handshakes (handshakes.tsv)")
class HandshakeTableTest {
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static TestEdge handover;
  private static TestEdge door;

  @BeforeAll
  static void open() throws IOException {
    handover = new TestEdge(TestEdge.Way.HANDOVER);
    door = new TestEdge(TestEdge.Way.DOOR);
  }

  @AfterAll
  static void close() throws IOException {
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

  private static Stream<DynamicTest> table(TestEdge edge) throws IOException {
    return Cases.of(HandshakeTableTest.class, "handshakes.tsv").stream()
        .map(row -> dynamicTest(row[0], () -> run(edge, Integer.parseInt(row[1]), row[2])));
  }

  private static String head(String lines) {
    List<String> head = new ArrayList<>();
    for (String line : lines.split(" \\| ", -1)) {
      switch (line) {
        case "H" -> head.add("Host: localhost");
        case "U" ->
            head.addAll(
                List.of(
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: " + KEY));
        default -> head.add(line.replaceFirst(": K$", ": " + KEY));
      }
    }
    return String.join("\r\n", head) + "\r\n\r\n";
  }

  /** A refusal is one sentence of text, without a frame, and the end of the connection. */
  private static void run(TestEdge edge, int status, String lines) throws IOException {
    try (RawClient client = new RawClient(edge.port())) {
      client.send(head(lines));
      String answer = client.answer();
      assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
      if (status == 101) {
        client.expectSnapshot();
        return;
      }
      assertTrue(answer.contains("Content-Type: text/plain; charset=utf-8\r\n"), answer);
      assertTrue(answer.contains("X-Content-Type-Options: nosniff\r\n"), answer);
      assertTrue(answer.endsWith("."), answer);
      assertEquals(status == 426, answer.contains("Sec-WebSocket-Version: 13\r\n"));
      assertEquals("", client.rest());
    }
  }

  @Test
  @DisplayName("a head that is not complete, or is none, is refused by the socket server itself")
  void incompleteHeads() throws Handshake.Refusal {
    for (String head :
        List.of(
            "",
            "GET",
            "GET /stream HTTP/1.1\r\n",
            "GET /stream HTTP/1.1\r\nHost: x\r\n",
            "GET /stream\r\n\r\n",
            "GET /a b HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\n: x\r\n\r\n",
            "GET / HTTP/1.1\r\na b: x\r\n\r\n",
            "GET / HTTP/1.1\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\na: \0\r\n\r\n",
            "GET / HTTP/1.1\r\na: x\ny\r\n\r\n",
            "GET / HTTP/1.1\r\na: \u007f\r\n\r\n")) {
      Handshake.Refusal refusal =
          org.junit.jupiter.api.Assertions.assertThrows(
              Handshake.Refusal.class,
              () -> Handshake.read(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1))),
              head);
      assertEquals(400, refusal.status());
    }
  }
}
