package edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many sockets that count the bytes they get, on one thread. */
final class Readers implements AutoCloseable {
  private static final String HANDSHAKE =
      "GET /assets/stream/identifiers HTTP/1.1\r\n"
          + "Host: localhost\r\n"
          + "Upgrade: websocket\r\n"
          + "Connection: Upgrade\r\n"
          + "Sec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

  private final Selector selector = Selector.open();
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);

  Readers(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.write(ByteBuffer.wrap(HANDSHAKE.getBytes(StandardCharsets.US_ASCII)));
      channels.add(channel);
    }
    for (SocketChannel channel : channels) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new long[1]);
    }
  }

  /** Reads until nothing has come for so long. */
  void settle(long millis) throws IOException {
    while (read(millis) > 0) {
      continue;
    }
    selector.keys().forEach(key -> ((long[]) key.attachment())[0] = 0);
  }

  /**
   * Reads until every socket has got so many bytes since it settled; nanoseconds since the given
   * time.
   */
  long await(long bytesEach, long since) throws IOException {
    int left = channels.size();
    while (left > 0) {
      selector.select(20_000);
      for (SelectionKey key : selector.selectedKeys()) {
        long[] got = (long[]) key.attachment();
        boolean before = got[0] >= bytesEach;
        take(key);
        left -= !before && got[0] >= bytesEach ? 1 : 0;
      }
      selector.selectedKeys().clear();
    }
    return System.nanoTime() - since;
  }

  private int read(long millis) throws IOException {
    int count = selector.select(millis);
    for (SelectionKey key : selector.selectedKeys()) {
      take(key);
    }
    selector.selectedKeys().clear();
    return count;
  }

  private void take(SelectionKey key) throws IOException {
    int count = ((SocketChannel) key.channel()).read(buffer.clear());
    if (count < 0) {
      throw new IOException("a socket was closed");
    }
    ((long[]) key.attachment())[0] += count;
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
