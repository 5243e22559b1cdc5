package assetd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.ws.RawClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A connection that is taken out of the JDK's server")
class HandoverTest {
  private record Taken(SocketChannel channel, String head) {}

  private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();

  /** One thread: were it held by a connection that was taken, nothing else would be answered. */
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  private Handover handover;
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    handover = Handover.probe(ListenerLimits.DEFAULT).orElseThrow();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(thread);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void close() throws IOException {
    server.stop(0);
    thread.shutdownNow();
    for (Taken one : taken) {
      one.channel().close();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/take")) {
      throw handover.take(exchange, this::take);
    }
    exchange.sendResponseHeaders(204, -1);
  }

  private void take(SocketChannel channel, ByteBuffer head) {
    taken.add(new Taken(channel, StandardCharsets.ISO_8859_1.decode(head).toString()));
  }

  private RawClient client() throws IOException {
    return new RawClient(server.getAddress().getPort());
  }

  @Test
  @DisplayName(
      "comes with the head of its request and what was sent behind it, and belongs to the taker")
  void headAndRest() throws Exception {
    try (RawClient client = client()) {
      client.send(
          "GET /take?a=%20b HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "X-Two: 1\r\n"
              + "X-Two: 2, \u00e9\r\n\r\n"
              + "behind\0it");
      Taken one = taken.take();
      assertTrue(one.head().startsWith("GET /take?a=%20b HTTP/1.1\r\n"), one.head());
      assertTrue(one.head().contains("Host: localhost\r\n"), one.head());
      assertTrue(one.head().contains("X-two: 1\r\nX-two: 2, \u00e9\r\n"), one.head());
      assertTrue(one.head().endsWith("\r\n\r\nbehind\0it"), one.head());
      assertTrue(one.channel().isBlocking());
      one.channel()
          .write(ByteBuffer.wrap("HTTP/1.1 204 mine\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
      assertEquals("HTTP/1.1 204 mine\r\n\r\n", client.answer());
      client.send("more");
      ByteBuffer more = ByteBuffer.allocate(4);
      while (more.hasRemaining()) {
        one.channel().read(more);
      }
      assertEquals(
          client.localPort(), ((InetSocketAddress) one.channel().getRemoteAddress()).getPort());
    }
  }

  @Test
  @DisplayName("may have served requests before")
  void laterRequest() throws Exception {
    try (RawClient client = client()) {
      for (int i = 0; i < 3; i++) {
        assertEquals(204, client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status());
      }
      client.send("GET /take HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertTrue(taken.take().channel().isOpen());
    }
  }

  @Test
  @DisplayName("stays open when the server stops, and holds none of its threads")
  void serverStops() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      clients.add(client().send("GET /take HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      try (RawClient plain = client()) {
        assertEquals(204, plain.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status());
      }
    }
    List<Taken> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(taken.take());
    }
    server.stop(0);
    for (Taken one : all) {
      one.channel().write(ByteBuffer.wrap("bye".getBytes(StandardCharsets.US_ASCII)));
      one.channel().close();
    }
    for (RawClient client : clients) {
      assertEquals("bye", client.rest());
      client.close();
    }
  }
}
