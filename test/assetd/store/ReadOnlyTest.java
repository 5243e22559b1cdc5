package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import assetd.model.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Permissions do not bind root, so as root these are skipped. */
@DisplayName("Data that cannot be written")
class ReadOnlyTest {
  @TempDir Path directory;

  private Path data() {
    return directory.resolve("data");
  }

  private void fill() {
    try (Store store = Store.open(data())) {
      insert(store, "0");
    }
  }

  private static void insert(Store store, String id) {
    store.write(tx -> tx.insert(RandomAssets.plain(id, "text of " + id)), a -> {});
  }

  private void forbidWriting(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
      }
    }
    Files.setPosixFilePermissions(where, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(where), "root may write everywhere");
  }

  @AfterEach
  void allowWriting() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  private static void assertReadsOnly(Store store, List<String> ids) {
    assertTrue(store.readOnly());
    assertEquals(ids, store.read(ReadTransaction::ids));
    assertEquals(ids, store.snapshot(() -> {}, ReadTransaction::ids));
    ServiceException refused = assertThrows(ServiceException.class, () -> insert(store, "another"));
    assertEquals(ServiceException.Kind.UNAVAILABLE, refused.kind());
    assertEquals(ids, store.read(ReadTransaction::ids));
    assertTrue(store.verify().sound());
  }

  @Test
  @DisplayName("is read, and every change is refused")
  void everythingIsReadNothingWritten() throws Exception {
    fill();
    forbidWriting(data());
    try (DataLock lock = DataLock.acquire(data());
        Store store = Store.open(data())) {
      lock.describe("a reader");
      assertReadsOnly(store, List.of("0"));
    }
    allowWriting();
    Files.setPosixFilePermissions(
        data().resolve("assetd.db"), PosixFilePermissions.fromString("rw-------"));
    try (Store store = Store.open(data())) {
      assertFalse(store.readOnly());
      insert(store, "1");
    }
  }

  @Test
  @DisplayName("is read with what is still in the log of a daemon that was killed")
  void logIsRead() throws Exception {
    fill();
    Path killed = Files.createDirectory(directory.resolve("killed"));
    try (Store store = Store.open(data())) {
      insert(store, "1");
      for (String suffix : DataDirectory.SUFFIXES) {
        Files.copy(data().resolve("assetd.db" + suffix), killed.resolve("assetd.db" + suffix));
      }
    }
    forbidWriting(killed);
    try (Store store = Store.open(killed)) {
      assertReadsOnly(store, List.of("0", "1"));
    }
  }

  @Test
  @DisplayName("is not served beside a daemon that can write it")
  void writerKeepsReadersOut() throws Exception {
    fill();
    Path link = Files.createDirectory(directory.resolve("same"));
    try (DataLock lock = DataLock.acquire(data())) {
      lock.describe("a writer");
      Files.createLink(link.resolve("daemon.lock"), data().resolve("daemon.lock"));
      Files.copy(data().resolve("assetd.db"), link.resolve("assetd.db"));
      forbidWriting(link);
      assertThrows(Exception.class, () -> DataLock.acquire(link));
    }
  }

  @Test
  @DisplayName("is not begun where nothing is")
  void emptyDirectoryIsRefused() throws Exception {
    Files.createDirectory(data());
    forbidWriting(data());
    assertEquals(
        StoreException.Kind.UNREADABLE,
        assertThrows(StoreException.class, () -> Store.open(data())).kind());
  }
}
