package assetd.store;

import assetd.store.StoreException.Kind;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory that holds everything the daemon keeps, and who may see it: the user alone.
 *
 * <pre>
 *   assetd.db      the database                  daemon.lock  held while a daemon runs; says which
 *   assetd.db-wal  its write-ahead log           backups/     copies of the database
 *   assetd.db-shm  the index of that log         native/      SQLite's library, unpacked
 *   assetd.begun   empty; says that there was a database, so that a lost one is missed
 *   restore-T.db   takes the place of the database at the next opening, whatever happens
 *   replaced-T.db  what was the database until then, with its log; ours to keep, not to delete
 * </pre>
 */
final class DataDirectory {
  private static final Logger LOG = System.getLogger(DataDirectory.class.getName());

  static final String DATABASE = "assetd.db";

  private static final String BEGUN = "assetd.begun";

  /** What follows the name of the database in those of its files. */
  static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

  private static final String OWN_DIRECTORY = "rwx------";
  private static final String OWN_FILE = "rw-------";

  private DataDirectory() {}

  /**
   * Makes the directory if need be and sees that nobody else has a hand in it. Safe to repeat.
   *
   * @return its real path, without links
   * @throws StoreException UNSAFE when it belongs to another user or others can write it,
   *     UNREADABLE when it cannot be used
   */
  static Path prepare(Path directory) {
    try {
      Files.createDirectories(directory, permissions(OWN_DIRECTORY));
      Path real = directory.toRealPath();
      if (posix()) {
        secure(real);
      }
      return real;
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNREADABLE,
          "The data directory " + directory + " cannot be used: " + Reason.of(e) + ".",
          e);
    }
  }

  private static void secure(Path directory) throws IOException {
    Set<PosixFilePermission> now = Files.getPosixFilePermissions(directory);
    if (!Files.getOwner(directory).equals(user(directory))) {
      throw new StoreException(
          Kind.UNSAFE,
          "The data directory " + directory + " belongs to another user; choose one of your own.");
    }
    if (now.contains(PosixFilePermission.GROUP_WRITE)
        || now.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new StoreException(
          Kind.UNSAFE,
          "Others can write the data directory " + directory + "; run: chmod 700 " + directory);
    }
    if (isForUsOnly(directory) && Files.isWritable(directory)) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(OWN_DIRECTORY));
    }
  }

  /**
   * Who runs this process: the owner of a file that it makes, in the directory itself where there
   * is none for temporary files.
   */
  private static UserPrincipal user(Path directory) throws IOException {
    Path probe;
    try {
      probe = Files.createTempFile("assetd", null);
    } catch (IOException e) {
      probe = Files.createTempFile(directory, ".assetd", null);
    }
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }

  /**
   * Somebody's home directory given by mistake keeps its permissions; files in it are closed to
   * others all the same.
   */
  private static boolean isForUsOnly(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return Files.exists(directory.resolve(DATABASE)) || files.findAny().isEmpty();
    }
  }

  /**
   * Makes an empty file that only the user can read; SQLite gives its companions the same
   * permissions.
   */
  static void createFile(Path file) throws IOException {
    Files.createFile(file, permissions(OWN_FILE));
  }

  /**
   * Closes an existing file to others.
   *
   * @throws StoreException UNSAFE when it is a link or anything else than a file
   */
  static void closeToOthers(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoreException(Kind.UNSAFE, file + " is a link or no file; move it away.");
    }
    Set<PosixFilePermission> own = PosixFilePermissions.fromString(OWN_FILE);
    if (posix() && Files.isWritable(file) && !own.equals(Files.getPosixFilePermissions(file))) {
      Files.setPosixFilePermissions(file, own);
    }
  }

  /**
   * Refuses a database of no bytes, which SQLite would take for a new one; even to open it removes
   * a log that is still there.
   *
   * @throws StoreException CORRUPT when it is empty
   */
  static void refuseEmpty(Path file) throws IOException {
    if (Files.size(file) == 0) {
      throw new StoreException(Kind.CORRUPT, "The database " + file + " is empty.");
    }
  }

  /**
   * Notes for good that there is a database. A disk that has no room for the note is no reason not
   * to serve what is stored.
   */
  static void begin(Path directory) {
    if (begun(directory)) {
      return;
    }
    try {
      createFile(directory.resolve(BEGUN));
      sync(directory);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the loss of the database would not be noticed: " + Reason.of(e));
    }
  }

  /** Whether there ever was a database. */
  static boolean begun(Path directory) {
    return Files.exists(directory.resolve(BEGUN), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether there is a database that this process cannot change. */
  static boolean isReadOnly(Path directory) {
    Path file = directory.resolve(DATABASE);
    return Files.exists(file) && !(Files.isWritable(directory) && Files.isWritable(file));
  }

  /**
   * Whether the database can be read as it is, without its log: nobody can write it, and it was
   * closed in order.
   */
  static boolean isFrozen(Path directory) throws IOException {
    Path log = directory.resolve(DATABASE + "-wal");
    return isReadOnly(directory) && (!Files.exists(log) || Files.size(log) == 0);
  }

  /** Waits until the bytes of a file that nobody else has open are on the disk. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Waits until names that were made, changed or deleted in the directory are on the disk. */
  static void sync(Path directory) throws IOException {
    if (posix()) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
