package assetd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.ServiceException;
import assetd.policy.Binding;
import assetd.ws.RawClient;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The listener")
class ListenerTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String STALLED_HEAD = "GET / HTTP/1.1\r\nHost: loc";
  private static final String STALLED_BODY =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc";

  private final Semaphore slow = new Semaphore(0);
  private final Semaphore working = new Semaphore(0);
  private final Semaphore writes = new Semaphore(0);
  private final Semaphore broken = new Semaphore(0);
  private final AtomicInteger handled = new AtomicInteger();
  private final List<RawClient> clients = new ArrayList<>();
  private ListenerWorkers workers;
  private HttpListener listener;
  private int port;

  private static ListenerLimits limits(
      int exchanges, int working, int waiting, Duration head, Duration request) {
    return new ListenerLimits(
        1024,
        exchanges,
        working,
        working,
        48 << 20,
        waiting,
        16 << 10,
        64,
        head,
        request,
        Duration.ofSeconds(120),
        Duration.ofSeconds(30));
  }

  private void open(ListenerLimits limits) throws IOException {
    workers = new ListenerWorkers(limits);
    listener = new HttpListener(this::handle, workers, limits);
    port = listener.bind(Binding.loopback(), 0);
    listener.start();
  }

  private void open(int exchanges, int working, int waiting) throws IOException {
    open(limits(exchanges, working, waiting, Duration.ofSeconds(60), Duration.ofSeconds(60)));
  }

  @AfterEach
  void close() throws Exception {
    slow.release(1000);
    for (RawClient client : clients) {
      client.close();
    }
    listener.stop(Duration.ofSeconds(5));
  }

  private void handle(HttpExchange exchange) throws IOException {
    handled.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    int status = 200;
    String answer;
    try {
      answer = workers.work(() -> work(exchange.getRequestURI().getPath()));
    } catch (ServiceException busy) {
      status = 503;
      answer = busy.getMessage();
    }
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      write(exchange, body);
    }
    exchange.close();
  }

  private void write(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    ListenerWorkers.Writing writing =
        () -> {
          writes.release();
          ListenerWorkers.answer();
          exchange.getResponseBody().write(body);
        };
    try {
      if (path.contains("list")) {
        workers.writeList(writing);
      } else {
        workers.writeLarge(body.length, writing);
      }
    } catch (IOException e) {
      broken.release();
      throw e;
    }
  }

  private String work(String path) {
    working.release();
    if (path.equals("/slow")) {
      slow.acquireUninterruptibly();
    }
    return path.startsWith("/large") ? "x".repeat(32 << 20) : "ok";
  }

  private RawClient client(String sends) throws IOException {
    RawClient client = new RawClient(port);
    clients.add(client);
    return client.send(sends);
  }

  @Test
  @DisplayName("answers on both loopback addresses, on every port")
  void everyAddress() throws IOException {
    open(8, 2, 8);
    HttpListener other = new HttpListener(this::handle, workers, ListenerLimits.DEFAULT);
    int second = other.bind(Binding.loopback(), 0);
    other.start();
    for (InetAddress address : Binding.loopback().hosts()) {
      for (int any : List.of(port, second)) {
        try (Socket socket = new Socket(address, any)) {
          socket
              .getOutputStream()
              .write(
                  GET.replace("Host", "Connection: close\r\nHost")
                      .getBytes(StandardCharsets.US_ASCII));
          String answer =
              new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
          assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
      }
    }
  }

  @Test
  @DisplayName("says when a port is taken, and keeps none of its addresses")
  void takenPort() throws IOException {
    open(8, 2, 8);
    assertThrows(BindException.class, () -> listener.bind(Binding.loopback(), port));
  }

  @Test
  @DisplayName("has its handler answer before the first client comes")
  void warmUp() throws IOException {
    open(8, 2, 8);
    listener.warmUp();
    assertTrue(handled.get() > 0);
  }

  @Test
  @DisplayName(
      "answers honest requests while many times more heads than there are threads are stalled")
  void stalledHeads() throws IOException {
    open(8, 2, 8);
    for (int i = 0; i < 100; i++) {
      client(STALLED_HEAD);
    }
    for (int i = 0; i < 10; i++) {
      assertEquals(200, client(GET).status());
    }
  }

  @Test
  @DisplayName(
      "answers honest requests while many times more bodies than there are threads are stalled")
  void stalledBodies() throws IOException {
    open(8, 2, 8);
    for (int i = 0; i < 100; i++) {
      client(STALLED_BODY);
    }
    for (int i = 0; i < 10; i++) {
      assertEquals(200, client(GET).status());
    }
  }

  @Test
  @DisplayName(
      "answers honest requests while many times more readers than there are threads take no answer")
  void stalledReaders() throws IOException {
    open(4, 2, 64);
    for (int i = 0; i < 12; i++) {
      stalled("/large");
    }
    for (int i = 0; i < 5; i++) {
      assertEquals(200, client(GET).status());
    }
  }

  private RawClient stalled(String path) throws IOException {
    RawClient client = new RawClient(port, 4096);
    clients.add(client);
    return client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  @Test
  @DisplayName("gives the place of a list that nobody takes to one that waits")
  void stalledLists() throws Exception {
    open(8, 1, 8);
    for (int i = 0; i < 3; i++) {
      stalled("/large-list");
    }
    writes.acquire();
    RawClient waits = client("GET /list HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertTrue(waits.answer().endsWith("ok"));
  }

  @Test
  @DisplayName("cuts large answers that nobody takes when they hold too much together, and no more")
  void stalledLargeAnswers() throws Exception {
    open(8, 8, 8);
    for (int i = 0; i < 3; i++) {
      stalled("/large");
    }
    assertTrue(broken.tryAcquire(2, 20, TimeUnit.SECONDS));
    assertEquals(200, client(GET).status());
    assertEquals(0, broken.availablePermits());
  }

  @Test
  @DisplayName("never cuts a request that is being worked on")
  void workIsNotCut() throws Exception {
    open(4, 4, 8);
    RawClient slowClient = client(SLOW);
    working.acquire();
    for (int i = 0; i < 50; i++) {
      client(STALLED_HEAD);
    }
    assertEquals(200, client(GET).status());
    slow.release();
    assertEquals(200, slowClient.status());
  }

  @Test
  @DisplayName("cuts a head that takes too long")
  void lateHead() throws IOException {
    open(limits(8, 2, 8, Duration.ofMillis(200), Duration.ofSeconds(60)));
    assertEquals("", client(STALLED_HEAD).rest());
  }

  @Test
  @DisplayName("cuts a body that takes too long, but not for the time of heads")
  void lateBody() throws IOException {
    open(limits(8, 2, 8, Duration.ofMillis(1), Duration.ofMillis(300)));
    assertEquals("", client(STALLED_BODY).rest());
  }

  @Test
  @DisplayName("lets so many requests wait for their turn, and answers one more 503")
  void tooManyWaiting() throws Exception {
    open(16, 1, 2);
    RawClient first = client(SLOW);
    working.acquire();
    List<RawClient> waiting = List.of(client(GET), client(GET));
    while (workers.waiting() < 2) {
      Thread.onSpinWait();
    }
    RawClient refused = client(GET);
    assertTrue(refused.answer().startsWith("HTTP/1.1 503 "));
    slow.release();
    assertEquals(200, first.status());
    for (RawClient client : waiting) {
      assertEquals(200, client.status());
    }
    assertEquals(200, refused.send(GET).status());
  }

  @Test
  @DisplayName("answers what has begun when it stops, refuses what comes then, and closes")
  void drains() throws Exception {
    open(16, 2, 8);
    RawClient begun = client(SLOW);
    working.acquire();
    RawClient idle = client(GET);
    assertEquals(200, idle.status());
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              try {
                listener.stop(Duration.ofSeconds(20));
                stopped.countDown();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    stop.start();
    while (!workers.stopping()) {
      Thread.onSpinWait();
    }
    assertEquals(503, idle.send(GET).status());
    assertEquals(1, stopped.getCount());
    slow.release();
    assertEquals(200, begun.status());
    stop.join();
    assertEquals("", idle.rest());
    assertThrows(IOException.class, () -> client(GET).answer());
  }

  @Test
  @DisplayName("does not wait longer for what has begun than it is told to")
  void drainEnds() throws Exception {
    open(16, 2, 8);
    RawClient begun = client(SLOW);
    working.acquire();
    listener.stop(Duration.ofMillis(50));
    assertEquals("", begun.rest());
  }

  @Test
  @DisplayName("keeps connections alive, and takes several requests in one piece")
  void keepsAlive() throws IOException {
    open(8, 2, 8);
    RawClient client = client(GET + GET + GET);
    for (int i = 0; i < 3; i++) {
      assertEquals(200, client.status());
    }
    assertEquals(200, client.send(GET).status());
  }

  @Test
  @DisplayName("has told the JDK's server all its limits, in names that this JDK knows")
  void properties() throws IOException {
    open(8, 2, 8);
    for (String name :
        List.of(
            "sun.net.httpserver.nodelay",
            "jdk.httpserver.maxConnections",
            "sun.net.httpserver.maxIdleConnections",
            "sun.net.httpserver.idleInterval",
            "sun.net.httpserver.maxReqTime",
            "sun.net.httpserver.maxRspTime",
            "sun.net.httpserver.maxReqHeaders",
            "sun.net.httpserver.maxReqHeaderSize")) {
      assertTrue(System.getProperty(name) != null, name);
    }
  }

  @Test
  @DisplayName("cuts a head with far more headers than are taken")
  void farTooManyHeaders() throws IOException {
    open(8, 2, 8);
    StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\nHost: localhost\r\n");
    for (int i = 0; i < 300; i++) {
      head.append("X-").append(i).append(": x\r\n");
    }
    assertEquals("", client(head + "\r\n").rest());
  }

  @Test
  @DisplayName("cuts a head that is far larger than is taken")
  void farTooLargeHead() throws IOException {
    open(8, 2, 8);
    RawClient client = new RawClient(port);
    clients.add(client);
    try {
      client.send("GET /" + "x".repeat(500 << 10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    } catch (IOException e) {
      // Cut while it was still sending.
    }
    assertEquals("", client.rest());
  }
}
