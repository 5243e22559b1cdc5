package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.BackgroundThread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A background thread")
class BackgroundThreadTest {
  private final BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
  private Thread.UncaughtExceptionHandler usual;

  @BeforeEach
  void listen() {
    usual = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
  }

  @AfterEach
  void usualAgain() {
    Thread.setDefaultUncaughtExceptionHandler(usual);
  }

  @Test
  @DisplayName("goes on after a task that failed")
  void failuresPass() throws InterruptedException {
    Deque<Throwable> failures =
        new ArrayDeque<>(
            List.of(
                new IllegalStateException("on purpose"),
                new NoClassDefFoundError("on purpose"),
                new StackOverflowError("on purpose")));
    CountDownLatch last = new CountDownLatch(1);
    try (BackgroundThread background = new BackgroundThread("test")) {
      background.every(Duration.ofNanos(1), () -> fail(failures.poll(), last));
      assertTrue(last.await(20, TimeUnit.SECONDS), "The tasks ended.");
    }
    assertTrue(uncaught.isEmpty());
  }

  private static void fail(Throwable next, CountDownLatch last) {
    if (next instanceof RuntimeException e) {
      throw e;
    }
    if (next instanceof Error e) {
      throw e;
    }
    last.countDown();
  }

  @Test
  @DisplayName("tells of an error of the machine, once and later as well as again and again")
  void machine() throws InterruptedException {
    try (BackgroundThread background = new BackgroundThread("test")) {
      Runnable starving = () -> fail(new OutOfMemoryError("on purpose"), null);
      background.after(Duration.ZERO, starving);
      assertEquals(OutOfMemoryError.class, told().getClass());
      background.every(Duration.ofNanos(1), starving);
      assertEquals(OutOfMemoryError.class, told().getClass());
    }
  }

  private Throwable told() throws InterruptedException {
    Throwable thrown = uncaught.poll(20, TimeUnit.SECONDS);
    assertNotNull(thrown, "nobody was told");
    return thrown;
  }
}
