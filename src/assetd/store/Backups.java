package assetd.store;

import assetd.model.ServiceException;
import assetd.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies of the database. A copy is one committed state in one file, compact and without a log, so
 * that nothing deleted is left in it; it was read back before it got its name, and only the user
 * can read it. Taking one needs no lock and no store: it reads beside all writes, in any process.
 * Holds no state; any thread may call, but two at once on one directory disturb each other.
 */
public final class Backups {
  /** So that the order of the names is the order of the times. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern NAME = Pattern.compile("assetd-(\\d{8}T\\d{6}\\.\\d{3}Z)\\.db");
  private static final Pattern UNFINISHED = Pattern.compile(NAME + "\\.part(-journal)?");

  private final Path database;
  private final Path folder;

  /** The backups of a data directory, in its folder {@code backups}. */
  public Backups(Path directory) {
    database = directory.resolve(DataDirectory.DATABASE);
    folder = directory.resolve("backups");
  }

  /** A moment as it stands in file names. */
  static String stamp(Instant moment) {
    return STAMP.format(moment);
  }

  /**
   * Writes a copy to a file that does not exist yet; when this returns it is whole, checked and on
   * the disk.
   *
   * @throws ServiceException INVALID when there is such a file, FULL or UNAVAILABLE when it cannot
   *     be written
   * @throws StoreException when there is no database, or the copy shows that it is damaged
   */
  public void write(Path target) {
    write(target, Verifier::ofCopy);
  }

  private void write(Path target, Function<Session, Verification> check) {
    refuse(target);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      DataDirectory.refuseEmpty(database);
      copy(database, part);
      try (Session session = Session.open(part, Session.Role.READER)) {
        Verification found = check.apply(session);
        if (!found.sound()) {
          throw new StoreException(
              Kind.CORRUPT, "The database is damaged, so no backup was made: " + found.summary());
        }
      }
      DataDirectory.force(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      DataDirectory.sync(target.toAbsolutePath().getParent());
    } catch (SQLException e) {
      throw Failures.of(e);
    } catch (IOException e) {
      throw new ServiceException(
          ServiceException.Kind.UNAVAILABLE,
          "The backup " + target + " cannot be written: " + Reason.of(e) + ".",
          e);
    } finally {
      discard(part);
    }
  }

  private void refuse(Path target) {
    if (!Files.isRegularFile(database, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoreException(Kind.UNREADABLE, "There is no database " + database + ".");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw ServiceException.invalid("The file " + target + " is there already; name another.");
    }
    Path parent = target.toAbsolutePath().getParent();
    if (!Files.isDirectory(parent)) {
      throw ServiceException.invalid("There is no directory " + parent + " for the backup.");
    }
  }

  /** Deletes what was not finished; once it has its name there is nothing to delete. */
  static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      System.getLogger(Backups.class.getName())
          .log(System.Logger.Level.WARNING, "an unfinished copy stays: " + e);
    }
  }

  /** Copies a database, whatever is in its log included, over a file that may be there. */
  static void copy(Path from, Path to) throws IOException, SQLException {
    Files.deleteIfExists(to);
    DataDirectory.createFile(to);
    try (Session session = Session.open(from, Session.Role.COPIER);
        Command vacuum = session.command("VACUUM INTO ?")) {
      vacuum.with(Session.uri(to)).run();
    }
  }

  /**
   * Takes a copy into the folder, named after the moment, and then deletes what the plan does not
   * keep. The newest one always stays.
   *
   * @throws ServiceException FULL when the disk has too little room besides the reserve
   */
  public Path take(Instant now, BackupPlan plan, Options options) {
    Path target = DataDirectory.prepare(folder).resolve("assetd-" + stamp(now) + ".db");
    try {
      if (folder.toFile().getUsableSpace() - Files.size(database) < options.reserve()) {
        throw new ServiceException(
            ServiceException.Kind.FULL, "The disk has too little room for a backup.");
      }
      discardUnfinished();
      write(target);
      thinOut(now, plan);
      return target;
    } catch (IOException e) {
      throw new ServiceException(
          ServiceException.Kind.UNAVAILABLE,
          "The backups cannot be kept: " + Reason.of(e) + ".",
          e);
    }
  }

  /** Copies that an end of the process left half written, with what was deleted since in them. */
  private void discardUnfinished() throws IOException {
    for (Path file : matching(UNFINISHED)) {
      Files.delete(file);
    }
  }

  /** A copy from the future is from a clock that was wrong: it counts as older than all others. */
  private void thinOut(Instant now, BackupPlan plan) throws IOException {
    List<Path> all =
        newestFirst().stream()
            .sorted(Comparator.comparing(copy -> time(copy).isAfter(now)))
            .toList();
    for (int i = 1; i < all.size(); i++) {
      if (i >= plan.keep() || time(all.get(i)).isBefore(now.minus(plan.age()))) {
        Files.delete(all.get(i));
      }
    }
  }

  /** The copies that are not from the future, newest first. */
  private List<Path> until(Instant now) {
    return newestFirst().stream().filter(copy -> !time(copy).isAfter(now)).toList();
  }

  /** Whether the newest copy is that old, or there is none, and something was written since. */
  boolean due(Instant now, Duration age) throws IOException {
    List<Path> all = until(now);
    return all.isEmpty()
        || !time(all.get(0)).isAfter(now.minus(age)) && changedAfter(time(all.get(0)));
  }

  private boolean changedAfter(Instant moment) throws IOException {
    for (String suffix : DataDirectory.SUFFIXES) {
      Path file = database.resolveSibling(database.getFileName() + suffix);
      if (Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isAfter(moment)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes a copy before the schema is changed, named after the last change of the database: before
   * a second attempt it is there already.
   */
  static void beforeMigration(Path directory) throws IOException {
    Backups backups = new Backups(directory);
    Instant changed = Files.getLastModifiedTime(backups.database).toInstant();
    Path target = DataDirectory.prepare(backups.folder).resolve("assetd-" + stamp(changed) + ".db");
    if (!Files.exists(target)) {
      backups.write(target, Verifier::structure);
    }
  }

  /** The copies in the folder, newest first. */
  public List<Path> newestFirst() {
    return matching(NAME);
  }

  private List<Path> matching(Pattern name) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNREADABLE, "The backups cannot be listed: " + Reason.of(e) + ".", e);
    }
  }

  private static Instant time(Path copy) {
    String name = copy.getFileName().toString();
    return STAMP.parse(
        name.substring("assetd-".length(), name.length() - ".db".length()), Instant::from);
  }

  /** What is wrong with a copy; empty when it can take the place of the database. */
  public static String ailment(Path copy) {
    if (!Files.isRegularFile(copy)) {
      return Files.isDirectory(copy) ? "it is a directory" : "there is no such file";
    }
    if (copy.toFile().length() == 0) {
      return "it is empty";
    }
    try (Session session = Session.open(copy, Session.Role.READER)) {
      new Migrations().version(session);
      return Verifier.ofCopy(session).summary();
    } catch (SQLException e) {
      return Failures.opening(e).getMessage();
    } catch (RuntimeException e) {
      return e.getMessage();
    }
  }
}
