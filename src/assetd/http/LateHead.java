package assetd.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A body of unknown length whose head goes out with its first bytes, so that until then there can
 * still be another answer. Only while bytes go out its client is waited for.
 */
final class LateHead extends OutputStream {
  private final HttpExchange exchange;
  private final int status;
  private boolean begun;

  LateHead(HttpExchange exchange, int status) {
    this.exchange = exchange;
    this.status = status;
  }

  /** Whether the head is out. */
  boolean begun() {
    return begun;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (!begun) {
      begun = true;
      exchange.sendResponseHeaders(status, 0);
    }
    ListenerWorkers.send(exchange.getResponseBody(), bytes, from, length);
  }
}
