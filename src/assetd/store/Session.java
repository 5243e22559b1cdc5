package assetd.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection with its idle prepared statements. One thread at a time uses it: the writer under
 * its turn, a reader between taking it from the pool and giving it back.
 */
final class Session implements AutoCloseable {
  /** How long a statement waits for a lock that another program holds. */
  static final int BUSY_MS = 5_000;

  /** What a connection is for; each adds its pragmas to the common ones. */
  enum Role {
    /**
     * The only one that changes anything. FULL syncs the log at every commit: with NORMAL two of
     * three simulated power cuts lost answered writes. secure_delete overwrites what is deleted.
     * 4,000 pages (32 MiB) between two checkpoints and a 64 MB cache are for bulk changes without a
     * sync at each commit; with FULL they make no difference to creations: 30,000 by 32 writers ran
     * at 0.91 (0.88 to 1.22) of the speed with SQLite's defaults (StoreBench). The page size counts
     * for a new file.
     */
    WRITER(
        "page_size=8192; journal_mode=WAL; synchronous=FULL; fullfsync=ON; checkpoint_fullfsync=ON;"
            + " secure_delete=ON; foreign_keys=ON; cache_size=-65536; wal_autocheckpoint=4000;"
            + " journal_size_limit=67108864"),
    /** Reads only, whatever is asked of it. */
    READER("query_only=ON; cache_size=-8192"),
    /** Reads one database and writes another with VACUUM INTO, which query_only forbids. */
    COPIER("cache_size=-8192"),
    /** Reads a database whose directory cannot be written, so that nobody changes it. */
    FROZEN("query_only=ON; cache_size=-8192");

    private final String pragmas;

    Role(String pragmas) {
      this.pragmas = pragmas;
    }
  }

  /**
   * Of every connection. A database that somebody prepared must not run anything (trusted_schema,
   * cell_size_check), a page that cannot be read must be an error and not a signal (mmap_size), and
   * no content goes to a temporary file.
   */
  private static final String COMMON =
      "trusted_schema=OFF; cell_size_check=ON; mmap_size=0; temp_store=MEMORY; ";

  final Connection connection;
  private final Map<String, PreparedStatement> idle = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  /** Opens an existing file, which may be empty. */
  static Session open(Path file, Role role) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    String how = role == Role.FROZEN ? "?immutable=1" : "";
    config.setGetGeneratedKeys(false);
    config.setBusyTimeout(BUSY_MS);
    Session session = new Session(config.createConnection("jdbc:sqlite:" + uri(file) + how));
    try {
      session.script((COMMON + role.pragmas).replaceAll("(\\w+=)", "PRAGMA $1"));
      session.takeOverTransactions();
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /**
   * The file as a URI in which every character that the driver or SQLite could read as more than a
   * name is escaped: a directory may be called {@code a?mode=memory}.
   */
  static String uri(Path file) {
    StringBuilder uri = new StringBuilder("file:");
    String path = file.toAbsolutePath().toString().replace('\\', '/');
    for (byte b : ((path.startsWith("/") ? "" : "/") + path).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
      uri.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return uri.toString();
  }

  /**
   * Leaves the driver's auto-commit for good. Its own way costs a failing BEGIN after every
   * statement, and its commit() at once begins the next transaction; afterwards BEGIN and COMMIT
   * are ordinary statements of ours.
   */
  private void takeOverTransactions() throws SQLException {
    connection.setAutoCommit(false);
    script("ROLLBACK");
  }

  /** Runs statements without values and without rows. */
  void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** A statement to fill and run. */
  Command command(String sql) {
    PreparedStatement prepared = idle.remove(sql);
    try {
      return new Command(this, sql, prepared == null ? connection.prepareStatement(sql) : prepared);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Takes a statement back for its next use; of two that ran at once, one is enough. */
  void idle(String sql, PreparedStatement statement) throws SQLException {
    PreparedStatement spare = idle.put(sql, statement);
    if (spare != null) {
      spare.close();
    }
  }

  /** Runs a statement without values; returns how many rows it changed. */
  int run(String sql) {
    try (Command command = command(sql)) {
      return command.run();
    }
  }

  /** Sets how long a statement waits for a lock. */
  void patience(int milliseconds) {
    number("PRAGMA busy_timeout=" + milliseconds);
  }

  /** The one number that a query answers. */
  long number(String sql) {
    try (Command command = command(sql)) {
      command.next();
      return command.number();
    }
  }

  /** Ends a read, if one began; false when the connection should not be used again. */
  boolean endRead() {
    try {
      run("COMMIT");
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Closes the connection; an open transaction is rolled back. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /**
   * Closes a connection that is of no use any more, because of a failure that is told elsewhere.
   */
  void closeQuietly() {
    try {
      close();
    } catch (RuntimeException e) {
      System.getLogger(Session.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the database connection did not close: " + e.getMessage());
    }
  }
}
