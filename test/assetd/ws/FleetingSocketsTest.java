package assetd.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.ws.TestEdge.Options;
import assetd.ws.TestEdge.Way;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Sockets that are gone before their stream is opened")
class FleetingSocketsTest {
  private static final SocketLimits FOUR =
      new SocketLimits(
          4, 64 << 10, 256, 4 << 20, 160 << 20, Duration.ofSeconds(25), Duration.ofSeconds(2));

  private static int status(TestEdge edge) throws IOException {
    try (RawClient client = new RawClient(edge.port())) {
      return client.send(RawClient.handshake("/held")).status();
    }
  }

  /** Two streams that take long to open, and two sockets that wait for them and are gone. */
  private static void occupy(TestEdge edge, RawClient first, RawClient second) throws Exception {
    first.upgrade("/held");
    second.upgrade("/held");
    while (edge.held() < 2) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < 2; i++) {
      new RawClient(edge.port()).upgrade("/held").close();
      edge.logged("socket closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("keep their places until their turn comes, and give them back then")
  void places(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way, Options.DEFAULT.sockets(FOUR));
        RawClient first = new RawClient(edge.port());
        RawClient second = new RawClient(edge.port())) {
      occupy(edge, first, second);
      int refused = status(edge);
      edge.letGo();
      assertEquals(503, refused);
      while (status(edge) != 101) {
        Thread.onSpinWait();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("have nothing opened for them")
  void nothingOpened(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient first = new RawClient(edge.port());
        RawClient second = new RawClient(edge.port());
        RawClient last = new RawClient(edge.port())) {
      occupy(edge, first, second);
      edge.letGo();
      last.upgrade("/stream").expectSnapshot();
      edge.awaitSubscribers(3);
      assertEquals(2, edge.held());
    }
  }
}
