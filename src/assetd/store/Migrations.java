package assetd.store;

import assetd.store.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database to the schema of this program, one numbered script after the other. {@code
 * user_version} says which was the last; each runs in one transaction together with its number, so
 * that a crash leaves the old or the new schema and never something between.
 */
final class Migrations {
  /**
   * "astd": what the header of our files says, so that no other program's database is taken for
   * one.
   */
  static final int APPLICATION_ID = 0x61737464;

  private static final List<String> SCRIPTS = List.of("001.sql");

  /** The version of the schema that this program writes. */
  static final int CURRENT = SCRIPTS.size();

  private final List<String> scripts;

  /** The scripts of this program. */
  Migrations() {
    this(SCRIPTS.stream().map(Migrations::resource).toList());
  }

  /** Other scripts, the first of them number 1. */
  Migrations(List<String> scripts) {
    this.scripts = scripts;
  }

  private static String resource(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream("migrations/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Refuses what is not an untouched database of ours.
   *
   * @return the number of the last script that was run
   * @throws StoreException UNREADABLE for another program's, NEWER for a newer program's, UNSAFE
   *     for a prepared one
   */
  int version(Session session) {
    if (session.number("PRAGMA application_id") != APPLICATION_ID) {
      throw new StoreException(Kind.UNREADABLE, "The file is the database of another program.");
    }
    int version = (int) session.number("PRAGMA user_version");
    if (version > scripts.size()) {
      throw new StoreException(
          Kind.NEWER,
          "The database has version "
              + version
              + " and this program knows versions up to "
              + scripts.size()
              + "; use the newer program.");
    }
    if (session.number("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')")
        > 0) {
      throw new StoreException(
          Kind.UNSAFE, "The database holds triggers or views, which assetd never makes.");
    }
    return version;
  }

  /** Makes an empty file a database of ours, still without a schema. */
  static void found(Session session) throws SQLException {
    session.script("PRAGMA application_id = " + APPLICATION_ID);
  }

  /**
   * Refuses what can only be read and has not the schema of this program.
   *
   * @throws StoreException as {@link #version}, and UNREADABLE for an earlier schema
   */
  void requireCurrent(Session session) {
    if (version(session) < scripts.size()) {
      throw new StoreException(
          Kind.UNREADABLE,
          "An earlier program wrote the database; start the daemon once where it can be written.");
    }
  }

  /** Whether a database with rows would be changed by {@link #run}. */
  boolean wouldChange(Session session) {
    int version = version(session);
    return version > 0 && version < scripts.size();
  }

  /** Runs the scripts that were not run yet. */
  void run(Session session) throws SQLException {
    for (int version = version(session); version < scripts.size(); version++) {
      session.script("BEGIN IMMEDIATE");
      session.script(scripts.get(version));
      session.script("PRAGMA user_version = " + (version + 1));
      session.script("COMMIT");
    }
  }
}
