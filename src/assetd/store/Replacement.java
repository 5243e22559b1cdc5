package assetd.store;

import assetd.model.ServiceException;
import assetd.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Puts a copy in the place of the database, which is kept. Whoever calls holds the {@link
 * DataLock}, and the store is closed.
 *
 * <pre>
 *   prepare   copy -> restore.part       brought to the schema of this program, and checked
 *             restore.part -> restore-T.db        from here on it will happen
 *   finish    assetd.db, -wal, -shm -> replaced-T.db, -wal, -shm
 *             restore-T.db -> assetd.db
 * </pre>
 *
 * If the process or the power ends in {@code finish}, the next opening does the rest. The directory
 * is synced between any two steps whose order matters: the old log beside the new database would
 * damage it.
 */
final class Replacement {
  private static final String PREFIX = "restore-";

  private Replacement() {}

  /**
   * Makes a copy ready, checked and on the disk; the database is not touched yet.
   *
   * @throws StoreException CORRUPT or UNREADABLE when the copy is no good, NEWER when a newer
   *     program made it
   */
  static void prepare(Path home, Path copy, Instant now) {
    Path part = home.resolve("restore.part");
    try {
      Backups.copy(copy, part);
      try (Session session = Store.opened(part, new Migrations()::run)) {
        Verification found = Verifier.verify(session);
        if (!found.sound()) {
          throw new StoreException(
              Kind.CORRUPT, "The backup " + copy + " is damaged: " + found.summary());
        }
      }
      DataDirectory.force(part);
      Files.move(
          part, home.resolve(PREFIX + Backups.stamp(now) + ".db"), StandardCopyOption.ATOMIC_MOVE);
      DataDirectory.sync(home);
    } catch (ServiceException e) {
      throw Failures.opening(e);
    } catch (SQLException e) {
      throw Failures.opening(e);
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNREADABLE,
          "The backup " + copy + " cannot be put in place: " + Reason.of(e) + ".",
          e);
    } finally {
      Backups.discard(part);
    }
  }

  /** Puts what was made ready in place, if there is something; repeating it does nothing. */
  static void finish(Path home) throws IOException {
    try (DirectoryStream<Path> ready = Files.newDirectoryStream(home, PREFIX + "*.db")) {
      for (Path file : ready) {
        finish(home, file);
      }
    }
  }

  private static void finish(Path home, Path ready) throws IOException {
    String kept = ready.getFileName().toString().replace(PREFIX, "replaced-");
    for (String suffix : DataDirectory.SUFFIXES) {
      Path old = home.resolve(DataDirectory.DATABASE + suffix);
      if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(old, home.resolve(kept + suffix), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    DataDirectory.sync(home);
    Files.move(ready, home.resolve(DataDirectory.DATABASE), StandardCopyOption.ATOMIC_MOVE);
    DataDirectory.sync(home);
  }
}
