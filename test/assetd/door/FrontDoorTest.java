package assetd.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.policy.Binding;
import assetd.ws.RawClient;
import assetd.ws.TestEdge;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The front door")
class FrontDoorTest {
  private static final String GET = "GET /plain HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static DoorLimits limits(
      int connections, Duration head, Duration idle, Duration farewell) {
    return new DoorLimits(connections, head, idle, farewell);
  }

  /** Before a server of one connection, which is played by the test. */
  @Nested
  @DisplayName("before any server")
  class BeforeAnyServer {
    private ServerSocket inner;
    private FrontDoor door;
    private int port;

    @BeforeEach
    void open() throws IOException {
      inner = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
      inner.setSoTimeout(20_000);
      door = new FrontDoor((channel, head) -> {}, DoorLimits.DEFAULT, line -> {});
      port = door.bind(Binding.loopback(), 0);
      door.start((InetSocketAddress) inner.getLocalSocketAddress());
    }

    @AfterEach
    void close() throws Exception {
      door.stop();
      inner.close();
    }

    @Test
    @DisplayName("knows the client behind each of its own connections, and nobody else's")
    void table() throws Exception {
      try (RawClient client = new RawClient(port).send(GET);
          Socket served = inner.accept();
          Socket stranger = new Socket("127.0.0.1", inner.getLocalPort())) {
        InetSocketAddress peer = (InetSocketAddress) served.getRemoteSocketAddress();
        InetSocketAddress known = door.client(peer);
        assertNotNull(known);
        assertEquals(client.localPort(), known.getPort());
        assertNull(door.client((InetSocketAddress) stranger.getLocalSocketAddress()));
        client.endOutput();
        served.shutdownOutput();
        while (door.client(peer) != null) {
          Thread.onSpinWait();
        }
      }
    }

    @Test
    @DisplayName("does not bother the server before a head is complete")
    void waitsForTheHead() throws Exception {
      try (RawClient slow = new RawClient(port).send(GET.substring(0, 20));
          RawClient quick = new RawClient(port).send(GET);
          Socket served = inner.accept()) {
        assertEquals(
            quick.localPort(),
            door.client((InetSocketAddress) served.getRemoteSocketAddress()).getPort());
        slow.send(GET.substring(20));
        try (Socket next = inner.accept()) {
          assertEquals(
              slow.localPort(),
              door.client((InetSocketAddress) next.getRemoteSocketAddress()).getPort());
        }
      }
    }

    @Test
    @DisplayName("passes every byte in both directions, whatever they are")
    void everyByte() throws Exception {
      byte[] all = new byte[5 << 20];
      for (int i = 0; i < all.length; i++) {
        all[i] = (byte) (i * 31 + (i >> 8));
      }
      String head = "POST / HTTP/1.1\r\nContent-Length: " + all.length + "\r\n\r\n";
      try (RawClient client = new RawClient(port).send(head)) {
        try (Socket served = inner.accept()) {
          assertEquals(
              head,
              new String(
                  served.getInputStream().readNBytes(head.length()), StandardCharsets.US_ASCII));
          Thread sender = new Thread(() -> send(client, all));
          sender.start();
          org.junit.jupiter.api.Assertions.assertArrayEquals(
              all, served.getInputStream().readNBytes(all.length));
          sender.join();
          Thread answerer = new Thread(() -> send(served, all));
          answerer.start();
          assertEquals(new String(all, StandardCharsets.ISO_8859_1), client.rest());
          answerer.join();
        }
      }
    }

    private void send(RawClient client, byte[] all) {
      try {
        client.send(all);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private void send(Socket served, byte[] all) {
      try {
        served.getOutputStream().write(all);
        served.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Test
    @DisplayName("passes the end of one direction on, and the other goes on")
    void halfClose() throws Exception {
      try (RawClient client = new RawClient(port).send(GET);
          Socket served = inner.accept()) {
        client.endOutput();
        assertEquals(
            GET, new String(served.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        served
            .getOutputStream()
            .write("HTTP/1.1 204 late\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals("HTTP/1.1 204 late\r\n\r\n", client.answer());
        served.shutdownOutput();
        assertEquals("", client.rest());
      }
    }

    @Test
    @DisplayName("does not bother the server with a client that leaves within its first head")
    void headThatEnds() throws Exception {
      try (RawClient client = new RawClient(port).send("GET / HT")) {
        client.endOutput();
        assertEquals("", client.rest());
      }
      try (RawClient next = new RawClient(port).send(GET);
          Socket served = inner.accept()) {
        assertEquals(
            next.localPort(),
            door.client((InetSocketAddress) served.getRemoteSocketAddress()).getPort());
      }
    }

    @Test
    @DisplayName("passes a head that is larger than its buffer on, for the server to refuse")
    void largeHead() throws Exception {
      String head = "GET /" + "x".repeat(3 * Splice.BUFFER) + " HTTP/1.1\r\n\r\n";
      try (RawClient client = new RawClient(port).send(head);
          Socket served = inner.accept()) {
        InputStream in = served.getInputStream();
        assertEquals(head, new String(in.readNBytes(head.length()), StandardCharsets.US_ASCII));
        client.endOutput();
        assertEquals(-1, in.read());
      }
    }

    @Test
    @DisplayName("stops reading from a server whose client does not read")
    void backPressure() throws Exception {
      try (RawClient client = new RawClient(port, 4096).send(GET);
          Socket served = inner.accept()) {
        served.setSendBufferSize(4096);
        AtomicLong sent = new AtomicLong();
        byte[] piece = new byte[64 << 10];
        long total = 64L << 20;
        Thread sender =
            new Thread(
                () -> {
                  try {
                    while (sent.get() < total) {
                      served.getOutputStream().write(piece);
                      sent.addAndGet(piece.length);
                    }
                    served.shutdownOutput();
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                });
        sender.start();
        // Blocked in its write: two looks at the same count, with the thread running native code in
        // between, would need a clock;
        // so other connections are served until the count stands still.
        long before = -1;
        while (before != sent.get()) {
          before = sent.get();
          for (int i = 0; i < 20; i++) {
            try (RawClient other = new RawClient(port).send(GET);
                Socket otherServed = inner.accept()) {
              otherServed
                  .getOutputStream()
                  .write("HTTP/1.1 204 x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              assertEquals(204, other.status());
            }
          }
        }
        assertTrue(before < total, "sent " + before);
        assertEquals(total, client.rest().length());
        sender.join();
      }
    }

    @Test
    @DisplayName("lets the client have an answer although the server closed on unread bytes")
    void answerBeforeReset() throws Exception {
      try (RawClient client = new RawClient(port)) {
        client.send("POST / HTTP/1.1\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(100_000));
        try (Socket served = inner.accept()) {
          served.getInputStream().readNBytes(10);
          served
              .getOutputStream()
              .write("HTTP/1.1 413 x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(413, client.status());
      }
    }

    @Test
    @DisplayName("says when a port is taken")
    void takenPort() {
      assertThrows(BindException.class, () -> door.bind(Binding.loopback(), port));
    }
  }

  @Test
  @DisplayName("gives a client that sends an incomplete head only so much time")
  void lateHead() throws Exception {
    DoorLimits quick =
        limits(1024, Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofSeconds(2));
    try (TestEdge edge = new TestEdge(TestEdge.Way.DOOR, TestEdge.Options.DEFAULT.door(quick));
        RawClient client = new RawClient(edge.port()).send("GET / HT")) {
      assertEquals("", client.rest());
      try (RawClient later = new RawClient(edge.port()).send(GET)) {
        assertEquals(200, later.status());
        later.send("GET / HT");
        assertEquals("", later.rest());
      }
    }
  }

  @Test
  @DisplayName("gives a client that sends nothing only so much time")
  void silentClient() throws Exception {
    DoorLimits quick =
        limits(1024, Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(2));
    try (TestEdge edge = new TestEdge(TestEdge.Way.DOOR, TestEdge.Options.DEFAULT.door(quick));
        RawClient client = new RawClient(edge.port())) {
      assertEquals("", client.rest());
    }
  }

  @Test
  @DisplayName("closes the longest-stalled client for a new one when it is full")
  void full() throws Exception {
    DoorLimits small =
        limits(20, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(2));
    List<RawClient> stalled = new ArrayList<>();
    try (TestEdge edge = new TestEdge(TestEdge.Way.DOOR, TestEdge.Options.DEFAULT.door(small))) {
      for (int i = 0; i < 60; i++) {
        stalled.add(new RawClient(edge.port()).send("GET / HT"));
      }
      try (RawClient honest = new RawClient(edge.port()).send(GET)) {
        assertEquals(200, honest.status());
      }
      assertEquals("", stalled.get(0).rest());
    } finally {
      for (RawClient client : stalled) {
        client.close();
      }
    }
  }

  @Test
  @DisplayName("leads to an edge that refuses everybody who comes another way")
  void innerPort() throws Exception {
    try (TestEdge edge = new TestEdge(TestEdge.Way.DOOR)) {
      for (String request :
          List.of(
              GET, RawClient.handshake("/stream"), "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
        try (RawClient stranger = new RawClient(edge.innerPort()).send(request)) {
          assertTrue(stranger.head().startsWith("HTTP/1.1 403 "));
        }
      }
      try (RawClient client = new RawClient(edge.port()).send(GET)) {
        assertTrue(client.answer().endsWith("GET /plain 0 from " + client.localPort()));
      }
    }
  }

  @Test
  @DisplayName(
      "lets requests through whose framing it cannot follow, and they are refused behind it")
  void oddRequests() throws Exception {
    try (TestEdge edge = new TestEdge(TestEdge.Way.DOOR)) {
      for (String odd :
          List.of(
              "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
              "POST / HTTP/1.1\r\n"
                  + "Host: localhost\r\n"
                  + "Content-Length: 3\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + "0\r\n\r\n",
              "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
              "NONSENSE\r\n\r\n")) {
        try (RawClient client = new RawClient(edge.port()).send(odd)) {
          int status = client.status();
          assertTrue(status == 400 || status == 403, odd + status);
        }
      }
    }
  }
}
