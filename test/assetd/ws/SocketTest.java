package assetd.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.ws.TestEdge.Options;
import assetd.ws.TestEdge.Way;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Sockets on the HTTP port")
class SocketTest {
  private static final String PLAIN = "GET /plain HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** The JDK's client, whose answers to pings and closes are its own. */
  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<String> got = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        got.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      got.add("close " + code);
      return null;
    }

    String next() throws InterruptedException {
      return got.poll(20, TimeUnit.SECONDS);
    }
  }

  private static WebSocket connect(TestEdge edge, Listener listener) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://localhost:" + edge.port() + "/stream"), listener)
        .join();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a client gets the snapshot, then every change in order, and 1001 at the end")
  void snapshotThenChanges(Way way) throws Exception {
    Listener listener = new Listener();
    try (TestEdge edge = new TestEdge(way)) {
      connect(edge, listener);
      assertEquals("snapshot", listener.next());
      edge.awaitSubscribers(1);
      for (int i = 0; i < 1000; i++) {
        edge.tell("change " + i);
      }
      for (int i = 0; i < 1000; i++) {
        assertEquals("change " + i, listener.next());
      }
      edge.stopSockets();
      assertEquals("close 1001", listener.next());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a client that closes is answered, and its subscription ends")
  void clientCloses(Way way) throws Exception {
    Listener listener = new Listener();
    try (TestEdge edge = new TestEdge(way)) {
      WebSocket socket = connect(edge, listener);
      assertEquals("snapshot", listener.next());
      edge.awaitSubscribers(1);
      socket.sendClose(1000, "").join();
      assertEquals("close 1000", listener.next());
      edge.awaitSubscribers(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a client that vanishes loses its subscription")
  void clientVanishes(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way)) {
      RawClient client = new RawClient(edge.port()).upgrade("/stream");
      edge.awaitSubscribers(1);
      client.close();
      edge.awaitSubscribers(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the upgrade may be a later request of a connection")
  void laterUpgrade(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient client = new RawClient(edge.port())) {
      for (int i = 0; i < 3; i++) {
        assertTrue(client.send(PLAIN).answer().endsWith("GET /plain 0 from " + client.localPort()));
      }
      client.send("POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
      assertTrue(client.answer().contains("POST /body 5 from"));
      client.send("POST /body HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("4\r\nGET \r\n3\r\nabc\r\n0\r\n\r\n");
      assertTrue(client.answer().contains("POST /body 7 from"));
      client.upgrade("/stream");
      assertEquals("text snapshot", client.frame().summary());
      client.expectAlive();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the upgrade may come in one piece with the requests before it")
  void pipelinedUpgrade(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient client = new RawClient(edge.port())) {
      String ping =
          new String(RawClient.frame(0x89, new byte[] {'p'}), StandardCharsets.ISO_8859_1);
      client.send(PLAIN + PLAIN + RawClient.handshake("/stream") + ping);
      assertEquals(200, client.status());
      assertEquals(200, client.status());
      assertTrue(client.head().startsWith("HTTP/1.1 101 "));
      List<String> frames =
          new ArrayList<>(List.of(client.frame().summary(), client.frame().summary()));
      frames.sort(null);
      assertEquals(List.of("pong p", "text snapshot"), frames);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the handshake may come byte by byte")
  void slowHandshake(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient client = new RawClient(edge.port())) {
      for (char c : RawClient.handshake("/stream").toCharArray()) {
        client.send(String.valueOf(c));
      }
      assertTrue(client.head().startsWith("HTTP/1.1 101 "));
      assertEquals("text snapshot", client.frame().summary());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the log names the client's own address")
  void clientAddress(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient client = new RawClient(edge.port()).upgrade("/stream")) {
      assertEquals(
          "socket open /127.0.0.1:" + client.localPort() + " /stream", edge.logged("socket open"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "the answer to the example key of RFC 6455 is its example answer, and no extension is agreed"
          + " on")
  void exampleKey(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient client = new RawClient(edge.port())) {
      client.send(
          RawClient.handshake(
              "/stream?a=b",
              "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
              "Sec-WebSocket-Protocol: chat\r\n"));
      String head = client.head();
      assertTrue(head.startsWith("HTTP/1.1 101 Switching Protocols\r\n"), head);
      assertTrue(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), head);
      assertTrue(head.contains("Connection: Upgrade\r\n"), head);
      assertFalse(head.toLowerCase().contains("extensions"), head);
      assertFalse(head.toLowerCase().contains("protocol:"), head);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("one socket too many is answered 503, and there is room again after one has gone")
  void tooManySockets(Way way) throws Exception {
    SocketLimits three =
        new SocketLimits(
            3, 64 << 10, 256, 4 << 20, 160 << 20, Duration.ofSeconds(25), Duration.ofSeconds(2));
    try (TestEdge edge = new TestEdge(way, Options.DEFAULT.sockets(three));
        RawClient first = new RawClient(edge.port()).upgrade("/stream");
        RawClient second = new RawClient(edge.port()).upgrade("/stream")) {
      RawClient third = new RawClient(edge.port()).upgrade("/stream");
      edge.awaitSubscribers(3);
      try (RawClient fourth = new RawClient(edge.port())) {
        assertEquals(503, fourth.send(RawClient.handshake("/stream")).status());
        assertEquals("", fourth.rest());
      }
      third.close();
      edge.logged("socket closed");
      edge.awaitSubscribers(2);
      try (RawClient again = new RawClient(edge.port()).upgrade("/stream")) {
        assertEquals("text snapshot", again.frame().summary());
      }
      first.expectSnapshot();
      second.expectSnapshot();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a reader that stops is closed with 1008, and the others get everything")
  void stoppedReader(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient stopped = new RawClient(edge.port(), 4096).upgrade("/stream");
        RawClient reader = new RawClient(edge.port()).upgrade("/stream")) {
      edge.awaitSubscribers(2);
      reader.expectSnapshot();
      String change = "c".repeat(10_000);
      int count = 0;
      while (edge.subscribers() == 2) {
        edge.tell(change);
        assertEquals(change.length(), reader.frame().payload().length);
        count++;
      }
      assertTrue(count > 256, "closed after " + count);
      reader.expectAlive();
      assertTrue(edge.logged("socket closed").contains("/127.0.0.1:" + stopped.localPort()));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a reader that stops and goes on in time sees why it is closed")
  void stoppedReaderGoesOn(Way way) throws Exception {
    SocketLimits patient =
        new SocketLimits(
            64, 64 << 10, 256, 4 << 20, 160 << 20, Duration.ofSeconds(25), Duration.ofSeconds(20));
    try (TestEdge edge = new TestEdge(way, Options.DEFAULT.sockets(patient));
        RawClient stopped = new RawClient(edge.port(), 4096).upgrade("/stream")) {
      edge.awaitSubscribers(1);
      String change = "c".repeat(100_000);
      for (int i = 0; i < 400; i++) {
        edge.tell(change);
      }
      RawClient.Frame frame = stopped.frame();
      while (frame.first() == 0x81) {
        frame = stopped.frame();
      }
      assertEquals("close 1008", frame.summary());
      assertEquals("", stopped.rest());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a snapshot may be far larger than the queue, with changes behind it")
  void largeSnapshot(Way way) throws Exception {
    String snapshot = "é".repeat(10 << 20);
    try (TestEdge edge = new TestEdge(way, Options.DEFAULT.snapshot(snapshot));
        RawClient client = new RawClient(edge.port()).upgrade("/stream")) {
      edge.awaitSubscribers(1);
      for (int i = 0; i < 2000; i++) {
        edge.tell("change " + i);
      }
      assertEquals(snapshot, client.frame().text());
      for (int i = 0; i < 2000; i++) {
        assertEquals("text change " + i, client.frame().summary());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a client that sends pings and reads nothing is closed")
  void pingFlood(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient flood = new RawClient(edge.port(), 4096).upgrade("/stream")) {
      edge.awaitSubscribers(1);
      byte[] pings = new byte[131 * 500];
      for (int i = 0; i < 500; i++) {
        System.arraycopy(RawClient.frame(0x89, new byte[125]), 0, pings, i * 131, 131);
      }
      assertThrows(
          IOException.class,
          () -> {
            while (true) {
              flood.send(pings);
            }
          });
      edge.awaitSubscribers(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the server pings; who answers stays, who does not is closed")
  void pings(Way way) throws Exception {
    SocketLimits quick =
        new SocketLimits(
            64, 64 << 10, 256, 4 << 20, 160 << 20, Duration.ofSeconds(1), Duration.ofSeconds(2));
    Listener listener = new Listener();
    try (TestEdge edge = new TestEdge(way, Options.DEFAULT.sockets(quick));
        RawClient mute = new RawClient(edge.port()).upgrade("/stream")) {
      connect(edge, listener);
      assertEquals("snapshot", listener.next());
      mute.expectSnapshot();
      assertEquals("ping ", mute.frame().summary());
      mute.rest();
      edge.awaitSubscribers(1);
      edge.tell("still there");
      assertEquals("still there", listener.next());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a stream that cannot be read ends its socket with 1011")
  void brokenStream(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient client = new RawClient(edge.port()).upgrade("/broken")) {
      assertEquals("close 1011", client.frame().summary());
      assertEquals("", client.rest());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("hundreds of sockets hold no thread of the HTTP edge, and none of its connections")
  void socketsHoldNoThread(Way way) throws Exception {
    SocketLimits many =
        new SocketLimits(
            2000, 64 << 10, 256, 4 << 20, 160 << 20, Duration.ofSeconds(25), Duration.ofSeconds(2));
    List<RawClient> clients = new ArrayList<>();
    try (TestEdge edge = new TestEdge(way, Options.DEFAULT.sockets(many))) {
      for (int i = 0; i < 1100; i++) {
        clients.add(new RawClient(edge.port()).upgrade("/stream"));
      }
      edge.awaitSubscribers(1100);
      edge.tell("to all");
      for (RawClient client : clients) {
        client.expectSnapshot();
        assertEquals("text to all", client.frame().summary());
      }
      try (RawClient plain = new RawClient(edge.port())) {
        assertEquals(200, plain.send(PLAIN).status());
      }
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("there is no second port that a client could go to")
  void noInnerSocketPort(Way way) throws Exception {
    try (TestEdge edge = new TestEdge(way);
        RawClient inner = new RawClient(edge.innerPort())) {
      int status = inner.send(RawClient.handshake("/stream")).status();
      assertEquals(way == Way.DOOR ? 403 : 101, status);
    }
  }
}
