package assetd.store;

import assetd.model.ServiceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns at the one writer, first come first served, and the commit that those who wait share.
 *
 * <pre>
 *   A  write ----> my turn: BEGIN a b c COMMIT, announce a b c, turn to d, wake b c
 *   B  write --> waits .................................................. woken, answers
 *   C  write ---> waits ................................................. woken, answers
 *   D  write -----------------------> waits ............... my turn: BEGIN d ...
 * </pre>
 *
 * A lone writer finds the turn free and commits on its own thread. While a commit waits for the
 * disk others queue up, and the next to have the turn does their works with its own: the slower the
 * disk, the more works share one sync. A work runs in a savepoint, so one that fails is undone
 * alone. Any thread may call; {@code this} guards the fields marked so, the turn everything else.
 */
final class GroupCommit {
  /** Works in one commit, so that the first of them is not kept waiting for ever. */
  static final int MAX_WORKS = 256;

  /**
   * Bytes of content after which no further work joins a commit; they are in memory and in the log
   * until it ends.
   */
  static final long MAX_BYTES = 32 << 20;

  private final Writer writer;
  private final int queue;
  private final Deque<Ticket> waiting = new ArrayDeque<>(); // guarded by this
  private Thread turn; // whose it is, null when free; guarded by this
  private boolean closed; // guarded by this
  private boolean shared; // whether the commit that is being told had several works

  GroupCommit(Writer writer, int queue) {
    this.writer = writer;
    this.queue = queue;
  }

  /**
   * Runs the work, commits it, tells what came of it, and returns that; see {@link Store#write}.
   */
  <T> T write(Function<Transaction, T> work, Consumer<? super T> committed) {
    Work<T> mine = new Work<>(work, committed);
    if (takeTurn(mine, false)) {
      List<Work<?>> batch = new ArrayList<>();
      try {
        commit(mine, batch);
      } finally {
        passTurn();
        batch.forEach(Ticket::finish);
      }
    }
    return mine.answer();
  }

  /**
   * Whether the commit that is being told had several works; for a listener, which has the turn.
   */
  boolean shared() {
    return shared;
  }

  /** Runs something between two commits. */
  <T> T alone(Supplier<T> body) {
    return alone(body, false);
  }

  /** Runs something after everything that is queued and lets nothing in behind it. */
  void close(Runnable body) {
    alone(
        () -> {
          body.run();
          return null;
        },
        true);
  }

  private <T> T alone(Supplier<T> body, boolean last) {
    takeTurn(new Ticket(), last);
    try {
      return body.get();
    } finally {
      passTurn();
    }
  }

  /** How many wait for their turn. */
  synchronized int waiting() {
    return waiting.size();
  }

  private void commit(Work<?> first, List<Work<?>> batch) {
    try {
      Footprint footprint = writer.begin();
      for (Work<?> work = first; work != null; work = another(batch.size(), footprint)) {
        batch.add(work);
        work.run(writer.session(), footprint, work == first);
      }
      writer.commit(footprint);
    } catch (RuntimeException | Error failure) {
      first.fail(failure);
      batch.forEach(work -> work.fail(failure));
      writer.abandon();
      return;
    }
    announce(batch);
  }

  /** What was not told to the end may be half known: whoever derives from the store reads anew. */
  private void announce(List<Work<?>> batch) {
    boolean heard = true;
    shared = batch.size() > 1;
    try {
      for (Work<?> work : batch) {
        heard &= work.announce();
      }
    } catch (VirtualMachineError e) {
      writer.doubt();
      throw e;
    }
    if (!heard) {
      writer.doubt();
      writer.settle();
    }
  }

  private synchronized Work<?> another(int works, Footprint footprint) {
    boolean room = works < MAX_WORKS && footprint.added() < MAX_BYTES;
    return room && waiting.peek() instanceof Work<?> work && waiting.remove(work) ? work : null;
  }

  /** True when the turn is the caller's, false when somebody else has done its work meanwhile. */
  private boolean takeTurn(Ticket ticket, boolean last) {
    synchronized (this) {
      if (turn == Thread.currentThread()) {
        throw new IllegalStateException("A write inside a write would wait for itself.");
      }
      if (closed) {
        throw Failures.stopping();
      }
      if (waiting.size() >= queue && !last) {
        throw new ServiceException(
            ServiceException.Kind.UNAVAILABLE,
            "Too many changes wait for the disk; try again later.");
      }
      closed = last;
      if (turn == null) {
        turn = ticket.thread;
        return true;
      }
      waiting.add(ticket);
    }
    ticket.wake.acquireUninterruptibly();
    return !ticket.done;
  }

  private synchronized void passTurn() {
    Ticket next = waiting.poll();
    turn = next == null ? null : next.thread;
    if (next != null) {
      next.wake.release();
    }
  }

  /** Somebody who waits. */
  private static class Ticket {
    final Thread thread = Thread.currentThread();
    final Semaphore wake = new Semaphore(0);
    boolean done; // written before the release, read after the acquire

    final void finish() {
      done = true;
      wake.release();
    }
  }

  /** A work with what came of it. */
  private static final class Work<T> extends Ticket {
    private final Function<Transaction, T> body;
    private final Consumer<? super T> committed;
    private T value;
    private Throwable failure;

    Work(Function<Transaction, T> body, Consumer<? super T> committed) {
      this.body = body;
      this.committed = committed;
    }

    /**
     * Runs so that it can be undone alone: in a savepoint, or as the first of its transaction,
     * which then begins anew. A savepoint copies every page before its first change; a lone writer
     * is spared that. Throws only when the whole transaction is lost, or the connection is of no
     * use: SQLite opens a file to read it when it could not be opened to write for a moment.
     */
    void run(Session session, Footprint footprint, boolean first) {
      try {
        if (!first) {
          session.run("SAVEPOINT work");
        }
        value = body.apply(new Transaction(session, footprint));
        if (!first) {
          session.run("RELEASE work");
        }
      } catch (RuntimeException | Error e) {
        failure = e;
        if (Failures.isReadOnly(e) || !undone(session, first)) {
          throw e;
        }
      }
    }

    /**
     * False when SQLite has undone everything already, as after some errors of the disk; then
     * nothing is left to undo.
     */
    private static boolean undone(Session session, boolean first) {
      try {
        session.run(first ? "ROLLBACK" : "ROLLBACK TO work");
        session.run(first ? "BEGIN IMMEDIATE" : "RELEASE work");
        return true;
      } catch (RuntimeException e) {
        return false;
      }
    }

    void fail(Throwable cause) {
      if (failure == null) {
        failure = cause;
      }
    }

    /** False when the listener failed. An error of the machine is for the process to end of. */
    boolean announce() {
      if (failure != null) {
        return true;
      }
      try {
        committed.accept(value);
        return true;
      } catch (VirtualMachineError e) {
        throw e;
      } catch (RuntimeException | Error e) {
        System.getLogger(GroupCommit.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "a listener failed after a commit, which stands: " + e);
        return false;
      }
    }

    /**
     * What the work returned, or its failure: its own, or in a copy that of the commit it shared.
     */
    T answer() {
      if (failure instanceof ServiceException e) {
        throw new ServiceException(e.kind(), e.getMessage(), e);
      }
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      return value;
    }
  }
}
