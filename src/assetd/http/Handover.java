package assetd.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Takes the connection out of an exchange of the JDK's server, which cannot speak anything but HTTP
 * on it. This is the one place with reflection; it reaches into {@code sun.net.httpserver} like
 * this:
 *
 * <pre>
 *   HttpExchangeImpl.impl -> ExchangeImpl.connection -> HttpConnection.chan    the channel
 *                                                                     .i       what was read of it
 * </pre>
 *
 * A closed channel is left in its place and the handler throws. The server then forgets the
 * connection in all its sets, as after any failure of a handler, but finds "its" channel closed
 * already and leaves the real one alone. The package has to be opened to this class ({@code
 * Add-Opens: jdk.httpserver/sun.net.httpserver}); whether it is, and whether the fields are what
 * they were on JDK 17 and 25, only a try can tell, which {@link #probe} makes. Immutable; any
 * thread.
 */
public final class Handover {
  private static final int PROBE_TIMEOUT_MILLIS = 2000;

  private final Field impl;
  private final Field connection;
  private final Field channel;
  private final Field input;
  private final SocketChannel closed;

  /** What the handler throws so that the server lets go; says that nothing is left to answer. */
  public static final class Done extends IOException {
    private static final long serialVersionUID = 1L;

    private Done() {
      super("handed over");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private Handover() throws ReflectiveOperationException, IOException {
    impl = field("HttpExchangeImpl", "impl");
    connection = field("ExchangeImpl", "connection");
    channel = field("HttpConnection", "chan");
    input = field("HttpConnection", "i");
    closed = SocketChannel.open();
    closed.close();
  }

  private static Field field(String type, String name) throws ReflectiveOperationException {
    Field field = Class.forName("sun.net.httpserver." + type).getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /**
   * Tries it, with an upgrade as the second request of a connection; empty where this JVM does not
   * let it happen.
   */
  public static Optional<Handover> probe(ListenerLimits limits) {
    try {
      Handover handover = new Handover();
      return handover.works(limits) ? Optional.of(handover) : Optional.empty();
    } catch (ReflectiveOperationException | IOException | RuntimeException e) {
      // Among them InaccessibleObjectException, when the package is not open.
      return Optional.empty();
    }
  }

  private boolean works(ListenerLimits limits) throws IOException {
    HttpServer server =
        limits.server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(task -> new Thread(task, "handover-probe").start());
    server.createContext("/plain", exchange -> exchange.sendResponseHeaders(204, -1));
    server.createContext(
        "/upgrade",
        exchange -> {
          throw take(exchange, Handover::echo);
        });
    server.start();
    try (Socket socket =
        new Socket(server.getAddress().getAddress(), server.getAddress().getPort())) {
      socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
      return probe(socket);
    } finally {
      server.stop(0);
    }
  }

  private static boolean probe(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    send(socket, "GET /plain HTTP/1.1\r\nHost: localhost\r\n\r\n");
    for (String end = ""; !end.endsWith("\r\n\r\n"); ) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      end += (char) next;
    }
    String head = "GET /upgrade HTTP/1.1\r\nHost: localhost\r\n\r\n";
    send(socket, head + "early");
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).equals(head + "early");
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void echo(SocketChannel taken, ByteBuffer head) {
    try (taken) {
      taken.write(head);
    } catch (IOException e) {
      // The probe will miss the echo.
    }
  }

  /**
   * Takes the connection over and gives it away, in blocking mode, with the head of the request,
   * built again, and what the client sent after it. Used as {@code throw handover.take(exchange,
   * taker)}: the exchange is void afterwards.
   *
   * @param taker owns the channel from then on; must not block
   */
  public Done take(HttpExchange exchange, BiConsumer<SocketChannel, ByteBuffer> taker)
      throws IOException {
    ByteBuffer head = head(exchange);
    SocketChannel taken;
    ByteBuffer early;
    try {
      Object connected = connection.get(impl.get(exchange));
      InputStream in = (InputStream) input.get(connected);
      early = ByteBuffer.wrap(in.readNBytes(in.available()));
      taken = (SocketChannel) channel.get(connected);
      channel.set(connected, closed);
    } catch (IllegalAccessException e) {
      throw new IOException(e);
    }
    ByteBuffer all = ByteBuffer.allocate(head.remaining() + early.remaining());
    taker.accept(taken, all.put(head).put(early).flip());
    return new Done();
  }

  /** The server keeps no bytes of the head; names come in its spelling, values as they were. */
  private static ByteBuffer head(HttpExchange exchange) {
    StringBuilder head =
        new StringBuilder(exchange.getRequestMethod())
            .append(' ')
            .append(exchange.getRequestURI())
            .append(' ')
            .append(exchange.getProtocol())
            .append("\r\n");
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        head.append(header.getKey()).append(": ").append(value).append("\r\n");
      }
    }
    return ByteBuffer.wrap(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
