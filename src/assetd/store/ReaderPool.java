package assetd.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Connections that read. As many as are asked for at once are open, so nobody waits and a read
 * inside a read does not deadlock; {@value #KEPT} stay open when they are idle. Any thread may
 * call; {@code this} guards the fields.
 */
final class ReaderPool {
  /** Two cores serve about as many readers as are worth a warm cache. */
  private static final int KEPT = 4;

  /**
   * How long closing waits for readers that are still at work; the edges have waited for their
   * callers before.
   */
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final Session.Role role;
  private final Deque<Session> idle = new ArrayDeque<>();
  private int lent;
  private boolean closed;

  ReaderPool(Path file, Session.Role role) {
    this.file = file;
    this.role = role;
  }

  /**
   * Reads one unchanging state, which {@code begin} fixes by beginning a transaction on the
   * session.
   */
  <T> T read(Consumer<Session> begin, Function<ReadTransaction, T> work) {
    Session session = take();
    try {
      begin.accept(session);
      return work.apply(new ReadTransaction(session));
    } finally {
      giveBack(session);
    }
  }

  private Session take() {
    synchronized (this) {
      if (closed) {
        throw Failures.stopping();
      }
      lent++;
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    try {
      return Session.open(file, role);
    } catch (SQLException e) {
      returned();
      throw Failures.of(e);
    }
  }

  private void giveBack(Session session) {
    try {
      if (!session.endRead() || !keep(session)) {
        session.close();
      }
    } finally {
      returned();
    }
  }

  private synchronized boolean keep(Session session) {
    boolean room = !closed && idle.size() < KEPT;
    if (room) {
      idle.push(session);
    }
    return room;
  }

  private synchronized void returned() {
    lent--;
    notifyAll();
  }

  /** Lets nobody begin, waits for those at work but not for ever, and closes the connections. */
  synchronized void close() {
    closed = true;
    long end = System.nanoTime() + DRAIN_NANOS;
    while (lent > 0 && System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    idle.forEach(Session::close);
    idle.clear();
  }
}
