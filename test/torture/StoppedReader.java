package torture;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A socket that asks for everything and reads nothing. */
final class StoppedReader {
  private static final String HANDSHAKE =
      "GET /assets/stream HTTP/1.1\r\n"
          + "Host: localhost\r\n"
          + "Upgrade: websocket\r\n"
          + "Connection: Upgrade\r\n"
          + "Sec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

  private final SocketChannel channel = SocketChannel.open();

  StoppedReader(Daemon daemon) throws IOException {
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
    channel.connect(new InetSocketAddress("127.0.0.1", URI.create(daemon.base()).getPort()));
    channel.write(ByteBuffer.wrap(HANDSHAKE.getBytes(StandardCharsets.US_ASCII)));
  }

  void close() throws IOException {
    channel.close();
  }
}
