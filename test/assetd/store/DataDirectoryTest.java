package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The data directory")
class DataDirectoryTest {
  @TempDir Path temporary;

  @Test
  @DisplayName("is made for the user alone, and so is every file in it")
  void everythingIsPrivate() throws IOException {
    Path directory = temporary.resolve("new/data");
    try (DataLock lock = lock(directory);
        Store store = Store.open(directory)) {
      store.write(tx -> tx.insert(RandomAssets.plain("0", "text")), a -> {});
      assertEquals("rwx------", permissions(directory));
      for (String file :
          new String[] {"assetd.db", "assetd.db-wal", "assetd.db-shm", "daemon.lock"}) {
        assertEquals("rw-------", permissions(directory.resolve(file)), file);
      }
      lock.describe("http://127.0.0.1:39300");
    }
  }

  @Test
  @DisplayName("whose database is removed meanwhile takes no change until it is there again")
  void removedMeanwhile() throws IOException {
    try (Store store = Store.open(temporary)) {
      store.write(tx -> tx.insert(RandomAssets.plain("0", "text")), a -> {});
      Path database = temporary.resolve("assetd.db");
      Path away = Files.move(database, temporary.resolve("away"));
      ServiceException refused =
          assertThrows(ServiceException.class, () -> store.write(tx -> tx.delete("0"), a -> {}));
      assertEquals(ServiceException.Kind.UNAVAILABLE, refused.kind());
      Files.move(away, database);
      boolean deleted = store.write(tx -> tx.delete("0"), a -> {});
      assertTrue(deleted);
    }
  }

  private static DataLock lock(Path directory) {
    try {
      return DataLock.acquire(directory);
    } catch (DataLockedException e) {
      throw new AssertionError(e);
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  @DisplayName("that was readable by others is closed to them, and so is its database")
  void openModesAreTightened() throws IOException {
    Store.open(temporary).close();
    chmod(temporary, "rwxr-xr-x");
    chmod(temporary.resolve("assetd.db"), "rw-r--r--");
    Store.open(temporary).close();
    assertEquals("rwx------", permissions(temporary));
    assertEquals("rw-------", permissions(temporary.resolve("assetd.db")));
  }

  private static void chmod(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  @DisplayName("is refused when others can write it")
  void writableByOthersIsRefused() throws IOException {
    chmod(temporary, "rwxrwxrwx");
    assertUnsafe(temporary);
  }

  @Test
  @DisplayName("is refused when it belongs to another user, also behind a link")
  void foreignOwnerIsRefused() throws IOException {
    Path foreign = somebodyElses();
    Path link = Files.createSymbolicLink(temporary.resolve("link"), foreign);
    assertUnsafe(foreign);
    assertUnsafe(link);
  }

  /** Root can give a directory away; everybody else finds that /usr is not theirs. */
  private Path somebodyElses() throws IOException {
    Path usr = Path.of("/usr");
    if (!Files.getOwner(usr).equals(Files.getOwner(temporary))) {
      return usr;
    }
    Path given = Files.createDirectory(temporary.resolve("given"));
    Files.setAttribute(given, "unix:uid", 65534);
    return given;
  }

  @Test
  @DisplayName("is refused when its database is a link to somewhere")
  void linkedDatabaseIsRefused() throws IOException {
    Path elsewhere = Files.createFile(temporary.resolve("elsewhere"));
    Path directory = Files.createDirectory(temporary.resolve("data"));
    Files.createSymbolicLink(directory.resolve("assetd.db"), elsewhere);
    assertUnsafe(directory);
    assertEquals(0, Files.size(elsewhere));
  }

  @Test
  @DisplayName("is refused when its lock is a link to somewhere")
  void linkedLockIsRefused() throws IOException {
    Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "precious");
    Path directory = Files.createDirectory(temporary.resolve("data"));
    Files.createSymbolicLink(directory.resolve("daemon.lock"), elsewhere);
    assertThrows(StoreException.class, () -> DataLock.acquire(directory));
    assertEquals("precious", Files.readString(elsewhere));
  }

  private static void assertUnsafe(Path directory) {
    StoreException refused = assertThrows(StoreException.class, () -> Store.open(directory));
    assertEquals(StoreException.Kind.UNSAFE, refused.kind());
  }

  @Test
  @DisplayName("is refused when it is a file")
  void fileIsRefused() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    StoreException refused = assertThrows(StoreException.class, () -> Store.open(file));
    assertEquals(StoreException.Kind.UNREADABLE, refused.kind());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("may have any name, which is a name and nothing more")
  @ValueSource(
      strings = {
        "x?mode=memory", "x?cache=shared&open_mode=1", ":memory:", "file::memory:", "a#b", "50%",
        "%41", "mode=memory", ":resource:x", "with blank", "quo'te\"", "ünïcödé"
      })
  void namesAreOnlyNames(String name) throws IOException {
    Path directory = temporary.resolve(name);
    try (Store store = Store.open(directory)) {
      store.write(tx -> tx.insert(RandomAssets.plain("0", "text")), a -> {});
    }
    assertTrue(Files.size(directory.resolve("assetd.db")) > 0);
    try (Store store = Store.open(directory);
        Stream<Path> siblings = Files.list(temporary)) {
      assertEquals(1, store.read(ReadTransaction::count));
      assertEquals(1, siblings.count());
    }
  }

  @Test
  @DisplayName("keeps the native library for the next start")
  void nativeLibraryIsKept() {
    Store.open(temporary).close();
    String kept = System.getProperty("org.sqlite.lib.path");
    assertFalse(
        kept == null && Files.exists(temporary.resolve("native"), LinkOption.NOFOLLOW_LINKS));
  }
}
