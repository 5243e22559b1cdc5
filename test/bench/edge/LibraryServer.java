package edge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * What the library does alone, on a port of its own, with its own broadcast. Speaks like {@link
 * EdgeServer}.
 */
public final class LibraryServer extends WebSocketServer {
  private final CountDownLatch started = new CountDownLatch(1);

  private LibraryServer() {
    super(new InetSocketAddress("127.0.0.1", 0));
    setTcpNoDelay(true);
    setMaxPendingConnections(1024);
    setConnectionLostTimeout(0);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    LibraryServer server = new LibraryServer();
    server.start();
    server.started.await();
    System.out.println(server.getPort());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("sockets")) {
        System.out.println(server.getConnections().size());
      } else {
        int count = Integer.parseInt(line.substring("tell ".length()));
        for (int i = 0; i < count; i++) {
          server.broadcast(
              "{\"iterable\":[{\"asset\":{\"id\":\"0e1c9d5a-51b7-4b7d-8c53-"
                  + String.format("%012d", i)
                  + "\"}}]}");
        }
        System.out.println("told");
      }
    }
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {}

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

  @Override
  public void onMessage(WebSocket socket, String message) {}

  @Override
  public void onError(WebSocket socket, Exception problem) {}
}
