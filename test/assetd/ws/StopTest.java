package assetd.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.policy.Policy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sockets of a server that stops")
class StopTest {
  private static final String STREAM = "/stream";

  private final CompletableFuture<Void> opening = new CompletableFuture<>();
  private final CountDownLatch letGo = new CountDownLatch(1);

  /** The thread that opens sockets logs each of them; here it is held up by the first one. */
  private void log(String line) {
    if (line.startsWith("socket open")) {
      opening.complete(null);
      await(letGo);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private SocketServer server() throws IOException {
    return SocketServer.start(
        STREAM::equals,
        (path, sink) -> () -> {},
        new Policy(Policy.Settings.DEFAULT, port -> true),
        SocketLimits.DEFAULT,
        this::log);
  }

  private static RawClient connect(ServerSocketChannel port, SocketServer server)
      throws IOException {
    RawClient client = new RawClient(((InetSocketAddress) port.getLocalAddress()).getPort());
    byte[] head = RawClient.handshake(STREAM).getBytes(StandardCharsets.ISO_8859_1);
    server.adopt(port.accept(), ByteBuffer.wrap(head));
    return client;
  }

  @Test
  @DisplayName("hear a goodbye even if they open only while the others hear theirs")
  void opensMeanwhile() throws Exception {
    SocketServer server = server();
    FutureTask<Void> stop =
        new FutureTask<>(
            () -> {
              server.stop(Duration.ofMinutes(1));
              return null;
            });
    try (ServerSocketChannel port = ServerSocketChannel.open()) {
      port.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      try (RawClient first = connect(port, server);
          RawClient second = connect(port, server)) {
        opening.join();
        new Thread(stop).start();
        first.head();
        assertEquals("close 1001", first.frame().summary());
        letGo.countDown();
        second.head();
        assertEquals("close 1001", second.frame().summary());
      }
    }
    stop.get();
  }
}
