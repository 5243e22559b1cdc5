package assetd.http;

import assetd.policy.Binding;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The public ports of the HTTP edge: one handler behind any number of addresses. The JDK's server
 * binds one address per instance, so there is one instance per address and port, all of the same
 * kind and with the same threads. Bind and start from one thread; the handler is called by many.
 */
public final class HttpListener {
  /** Connections that the kernel completes while the dispatcher is busy. */
  private static final int BACKLOG = 512;

  /**
   * The first answers load classes; after a few of them the next one takes less than a millisecond.
   */
  private static final int WARM_UP_REQUESTS = 5;

  private static final int WARM_UP_MILLIS = 10_000;

  private static final String INNER =
      "This port is not for clients; use the port of the ready line.";

  private final HttpHandler handler;
  private final ListenerWorkers workers;
  private final ListenerLimits limits;
  private final UnaryOperator<InetSocketAddress> clients;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  /**
   * A listener on no port yet, to which clients connect themselves.
   *
   * @param handler of every request; it closes its exchange, whatever happens
   * @param workers whose threads the exchanges run on; closed with this listener
   */
  public HttpListener(HttpHandler handler, ListenerWorkers workers, ListenerLimits limits) {
    this(handler, workers, limits, UnaryOperator.identity());
  }

  /**
   * A listener on no port yet, behind a front door.
   *
   * @param clients the client behind a connection by the address that it comes from; null for a
   *     connection that did not come through the door, which is refused
   */
  public HttpListener(
      HttpHandler handler,
      ListenerWorkers workers,
      ListenerLimits limits,
      UnaryOperator<InetSocketAddress> clients) {
    this.limits = limits;
    this.handler = handler;
    this.workers = workers;
    this.clients = clients;
  }

  /** The address of the client, whoever stands between. */
  public InetSocketAddress client(HttpExchange exchange) {
    return clients.apply(exchange.getRemoteAddress());
  }

  /**
   * Lets the handler answer some requests on a port that nobody knows, and forgets it. A cold
   * server takes some 300 ms for its first answer, and clients give the health check 100 ms. It
   * also loads what a process without free file descriptors could not load later.
   */
  public void warmUp() throws IOException {
    HttpServer server =
        create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this::handle);
    server.start();
    try {
      for (int i = 0; i < WARM_UP_REQUESTS; i++) {
        health(server.getAddress(), WARM_UP_MILLIS);
      }
    } finally {
      server.stop(0);
    }
  }

  /**
   * Asks a daemon for its health as its clients do.
   *
   * @return the head of the answer, whatever its status; empty when the connection just ended
   * @throws IOException when nothing listens or the answer takes longer
   */
  public static String health(InetSocketAddress address, int timeoutMillis) throws IOException {
    String head =
        "HEAD /.well-known/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.connect(address, timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /**
   * Takes one port of every address; connections wait until {@link #start}.
   *
   * @param port 0 for any free one
   * @return the port
   * @throws java.net.BindException when it is taken or not allowed
   */
  public int bind(Binding binding, int port) throws IOException {
    List<HttpServer> bound =
        binding.bind(port, address -> create(address, this::guard), server -> server.stop(0));
    servers.addAll(bound);
    return bound.get(0).getAddress().getPort();
  }

  private HttpServer create(InetSocketAddress address, HttpHandler first) throws IOException {
    HttpServer server = limits.server(address, BACKLOG);
    server.createContext("/", first);
    server.setExecutor(workers);
    return server;
  }

  /** Serves all ports that are bound. */
  public void start() {
    servers.forEach(HttpServer::start);
  }

  private void guard(HttpExchange exchange) throws IOException {
    if (client(exchange) == null) {
      byte[] sentence = INNER.getBytes(StandardCharsets.US_ASCII);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.getResponseHeaders().set("Connection", "close");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(403, head ? -1 : sentence.length);
      if (!head) {
        exchange.getResponseBody().write(sentence);
      }
      exchange.close();
    } else {
      handle(exchange);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      if (!workers.begin()) {
        throw new IOException("cut");
      }
      handler.handle(exchange);
    } finally {
      workers.end();
    }
  }

  /**
   * Stops: requests that are being worked on are answered, later ones get a 503, then everything is
   * closed. An own count is waited for, because the JDK's never ends when a handler has thrown or
   * handed its connection over.
   */
  public void stop(Duration drain) throws InterruptedException {
    try {
      workers.drain(drain);
    } finally {
      servers.forEach(server -> server.stop(0));
      workers.close();
    }
  }
}
