package edge;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What sockets cost HTTP on the same port: CPU of the server per GET of 2 KB over 32 connections,
 * without any socket edge, by hand-over and through the door, each with 32 idle sockets. Rounds
 * alternate, so that what else the machine does hits all alike; the ratio is that of the medians.
 */
public final class HttpBench {
  private static final int CONNECTIONS = 32;
  private static final int REQUESTS = 150;
  private static final int ROUNDS = 15;
  private static final byte[] GET =
      ("GET /format/x HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
              + "User-Agent: bench\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private HttpBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> ways = List.of("plain", "handover", "door");
    List<Measured> servers = new ArrayList<>();
    List<List<Double>> costs = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
    for (String way : ways) {
      Measured server = new Measured(EdgeServer.class, way);
      servers.add(server);
      costs.add(new ArrayList<>());
      for (int i = 0; i < 8; i++) {
        round(clients, server);
      }
    }
    try (Readers first = new Readers(servers.get(1).port(), 32);
        Readers second = new Readers(servers.get(2).port(), 32)) {
      first.settle(300);
      second.settle(300);
      for (int i = 0; i < ROUNDS; i++) {
        for (int way = 0; way < ways.size(); way++) {
          costs.get(way).add(round(clients, servers.get(way)));
        }
      }
    }
    for (int way = 0; way < ways.size(); way++) {
      System.out.printf(
          "%-9s %6.1f us of CPU per request, %5.3f of plain%n",
          ways.get(way), median(costs.get(way)), median(costs.get(way)) / median(costs.get(0)));
    }
    servers.forEach(Measured::close);
    clients.shutdown();
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double round(ExecutorService clients, Measured server) throws Exception {
    long before = server.cpu();
    Callable<Boolean> client = () -> load(server.port());
    List<Callable<Boolean>> all = new ArrayList<>(Collections.nCopies(CONNECTIONS, client));
    for (Future<Boolean> done : clients.invokeAll(all)) {
      done.get();
    }
    return (double) (server.cpu() - before) / (CONNECTIONS * REQUESTS);
  }

  private static boolean load(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] buffer = new byte[8192];
      for (int i = 0; i < REQUESTS; i++) {
        out.write(GET);
        answer(in, buffer);
      }
    }
    return true;
  }

  /** Reads a head, which never comes with more than its own body behind it, and a body of 2 KB. */
  static void answer(DataInputStream in, byte[] buffer) throws IOException {
    int got = 0;
    int end = -1;
    while (end < 0 || got < end + 2048) {
      int count = in.read(buffer, got, buffer.length - got);
      if (count < 0) {
        throw new IOException(
            "closed after " + new String(Arrays.copyOf(buffer, got), StandardCharsets.US_ASCII));
      }
      got += count;
      for (int i = 3; end < 0 && i < got; i++) {
        if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
          end = i + 1;
        }
      }
    }
  }
}
