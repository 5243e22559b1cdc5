package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Limit;
import assetd.model.Limits;
import assetd.service.OpenServices;
import assetd.ws.RawClient;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The edge")
class EdgeTest {
  private static final String HALF =
      "POST /assets/create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 100\r\n\r\n{";

  @TempDir Path data;
  private OpenServices open;

  @BeforeEach
  void open() {
    open = OpenServices.in(data);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Config config(String way) {
    return Config.parse("--port", "0", "--data", data.toString(), "--front", way);
  }

  private static Config with(Config config, Limits limits) {
    return new Config(
        config.action(),
        config.file(),
        config.ports(),
        config.data(),
        config.portFile(),
        config.front(),
        config.bind(),
        config.policy(),
        limits,
        config.backups(),
        config.log(),
        config.quiet());
  }

  private static Set<Thread> writers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("socket-writer"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"handover", "door"})
  @DisplayName("that cannot open closes what it has of itself")
  void halfOpen(String way) throws InterruptedException {
    Set<Thread> others = writers();
    Config impossible = with(config(way), new Limits(Map.of(Limit.EXCHANGES, 0)));
    assertThrows(IllegalArgumentException.class, () -> new Edge(open.services(), impossible));
    Set<Thread> left = writers();
    left.removeAll(others);
    for (Thread thread : left) {
      thread.join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"handover", "door"})
  @DisplayName("closes all of itself, and stays interrupted, when it is interrupted meanwhile")
  void interrupted(String way) throws IOException {
    Edge edge = new Edge(open.services(), config(way));
    int port = edge.ports().get(0);
    try (RawClient socket = new RawClient(port).upgrade("/assets/stream/identifiers");
        RawClient stalled = new RawClient(port).send(HALF)) {
      socket.frame();
      Thread.currentThread().interrupt();
      edge.close();
      assertTrue(Thread.interrupted());
      assertEquals("close 1001", socket.frame().summary());
      assertEquals("", socket.rest());
      assertEquals("", stalled.rest());
      assertThrows(ConnectException.class, () -> new RawClient(port));
    }
  }
}
