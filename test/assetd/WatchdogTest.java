package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The watchdog")
class WatchdogTest {
  private final AtomicInteger ends = new AtomicInteger();

  @ParameterizedTest(name = "{0} ends it {1} times")
  @CsvSource({"+++, 0", "--+--, 0", "---, 1", "+---, 1", "-+--+-, 0"})
  @DisplayName("Three misses in a row end the process, and no fewer")
  void threeMisses(String looks, int expected) {
    Deque<String> left = new ArrayDeque<>(List.of(looks.split("")));
    try (Watchdog watchdog = new Watchdog(() -> left.pop().equals("+"), ends::incrementAndGet)) {
      while (!left.isEmpty()) {
        watchdog.look();
      }
    }
    assertEquals(expected, ends.get());
  }

  @Test
  @DisplayName("A daemon that cannot even ask is no better than one that does not answer")
  void failingToAskIsAMiss() {
    BooleanSupplier broken =
        () -> {
          throw new NoClassDefFoundError("no file descriptor was left");
        };
    try (Watchdog watchdog = new Watchdog(broken, ends::incrementAndGet)) {
      for (int i = 0; i < Watchdog.MISSES; i++) {
        watchdog.look();
      }
    }
    assertEquals(1, ends.get());
  }

  @Test
  @DisplayName("A daemon that ends connections at once is full, one that nobody can reach is dead")
  void fullIsNotDead() throws Exception {
    InetSocketAddress address;
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = (InetSocketAddress) full.getLocalSocketAddress();
      InetSocketAddress asked = address;
      CompletableFuture<Boolean> answers =
          CompletableFuture.supplyAsync(() -> Watchdog.answers(asked));
      full.accept().close();
      assertTrue(answers.get());
    }
    assertFalse(Watchdog.answers(address));
  }

  @Test
  @DisplayName("The end of the thread that accepts connections ends the process")
  void withoutDispatcher() {
    Thread dispatcher = new Thread(() -> {}, "HTTP-Dispatcher");
    Watchdog.unhandled(dispatcher, new NoClassDefFoundError("x"), ends::incrementAndGet);
    assertEquals(1, ends.get());
  }

  @Test
  @DisplayName("A thread without memory ends the process, another failure does not")
  void withoutMemory() {
    Watchdog.unhandled(
        Thread.currentThread(), new IllegalStateException("x"), ends::incrementAndGet);
    Watchdog.unhandled(Thread.currentThread(), new StackOverflowError("x"), ends::incrementAndGet);
    assertEquals(0, ends.get());
    Watchdog.unhandled(Thread.currentThread(), new OutOfMemoryError("x"), ends::incrementAndGet);
    assertEquals(1, ends.get());
    Watchdog.unhandled(Thread.currentThread(), new InternalError("x"), ends::incrementAndGet);
    assertEquals(2, ends.get());
  }
}
