package assetd.store;

import assetd.model.ServiceException;
import assetd.model.ServiceException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The one connection that changes anything. Used only by the thread that has the turn (see {@link
 * GroupCommit}), which also guards its fields, but for the two listeners, which are set before the
 * first write.
 */
final class Writer {
  private static final Logger LOG = System.getLogger(Writer.class.getName());

  /** How long a cut of the log waits for readers while all writers wait for it. */
  private static final int PATIENCE_MS = 100;

  /**
   * Where the name of a setting says that something was erased since the file was last compacted.
   */
  private static final String TRACES = "store.traces";

  /**
   * Up to this size a file is compacted on closing: it takes about a second per 100 MB, and copies
   * it into memory.
   */
  private static final long COMPACT_ON_CLOSE = 64 << 20;

  private final Path file;
  private final Options options;
  private final boolean readOnly;
  private Session session;
  private boolean doubt; // stays until what is derived from the store was made anew
  private boolean marked; // whether the setting TRACES is known to be there
  private volatile Runnable onDoubt = () -> {};
  private volatile Runnable onErase = () -> {};

  /** Takes over an open session; with none it refuses to write at all. */
  Writer(Path file, Options options, Session session) {
    this.file = file;
    this.options = options;
    this.session = session;
    this.readOnly = session == null;
  }

  /** Whether nothing can be written. */
  boolean readOnly() {
    return readOnly;
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
    if (readOnly) {
      throw Failures.readOnly(null);
    }
    if (!Files.exists(file)) {
      throw Failures.gone();
    }
    if (!settle()) {
      throw Failures.unsettled();
    }
    if (session == null) {
      session = open();
    }
    if (room() < 0) {
      cutLogIfPossible();
    }
    session.run("BEGIN IMMEDIATE");
    return new Footprint(room());
  }

  /** Of what is left of a full disk a deletion needs the room that the log holds. */
  private void cutLogIfPossible() {
    try {
      cutLog();
    } catch (ServiceException e) {
      LOG.log(Level.WARNING, "the log cannot be cut now: " + e);
    }
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
    if (footprint.erased() && !marked) {
      session.run("INSERT INTO setting VALUES ('" + TRACES + "', '') ON CONFLICT DO NOTHING");
    }
    try {
      session.run("COMMIT");
    } catch (RuntimeException e) {
      doubt |= !(e instanceof ServiceException refused && refused.kind() == Kind.FULL);
      throw e;
    }
    if (footprint.erased()) {
      marked = true;
      onErase.run();
    }
  }

  /**
   * Gives a transaction up that failed as a whole, and the connection with it. A full disk has
   * written nothing. After any other failure of a COMMIT its frames may be in the log: a recovery,
   * now or at the next start, could still find them. A doubt that cannot be settled, since the disk
   * that has just failed has to be read for it, is left to the next {@link #begin}.
   */
  void abandon() {
    if (session != null) {
      session.closeQuietly();
    }
    session = null;
    settle();
  }

  /** Notes that what is derived from the store may not be what is stored. */
  void doubt() {
    doubt = true;
  }

  /** Settles the doubt if any; false when the store cannot be read for it, so that it stays. */
  boolean settle() {
    if (!doubt) {
      return true;
    }
    try {
      onDoubt.run();
      doubt = false;
    } catch (ServiceException | StoreException e) {
      LOG.log(Level.WARNING, "what is stored cannot be read anew now: " + e);
    } catch (RuntimeException e) {
      // A fault of ours would come again each time, and must not cost the user all later writes.
      doubt = false;
      LOG.log(Level.ERROR, "what is derived from the store is not made anew before a restart", e);
    }
    return !doubt;
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

  /**
   * Writes the database anew, without free pages. When SQLite moves a row to another page in
   * balancing a tree, its old bytes can stay between two others; secure_delete does not know of
   * that copy, and about one in a thousand deleted contents leaves a trace so (measured). A new
   * file has none.
   */
  void compact() {
    if (session == null) {
      session = open();
    }
    session.run("VACUUM");
    session.run("DELETE FROM setting WHERE name = '" + TRACES + "'");
    marked = false;
    cutLog();
  }

  /**
   * Removes what traces of deleted things there are, if that does not take long, and closes the
   * connection.
   */
  void close() {
    if (readOnly) {
      return;
    }
    if (session == null) {
      session = open();
    }
    try {
      boolean traces =
          session.number("SELECT count(*) FROM setting WHERE name = '" + TRACES + "'") > 0;
      if (traces && size() < COMPACT_ON_CLOSE && room() > size()) {
        compact();
      }
      cutLog();
    } finally {
      session.close();
      session = null;
    }
  }

  private long size() {
    return session.number("PRAGMA page_count") * session.number("PRAGMA page_size");
  }

  private long room() {
    return file.getParent().toFile().getUsableSpace() - options.reserve();
  }
}
