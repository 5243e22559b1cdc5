package assetd.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * One exchange on its thread, from the first byte of the request to the last of the answer. Its
 * thread moves it through the phases; any thread may cut it while it waits for the client, never
 * while it works. Guarded by itself.
 */
final class ListenerTask implements Runnable {
  /** What the exchange waits for. */
  enum Phase {
    /** The client, to send its head. */
    HEAD,
    /** The client, to send its body. */
    BODY,
    /** Us. */
    WORK,
    /** The client, to take the answer. */
    ANSWER
  }

  /** How long a task had waited at one moment; its own answer grows while others are compared. */
  private record Stalled(ListenerTask task, long nanos) {}

  private static final ThreadLocal<ListenerTask> CURRENT = new ThreadLocal<>();

  private final Runnable exchange;
  private final LongSupplier nanos;
  private Thread thread;
  private Phase phase = Phase.HEAD;
  private long started;
  private long since;
  private boolean cut;

  ListenerTask(Runnable exchange, LongSupplier nanos) {
    this.exchange = exchange;
    this.nanos = nanos;
  }

  /** The task that the calling thread runs; null outside of one. */
  static ListenerTask current() {
    return CURRENT.get();
  }

  @Override
  public void run() {
    begin();
    CURRENT.set(this);
    try {
      exchange.run();
    } finally {
      CURRENT.remove();
      end();
    }
  }

  private synchronized void begin() {
    thread = Thread.currentThread();
    started = nanos.getAsLong();
    since = started;
  }

  private synchronized void end() {
    thread = null;
    // The thread is about to serve another connection.
    Thread.interrupted();
  }

  /** Goes on to a phase; false when the connection was cut before. */
  synchronized boolean enter(Phase next) {
    phase = next;
    since = nanos.getAsLong();
    return !cut;
  }

  /** Whether the connection was cut while the thread has not left it yet. */
  synchronized boolean wasCut() {
    return cut && thread != null;
  }

  synchronized Phase phase() {
    return phase;
  }

  /**
   * Nanoseconds that this exchange has waited for its client in its phase; -1 while it does not
   * wait.
   */
  synchronized long stalled() {
    return thread == null || cut || phase == Phase.WORK ? -1 : nanos.getAsLong() - since;
  }

  /** Those that have waited for their clients longer than so many nanoseconds, longest first. */
  static Stream<ListenerTask> stalledLongest(Collection<ListenerTask> tasks, long nanos) {
    return tasks.stream()
        .map(task -> new Stalled(task, task.stalled()))
        .filter(stalled -> stalled.nanos() > nanos)
        .sorted(Comparator.comparingLong(Stalled::nanos).reversed())
        .map(Stalled::task);
  }

  /** Nanoseconds since the request began while it is still not complete; -1 when it is. */
  synchronized long incomplete() {
    boolean reading = phase == Phase.HEAD || phase == Phase.BODY;
    return thread == null || cut || !reading ? -1 : nanos.getAsLong() - started;
  }

  /**
   * Ends the connection if its thread waits for the client. An interrupt closes the channel that a
   * thread is blocked on (see {@link java.nio.channels.InterruptibleChannel}); no other public way
   * leads from an exchange whose head is incomplete to its connection.
   */
  synchronized boolean cut() {
    if (thread == null || cut || phase == Phase.WORK) {
      return false;
    }
    cut = true;
    thread.interrupt();
    return true;
  }
}
