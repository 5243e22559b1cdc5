package assetd.ws;

import assetd.model.ServiceException;
import assetd.policy.Policy;
import assetd.policy.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The HTTP answer to a handshake that is refused. Stateless. */
final class Answer {
  private static final Map<Integer, String> REASONS =
      Map.of(
          400, "Bad Request",
          403, "Forbidden",
          404, "Not Found",
          415, "Unsupported Media Type",
          426, "Upgrade Required",
          503, "Service Unavailable");

  private Answer() {}

  /** The policy's refusal as an answer. */
  static Handshake.Refusal refusal(Verdict verdict) {
    ServiceException why = verdict.refusal().orElseThrow();
    int status =
        switch (why.kind()) {
          case INVALID -> 400;
          case UNSUPPORTED -> 415;
          default -> 403;
        };
    return new Handshake.Refusal(status, why.getMessage());
  }

  /**
   * Sends the answer and closes. Some 500 bytes fit into the buffer of any connection, so that this
   * needs no waiting.
   */
  static void send(SocketChannel channel, Handshake.Refusal refusal, Policy policy)
      throws IOException {
    byte[] sentence = refusal.getMessage().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(refusal.status()).append(' ').append(REASONS.get(refusal.status())).append("\r\n");
    policy
        .headers(new Verdict(Optional.empty(), Optional.empty()))
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append(refusal.header())
        .append("Content-Type: text/plain; charset=utf-8\r\nContent-Length: ")
        .append(sentence.length)
        .append("\r\nConnection: close\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer all = ByteBuffer.allocate(start.length + sentence.length);
    channel.write(all.put(start).put(sentence).flip());
    channel.shutdownOutput();
    drop(channel);
    channel.close();
  }

  /**
   * Bytes that were never read would make the kernel reset the connection, and the client could
   * lose the answer.
   */
  private static void drop(SocketChannel channel) throws IOException {
    ByteBuffer dropped = ByteBuffer.allocate(64 << 10);
    channel.read(dropped);
  }

  static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is as gone as it can be.
    }
  }
}
