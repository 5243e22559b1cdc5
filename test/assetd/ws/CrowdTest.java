package assetd.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.ws.TestEdge.Options;
import assetd.ws.TestEdge.Way;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Clients that take nothing, all together")
class CrowdTest {
  private static final int LETTERS = 20 << 20;
  private static final SocketLimits ROOM_FOR_TWO =
      new SocketLimits(
          64, 64 << 10, 256, 4 << 20, 50 << 20, Duration.ofSeconds(25), Duration.ofSeconds(2));

  /** The first frame of a client that reads: its type, whatever it holds. */
  private static int first(TestEdge edge) throws IOException {
    try (RawClient client = new RawClient(edge.port()).upgrade("/fresh")) {
      return client.frame().first();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("hold so much at most; one more is closed with 1013, and served when they are gone")
  void tooMuchTogether(Way way) throws Exception {
    Options options = Options.DEFAULT.sockets(ROOM_FOR_TWO).snapshot("s".repeat(LETTERS));
    try (TestEdge edge = new TestEdge(way, options)) {
      try (RawClient one = new RawClient(edge.port(), 4096);
          RawClient two = new RawClient(edge.port(), 4096);
          RawClient three = new RawClient(edge.port())) {
        one.upgrade("/fresh");
        two.upgrade("/fresh");
        edge.awaitSubscribers(2);
        RawClient.Frame refusal = three.upgrade("/fresh").frame();
        assertEquals(0x88, refusal.first());
        assertEquals("close 1013", refusal.summary());
        assertEquals("", three.rest());
      }
      while (first(edge) != 0x81) {
        Thread.onSpinWait();
      }
    }
  }
}
