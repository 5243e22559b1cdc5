package assetd.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The right to be the one daemon on a data directory. SQLite alone would let two processes write
 * one file, each with an index and sockets that know nothing of the other's changes. The operating
 * system gives the lock back when the process ends, however it ends. Any thread may call.
 */
public final class DataLock implements AutoCloseable {
  private static final String FILE = "daemon.lock";

  /**
   * Where the locked byte is: far behind the text, which where locks are mandatory must stay
   * readable.
   */
  private static final long LOCKED_BYTE = 1L << 30;

  /** A description longer than this is not ours. */
  private static final int MAX_TEXT = 500;

  /**
   * The directories locked by this process; guarded by itself. A second channel on the file would,
   * on being closed, give back the lock of the first: so POSIX has it.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private static final Set<OpenOption> WRITING =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final Path directory;

  /** Null where there is no file and none can be made. */
  private final FileChannel channel;

  /** Of data that can only be read any number of daemons may have it, but none beside a writer. */
  private final boolean shared;

  private DataLock(Path directory, FileChannel channel, boolean shared) {
    this.directory = directory;
    this.channel = channel;
    this.shared = shared;
  }

  /**
   * Takes the lock, at once or not at all; makes the directory if need be.
   *
   * @throws DataLockedException when another daemon has it
   * @throws StoreException when the directory cannot or should not be used
   */
  public static DataLock acquire(Path directory) throws DataLockedException {
    Path real = DataDirectory.prepare(directory);
    synchronized (HELD) {
      try {
        if (!HELD.contains(real)) {
          return lock(real);
        }
      } catch (IOException e) {
        throw new StoreException(
            StoreException.Kind.UNREADABLE,
            "The data directory " + real + " cannot be locked: " + Reason.of(e) + ".",
            e);
      }
    }
    throw locked(real, "this process");
  }

  private static DataLock lock(Path directory) throws IOException, DataLockedException {
    Path file = directory.resolve(FILE);
    boolean shared = DataDirectory.isReadOnly(directory);
    if (!shared && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      DataDirectory.createFile(file);
    }
    FileChannel channel =
        Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? locked(directory, file, shared) : null;
    HELD.add(directory);
    DataLock lock = new DataLock(directory, channel, shared);
    lock.describe("");
    return lock;
  }

  private static FileChannel locked(Path directory, Path file, boolean shared)
      throws IOException, DataLockedException {
    DataDirectory.closeToOthers(file);
    FileChannel channel = FileChannel.open(file, shared ? READING : WRITING);
    if (channel.tryLock(LOCKED_BYTE, 1, shared) == null) {
      try (channel) {
        throw locked(directory, text(channel));
      }
    }
    return channel;
  }

  private static DataLockedException locked(Path directory, String who) {
    return new DataLockedException(
        "The data directory "
            + directory
            + " is in use by "
            + (who.isEmpty() ? "another daemon" : who)
            + "; stop that one or choose another directory.");
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_TEXT);
    int length = Math.max(channel.read(bytes, 0), 0);
    return new String(bytes.array(), 0, length, StandardCharsets.UTF_8)
        .replaceAll("\\p{Cntrl}", " ")
        .strip();
  }

  /**
   * Says after the process id what a second daemon tells its user about this one, {@code
   * http://127.0.0.1:39300}.
   */
  public synchronized void describe(String who) {
    if (shared) {
      return;
    }
    String text = ("pid " + ProcessHandle.current().pid() + " " + who).strip() + "\n";
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      System.getLogger(DataLock.class.getName())
          .log(System.Logger.Level.WARNING, "could not say in " + FILE + " who holds it: " + e);
    }
  }

  /**
   * Gives the lock back. The file stays: to delete it could delete the lock that another has just
   * taken.
   */
  @Override
  public void close() {
    synchronized (HELD) {
      try {
        if (!shared) {
          channel.truncate(0);
        }
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        System.getLogger(DataLock.class.getName())
            .log(
                System.Logger.Level.WARNING, "the data directory stays locked until the end: " + e);
      }
      HELD.remove(directory);
    }
  }
}
