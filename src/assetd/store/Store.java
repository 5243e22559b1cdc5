package assetd.store;

import assetd.model.ServiceException;
import assetd.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rows of the daemon in one SQLite file: the truth of which everything else is derived. Who
 * opens it holds the {@link DataLock} of the directory. Any thread may call; writes are committed
 * one after the other, reads run beside them.
 */
public final class Store implements AutoCloseable {
  private final ReaderPool readers;
  final Writer writer;
  final GroupCommit commits;
  private final Eraser eraser;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Store(Path file, Options options, Session session, Session.Role reading) {
    readers = new ReaderPool(file, reading);
    writer = new Writer(file, options, session);
    commits = new GroupCommit(writer, options.queue());
    eraser = new Eraser(commits, writer, options.eraseAfter());
    writer.onErase(eraser::ask);
  }

  /** Opens the store in the directory, which is made when it is missing. */
  public static Store open(Path directory) {
    return open(directory, Options.DEFAULT);
  }

  /**
   * Opens the store in the directory, which is made when it is missing. Where the directory or the
   * database cannot be written, the store can only be read, and refuses all else.
   *
   * @throws StoreException when the directory or its database cannot or should not be used
   */
  public static Store open(Path directory, Options options) {
    return open(directory, options, new Migrations());
  }

  static Store open(Path directory, Options options, Migrations migrations) {
    Path home = DataDirectory.prepare(directory);
    NativeLibrary.unpack(home);
    Path file = home.resolve(DataDirectory.DATABASE);
    if (DataDirectory.isReadOnly(home)) {
      return openToRead(
          home,
          options,
          session -> {
            migrations.requireCurrent(session);
            refuseDamage(home, session);
          });
    }
    try {
      Replacement.finish(home);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        refuseIfLost(home);
        create(file, migrations);
      }
      DataDirectory.closeToOthers(file);
      DataDirectory.refuseEmpty(file);
      Session session = opened(file, open -> examine(home, open, migrations));
      DataDirectory.begin(home);
      return new Store(file, options, session, Session.Role.READER);
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNREADABLE, "The database " + file + " cannot be used: " + Reason.of(e) + ".", e);
    } catch (SQLException e) {
      throw Failures.opening(e);
    }
  }

  /** A directory that had a database is not one to begin in. */
  private static void refuseIfLost(Path home) throws IOException {
    Path log = home.resolve(DataDirectory.DATABASE + "-wal");
    if (DataDirectory.begun(home)
        || !new Backups(home).newestFirst().isEmpty()
        || Files.exists(log) && Files.size(log) > 0) {
      throw new StoreException(
          Kind.CORRUPT, "The database " + DataDirectory.DATABASE + " is missing in " + home + ".");
    }
  }

  private static void examine(Path home, Session session, Migrations migrations)
      throws SQLException, IOException {
    boolean older = migrations.wouldChange(session);
    refuseDamage(home, session);
    if (older) {
      Backups.beforeMigration(home);
    }
    migrations.run(session);
  }

  private static void refuseDamage(Path home, Session session) {
    String damage = Verifier.damage(session);
    if (Verifier.isUnreadable(damage)) {
      throw new StoreException(
          Kind.UNREADABLE,
          "The disk fails to read the database: "
              + damage
              + ". If that lasts, put a backup in its place with: "
              + Recovery.command("FILE", home));
    }
    if (!damage.isEmpty()) {
      throw new StoreException(Kind.CORRUPT, "The database is damaged: " + damage);
    }
  }

  /**
   * Opens the store only to read it, beside a daemon that may be running: it needs no {@link
   * DataLock} and changes nothing. Damage is no reason not to open it, but one to look at {@link
   * #verify}.
   *
   * @throws StoreException when there is none, or this program cannot read it
   */
  public static Store openToRead(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new StoreException(Kind.UNREADABLE, "There is no directory " + directory + ".");
    }
    Path home = DataDirectory.prepare(directory);
    NativeLibrary.unpack(home);
    return openToRead(home, Options.DEFAULT, new Migrations()::requireCurrent);
  }

  private static Store openToRead(Path home, Options options, Preparation check) {
    Path file = home.resolve(DataDirectory.DATABASE);
    try {
      if (!Files.exists(file)) {
        throw new StoreException(Kind.UNREADABLE, "There is no database " + file + ".");
      }
      DataDirectory.refuseEmpty(file);
      Session.Role role = DataDirectory.isFrozen(home) ? Session.Role.FROZEN : Session.Role.READER;
      try (Session session = Session.open(file, role)) {
        check.run(session);
      } catch (ServiceException e) {
        throw Failures.opening(e);
      }
      return new Store(file, options, null, role);
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNREADABLE, "The database " + file + " cannot be read: " + Reason.of(e) + ".", e);
    } catch (SQLException e) {
      throw Failures.opening(e);
    }
  }

  /** Whether every write is refused, because the data cannot be written. */
  public boolean readOnly() {
    return writer.readOnly();
  }

  /**
   * Makes a database under another name first: one that is there by its own name was complete, so
   * an empty one is damaged.
   */
  private static void create(Path file, Migrations migrations) throws IOException, SQLException {
    Path part = file.resolveSibling(DataDirectory.DATABASE + ".new");
    Files.deleteIfExists(part);
    DataDirectory.createFile(part);
    opened(part, Migrations::found).close();
    opened(part, migrations::run).close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    DataDirectory.sync(file.getParent());
  }

  /** Opens a file to write it, and closes it again if what then has to be done fails. */
  static Session opened(Path file, Preparation preparation) throws SQLException, IOException {
    Session session = Session.open(file, Session.Role.WRITER);
    try {
      preparation.run(session);
      return session;
    } catch (ServiceException e) {
      session.closeQuietly();
      throw Failures.opening(e);
    } catch (SQLException | IOException | RuntimeException e) {
      session.closeQuietly();
      throw e;
    }
  }

  interface Preparation {
    void run(Session session) throws SQLException, IOException;
  }

  /**
   * Changes something. Works of several threads may share one commit; each is undone alone when it
   * throws, and each caller is answered only when its own work is on the disk. Neither the work nor
   * the listener may write.
   *
   * @param work runs on some writing thread, at once or after others; what it throws is thrown here
   * @param committed is told what the work returned, before this method returns; in the order of
   *     the commits, one at a time, and before anybody who calls {@link #snapshot} can see the
   *     change. What it throws is logged and leaves a doubt (see {@link #onDoubt}), but an error of
   *     the machine is thrown here.
   * @throws assetd.model.ServiceException UNAVAILABLE when too many wait, the disk fails or the
   *     store is closing; FULL when the disk is
   */
  public <T> T write(Function<Transaction, T> work, Consumer<? super T> committed) {
    return commits.write(work, committed);
  }

  /**
   * Whether changes that are not told yet may have gone to the disk with the one that is being
   * told: then what is read now has them already. Only for a listener of {@link #write} to ask.
   */
  public boolean shared() {
    return commits.shared();
  }

  /** Asks something of the last committed state. Reads never wait for writes. */
  public <T> T read(Function<ReadTransaction, T> work) {
    return readers.read(session -> session.run("BEGIN"), work);
  }

  /**
   * Reads one state and, at the very moment to which it belongs, runs something between two
   * commits: whoever begins to listen in {@code pinned} hears of exactly those changes that the
   * state does not have yet.
   */
  public <T> T snapshot(Runnable pinned, Function<ReadTransaction, T> work) {
    return readers.read(session -> commits.alone(() -> pin(session, pinned)), work);
  }

  /** BEGIN alone fixes nothing; the first look at the file does. */
  private static Void pin(Session session, Runnable pinned) {
    session.run("BEGIN");
    session.number("SELECT count(*) FROM sqlite_schema");
    pinned.run();
    return null;
  }

  /** Looks at every page and every checksum. Reads the whole file; writes go on beside it. */
  public Verification verify() {
    return read(reader -> Verifier.verify(reader.session));
  }

  /**
   * Sets what runs when a commit failed in a way that leaves open whether its changes are stored,
   * or when a listener failed after one: whoever keeps something derived from the store reads it
   * again. It runs between two commits and must not write. As long as it cannot read the store,
   * writes are refused, and each of them has it run again first.
   */
  public void onDoubt(Runnable listener) {
    writer.onDoubt(listener);
  }

  /**
   * Ends what is queued, waits for readers, empties the log into the database and closes. Again
   * does nothing.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    eraser.close();
    commits.close(
        () -> {
          readers.close();
          writer.close();
        });
  }
}
