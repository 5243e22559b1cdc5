package edge;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long honest requests take, each on a connection of its own, while 300 others are stalled; and
 * the first of a cold start.
 */
public final class StallBench {
  private static final int STALLED = 300;
  private static final int HONEST = 300;
  private static final String HEAD = "GET / HTTP/1.1\r\nHost: loc";
  private static final String BODY =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc";
  private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private StallBench() {}

  public static void main(String[] arguments) throws IOException {
    for (String way : List.of("handover", "door")) {
      try (Measured server = new Measured(EdgeServer.class, way)) {
        System.out.printf("%-9s first answer %.1f ms%n", way, health(server.port()));
        report(way, "nobody", server.port(), "");
        report(way, "heads", server.port(), HEAD);
        report(way, "bodies", server.port(), BODY);
        report(way, "silent", server.port(), null);
      }
    }
  }

  private static double health(int port) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = connect(port)) {
      send(socket, "HEAD /.well-known/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      socket.getInputStream().read();
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /**
   * Stalls with a text; null for connections that send nothing, the empty text for no connections.
   */
  private static void report(String way, String what, int port, String stall) throws IOException {
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < (stall != null && stall.isEmpty() ? 0 : STALLED); i++) {
      Socket socket = connect(port);
      stalled.add(socket);
      if (stall != null) {
        send(socket, stall);
      }
    }
    double[] times = new double[HONEST];
    for (int i = 0; i < HONEST; i++) {
      times[i] = get(port);
    }
    Arrays.sort(times);
    System.out.printf(
        "%-9s %-7s stalled: honest GET p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        way, what, times[HONEST / 2], times[HONEST * 99 / 100], times[HONEST - 1]);
    for (Socket socket : stalled) {
      socket.close();
    }
  }

  private static double get(int port) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = connect(port)) {
      send(socket, GET);
      HttpBench.answer(new DataInputStream(socket.getInputStream()), new byte[8192]);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
