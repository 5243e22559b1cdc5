package assetd.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import assetd.Cases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Frames of clients, after RFC 6455 (frames.tsv)")
class FrameTableTest {
  private static TestEdge handover;
  private static TestEdge door;

  private record Case(String name, String send, List<String> answers) {
    static Case parse(String[] columns) {
      String answers = columns.length < 3 ? "" : columns[2];
      return new Case(
          columns[0],
          columns[1],
          answers.isEmpty() ? List.of() : List.of(answers.split(" ; ", -1)));
    }

    boolean closes() {
      return !answers.isEmpty() && answers.get(answers.size() - 1).startsWith("close");
    }
  }

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

  private static List<Case> cases() throws IOException {
    return Cases.of(FrameTableTest.class, "frames.tsv").stream().map(Case::parse).toList();
  }

  @Test
  @DisplayName("the table has at least sixty cases")
  void tableIsLargeEnough() throws IOException {
    assertTrue(cases().size() >= 60, "cases: " + cases().size());
  }

  @TestFactory
  @DisplayName("in one piece, by hand-over")
  Stream<DynamicTest> inOnePieceByHandover() throws IOException {
    return cases().stream()
        .map(c -> dynamicTest(c.name(), () -> run(handover, c, Integer.MAX_VALUE)));
  }

  @TestFactory
  @DisplayName("in one piece, through the door")
  Stream<DynamicTest> inOnePieceThroughTheDoor() throws IOException {
    return cases().stream().map(c -> dynamicTest(c.name(), () -> run(door, c, Integer.MAX_VALUE)));
  }

  @TestFactory
  @DisplayName("byte by byte at first, by hand-over")
  Stream<DynamicTest> byteByByte() throws IOException {
    return cases().stream().map(c -> dynamicTest(c.name(), () -> run(handover, c, 20)));
  }

  /** Sends the first bytes singly, as many as said, and the rest at once. */
  private static void run(TestEdge edge, Case tried, int singly) throws IOException {
    byte[] bytes = bytes(tried.send());
    try (RawClient client = new RawClient(edge.port()).upgrade("/stream")) {
      assertEquals("text snapshot", client.frame().summary());
      int split = singly == Integer.MAX_VALUE ? 0 : Math.min(singly, bytes.length);
      try {
        for (int i = 0; i < split; i++) {
          client.send(new byte[] {bytes[i]});
        }
        client.send(Arrays.copyOfRange(bytes, split, bytes.length));
      } catch (IOException e) {
        // The server has closed already; its reason is still to be read.
      }
      for (String answer : tried.answers()) {
        assertEquals(answer, client.frame().summary());
      }
      if (tried.closes()) {
        assertEquals("", client.rest(), "nothing follows a close");
      } else {
        client.expectAlive();
      }
    }
  }

  private static byte[] bytes(String send) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String frame : send.split(" ; ")) {
      String[] part = frame.split(" ", 3);
      all.writeBytes(
          part[0].equals("raw")
              ? HexFormat.of().parseHex(part[1])
              : frame(Integer.parseInt(part[0], 16), part[1], payload(part[2])));
    }
    return all.toByteArray();
  }

  private static byte[] payload(String text) {
    if (text.startsWith("\"")) {
      return text.substring(1, text.length() - 1).getBytes(StandardCharsets.UTF_8);
    }
    if (text.startsWith("*")) {
      return "x".repeat(Integer.parseInt(text.substring(1))).getBytes(StandardCharsets.UTF_8);
    }
    return HexFormat.of().parseHex(text);
  }

  private static byte[] frame(int first, String form, byte[] payload) {
    ByteBuffer longer = ByteBuffer.allocate(14 + payload.length).put((byte) first);
    return switch (form) {
      case "m" -> RawClient.frame(first, payload);
      case "u" ->
          ByteBuffer.allocate(2 + payload.length)
              .put((byte) first)
              .put((byte) payload.length)
              .put(payload)
              .array();
      case "m126" -> masked(longer.put((byte) 0xfe).putShort((short) payload.length), payload);
      case "m127" -> masked(longer.put((byte) 0xff).putLong(payload.length), payload);
      default -> throw new IllegalArgumentException(form);
    };
  }

  private static byte[] masked(ByteBuffer head, byte[] payload) {
    byte[] all = RawClient.masked(head, payload);
    return Arrays.copyOf(all, head.position());
  }
}
