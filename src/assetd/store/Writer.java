package assetd.store;

import assetd.model.ServiceException;
import assetd.model.ServiceException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The one connection that changes anything. Used only by the thread that has the turn (see {@link
 * GroupCommit}), which also guards its fields, but for the two listeners, which are set before the
 * first write.
 */
final class Writer {
  /** How long a cut of the log waits for readers while all writers wait for it. */
  private static final int PATIENCE_MS = 100;

  private final Path file;
  private final Options options;
  private Session session;
  private boolean doubt;
  private volatile Runnable onDoubt = () -> {};
  private volatile Runnable onErase = () -> {};

  /** Takes over an open session. */
  Writer(Path file, Options options, Session session) {
    this.file = file;
    this.options = options;
    this.session = session;
  }

  /** Sets what runs, still under the turn, when a failed commit may have left its rows. */
  void onDoubt(Runnable listener) {
    onDoubt = listener;
  }

  /** Sets what runs when a commit has erased something whose traces are still in the log. */
  void onErase(Runnable listener) {
    onErase = listener;
  }

  /** The open session. */
  Session session() {
    return session;
  }

  /** Begins a transaction, on a new connection if the last one was abandoned. */
  Footprint begin() {
    if (session == null) {
      session = open();
    }
    session.run("BEGIN IMMEDIATE");
    return new Footprint(file.getParent().toFile().getUsableSpace() - options.reserve());
  }

  private Session open() {
    try {
      return Session.open(file, Session.Role.WRITER);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Returns when the transaction is on the disk. */
  void commit(Footprint footprint) {
    try {
      session.run("COMMIT");
    } catch (RuntimeException e) {
      doubt = !(e instanceof ServiceException refused && refused.kind() == Kind.FULL);
      throw e;
    }
    if (footprint.erased()) {
      onErase.run();
    }
  }

  /**
   * Gives a transaction up that failed as a whole, and the connection with it. A full disk has
   * written nothing. After any other failure of a COMMIT its frames may be in the log: a recovery,
   * now or at the next start, could still find them.
   */
  void abandon() {
    try {
      if (session != null) {
        session.close();
      }
    } catch (RuntimeException e) {
      System.err.println("assetd: the database connection did not close: " + e.getMessage());
    }
    session = null;
    if (doubt) {
      doubt = false;
      onDoubt.run();
    }
  }

  /**
   * Copies the log into the database and cuts it to nothing. False when a reader still needs an
   * older state; then most of the work is done and the log will be cut another time.
   */
  boolean cutLog() {
    if (session == null) {
      session = open();
    }
    session.patience(PATIENCE_MS);
    try (Command checkpoint = session.command("PRAGMA wal_checkpoint(TRUNCATE)")) {
      return checkpoint.next() && checkpoint.number() == 0;
    } finally {
      session.patience(Session.BUSY_MS);
    }
  }

  /** Cuts the log and closes the connection. */
  void close() {
    if (session == null) {
      return;
    }
    try {
      cutLog();
    } finally {
      session.close();
      session = null;
    }
  }
}
