package assetd.store;

import assetd.store.StoreException.Kind;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way back after damage: a store that cannot be opened gets the newest sound backup in its
 * place, and what it was is kept. Never is a damaged or lost database silently an empty one.
 */
public final class Recovery {
  private static final Logger LOG = System.getLogger(Recovery.class.getName());

  private Recovery() {}

  /**
   * Opens the store of a directory, after putting its newest sound backup in place if the database
   * is damaged or lost.
   *
   * @throws StoreException as {@link Store#open}; CORRUPT, with what to do, only when no backup is
   *     sound, and then nothing was changed
   */
  public static Store open(Path directory, Options options, Instant now) {
    try {
      return Store.open(directory, options);
    } catch (StoreException e) {
      if (e.kind() != Kind.CORRUPT) {
        throw e;
      }
      restoreNewest(directory, now, e);
      return Store.open(directory, options);
    }
  }

  private static void restoreNewest(Path directory, Instant now, StoreException damage) {
    for (Path copy : new Backups(directory).newestFirst()) {
      try {
        Optional<Path> kept = restore(directory, copy, now);
        LOG.log(
            Level.ERROR,
            damage.getMessage()
                + " The backup "
                + copy
                + " is in its place; what was saved after it is "
                + kept.map(file -> "only in " + file + ", which is damaged.").orElse("lost."));
        return;
      } catch (StoreException e) {
        LOG.log(Level.ERROR, "The backup " + copy + " is of no use: " + e.getMessage());
      }
    }
    throw new StoreException(
        Kind.CORRUPT,
        damage.getMessage()
            + " There is no sound backup in "
            + directory.resolve("backups")
            + ", and nothing was changed. Move the directory away to begin anew, or put a backup"
            + " from elsewhere in its place with: "
            + command("FILE", directory),
        damage);
  }

  /** The names that the replaced database gets, and its log. */
  private static Stream<Path> kept(Path directory, Instant now) {
    return DataDirectory.SUFFIXES.stream()
        .map(suffix -> directory.resolve("replaced-" + Backups.stamp(now) + ".db" + suffix));
  }

  /**
   * What to type to put a copy in the place of a database. It always names the directory: without,
   * it would be the default one, which may hold other data.
   */
  public static String command(String copy, Path directory) {
    return "java -jar assetd.jar restore "
        + word(copy)
        + " --data "
        + word(directory.toAbsolutePath().toString());
  }

  /** As a shell takes it for one word. */
  private static String word(String text) {
    if (text.matches("[\\w/.:,+@%=-]+")) {
      return text;
    }
    return File.separatorChar == '/' ? "'" + text.replace("'", "'\\''") + "'" : "\"" + text + "\"";
  }

  /**
   * Puts a copy in the place of the database, which is kept as {@code replaced-<time>.db}. The
   * caller holds the {@link DataLock}, and the store is closed.
   *
   * @return what was replaced, under its new name; empty when nothing was there
   * @throws StoreException when the copy is damaged, no backup or from a newer program; then
   *     nothing was changed
   */
  public static Optional<Path> restore(Path directory, Path copy, Instant now) {
    Path home = DataDirectory.prepare(directory);
    NativeLibrary.unpack(home);
    String ailment = Backups.ailment(copy);
    if (!ailment.isEmpty()) {
      throw new StoreException(Kind.CORRUPT, "The backup " + copy + " cannot be used: " + ailment);
    }
    Replacement.prepare(home, copy, now);
    try {
      Replacement.finish(home);
      return kept(home, now).filter(Files::exists).findFirst();
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNREADABLE,
          "The backup "
              + copy
              + " is ready, but not in place; starting the daemon will do it: "
              + Reason.of(e)
              + ".",
          e);
    }
  }
}
