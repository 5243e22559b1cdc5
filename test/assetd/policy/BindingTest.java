package assetd.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The addresses that are listened on")
class BindingTest {
  private static ServerSocket listen(InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("are loopback addresses with one and the same free port")
  void samePort() throws IOException {
    Binding loopback = Binding.loopback();
    assertTrue(loopback.hosts().stream().allMatch(InetAddress::isLoopbackAddress));
    List<ServerSocket> sockets = loopback.bind(0, BindingTest::listen, BindingTest::close);
    assertEquals(loopback.hosts().size(), sockets.size());
    assertEquals(1, sockets.stream().map(ServerSocket::getLocalPort).distinct().count());
    sockets.forEach(BindingTest::close);
  }

  @Test
  @DisplayName("are all given back when one is taken")
  void takenOnTheLast() throws IOException {
    Binding loopback = Binding.loopback();
    InetAddress last = loopback.hosts().get(loopback.hosts().size() - 1);
    ServerSocket other = listen(new InetSocketAddress(last, 0));
    int port = other.getLocalPort();
    assertThrows(
        BindException.class, () -> loopback.bind(port, BindingTest::listen, BindingTest::close));
    close(other);
    loopback.bind(port, BindingTest::listen, BindingTest::close).forEach(BindingTest::close);
  }
}
