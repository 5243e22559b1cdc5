package fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Throws heads and frames that are almost right at a port. Used by one thread. */
final class ByteFuzz {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final List<String> HEADS =
      List.of(
          "GET /assets HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "POST /assets/create HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}",
          "POST /assets/create HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "2\r\n{}\r\n0\r\n\r\n",
          "GET /assets/stream/identifiers HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
              + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

  private final int port;
  private final Random random;
  private long bad;

  ByteFuzz(int port, Random random) {
    this.port = port;
    this.random = random;
  }

  /**
   * Sends one head with some bytes changed, then frames if it asked for a socket, then ends its
   * side: the other side has to end as well.
   */
  void step() throws IOException {
    int kind = random.nextInt(HEADS.size());
    byte[] head = HEADS.get(kind).getBytes(StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(kind == 3 ? 2 : 4); i > 0; i--) {
      head[random.nextInt(head.length)] = (byte) random.nextInt(256);
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      send(socket, head);
      if (kind == 3) {
        send(socket, frames());
      }
      drain(socket, head);
    }
  }

  private byte[] frames() {
    byte[] frames = new byte[random.nextInt(300)];
    random.nextBytes(frames);
    if (frames.length > 1 && random.nextBoolean()) {
      frames[0] = (byte) (0x80 | random.nextInt(16));
      frames[1] = (byte) (0x80 | random.nextInt(128));
    }
    return frames;
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // The other side may have ended it already.
    }
  }

  private void drain(Socket socket, byte[] head) {
    try {
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      if (answer.startsWith("HTTP/1.1 50") && !answer.startsWith("HTTP/1.1 501")) {
        complain("a failure", head, answer);
      }
    } catch (SocketTimeoutException e) {
      complain("no end", head, "");
    } catch (IOException e) {
      // Ended by a reset.
    }
  }

  private void complain(String what, byte[] head, String answer) {
    bad++;
    System.out.println(what + "\n" + new String(head, StandardCharsets.ISO_8859_1) + "\n" + answer);
  }

  long bad() {
    return bad;
  }
}
