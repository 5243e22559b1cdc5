package assetd.policy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The addresses that the daemon listens on, the same port on each. {@code localhost} means
 * 127.0.0.1 to some clients and ::1 to others, so both are taken; were one left to another program,
 * it would get our clients.
 *
 * @param hosts not empty
 */
public record Binding(List<InetAddress> hosts) {
  private static final int ATTEMPTS = 32;

  /** Listens on one address. */
  public interface Binder<T> {
    /** Returns what listens, or throws {@link BindException} when the port is taken. */
    T bind(InetSocketAddress address) throws IOException;
  }

  /** 127.0.0.1, and ::1 where this machine has it. */
  public static Binding loopback() throws IOException {
    InetAddress four = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    byte[] one = new byte[16];
    one[15] = 1;
    InetAddress six = InetAddress.getByAddress(one);
    return new Binding(exists(six) ? List.of(four, six) : List.of(four));
  }

  private static boolean exists(InetAddress host) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Listens on one port of every address, or on none of them.
   *
   * @param port 0 for any that is free on all
   * @param unbind takes one back
   * @throws BindException when the port is taken or not allowed
   */
  public <T> List<T> bind(int port, Binder<T> binder, Consumer<T> unbind) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return bindAll(port == 0 ? free() : port, binder, unbind);
      } catch (BindException e) {
        // Between finding a free port and taking it another program may have taken it.
        if (port != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private <T> List<T> bindAll(int port, Binder<T> binder, Consumer<T> unbind) throws IOException {
    List<T> bound = new ArrayList<>();
    try {
      for (InetAddress host : hosts) {
        bound.add(binder.bind(new InetSocketAddress(host, port)));
      }
      return bound;
    } catch (IOException e) {
      bound.forEach(unbind);
      throw e;
    }
  }

  private int free() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(hosts.get(0), 0));
      return socket.getLocalPort();
    }
  }
}
