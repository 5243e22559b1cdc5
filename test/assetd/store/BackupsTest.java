package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.ServiceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup")
class BackupsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final BackupPlan TWO = new BackupPlan(2, Duration.ofHours(1), Duration.ofDays(9));
  private static final Options NO_RESERVE = new Options(9, 0, Duration.ofHours(1));
  private static final int UNDER_LOAD = 20;

  @TempDir Path directory;
  private Backups backups;

  @BeforeEach
  void fill() {
    try (Store store = Store.open(directory)) {
      insert(store, "0");
    }
    backups = new Backups(directory);
  }

  private static void insert(Store store, String id) {
    store.write(tx -> tx.insert(RandomAssets.plain(id, "text of " + id)), a -> {});
  }

  private static List<String> ids(Path copy) throws Exception {
    try (Session session = Session.open(copy, Session.Role.READER)) {
      return new ReadTransaction(session).ids();
    }
  }

  @Test
  @DisplayName("of an open store has what was committed, opens alone, and is the user's alone")
  void copyIsComplete() throws Exception {
    Path copy = directory.resolve("copy");
    try (Store store = Store.open(directory)) {
      insert(store, "1");
      backups.write(copy);
      insert(store, "2");
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    assertEquals(List.of("0", "1"), ids(copy));
    assertEquals("", Backups.ailment(copy));
  }

  @Test
  @DisplayName("taken while others write is a beginning of what was written, with no hole")
  void copyUnderLoadIsAPrefix() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (Store store = Store.open(directory)) {
      Thread writer =
          new Thread(
              () -> {
                for (int i = 1; !stop.get(); i++) {
                  insert(store, String.format("%09d", i));
                }
              });
      writer.start();
      for (int i = 0; i < UNDER_LOAD; i++) {
        List<String> ids = new ArrayList<>(ids(backups.take(NOW.plusSeconds(i), TWO, NO_RESERVE)));
        ids.remove("0");
        for (int n = 0; n < ids.size(); n++) {
          assertEquals(String.format("%09d", n + 1), ids.get(n));
        }
      }
      stop.set(true);
      writer.join();
    }
  }

  @Test
  @DisplayName("is one of the newest few, none of them too old; the newest stays whatever its age")
  void onlyTheNewestAreKept() {
    backups.take(NOW, TWO, NO_RESERVE);
    Path second = backups.take(NOW.plusSeconds(60), TWO, NO_RESERVE);
    Path third = backups.take(NOW.plusSeconds(120), TWO, NO_RESERVE);
    assertEquals(List.of(third, second), backups.newestFirst());
    Path late = backups.take(NOW.plus(Duration.ofDays(20)), TWO, NO_RESERVE);
    assertEquals(List.of(late), backups.newestFirst());
  }

  @Test
  @DisplayName("is due when the newest is old enough and something was written since")
  void dueWhenOldAndChanged() throws Exception {
    assertTrue(backups.due(NOW, TWO.every()));
    backups.take(NOW, TWO, NO_RESERVE);
    Files.setLastModifiedTime(directory.resolve("assetd.db"), FileTime.from(NOW.minusSeconds(1)));
    assertFalse(backups.due(NOW.plus(Duration.ofDays(1)), TWO.every()));
    Files.setLastModifiedTime(directory.resolve("assetd.db"), FileTime.from(NOW.plusSeconds(1)));
    assertFalse(backups.due(NOW.plus(Duration.ofMinutes(59)), TWO.every()));
    assertTrue(backups.due(NOW.plus(Duration.ofMinutes(60)), TWO.every()));
  }

  @Test
  @DisplayName("from the future makes none less due, and goes before the one just taken")
  void futureCopiesCountAsTheOldest() throws Exception {
    BackupPlan one = new BackupPlan(1, Duration.ofHours(1), Duration.ofDays(9));
    backups.take(NOW.plus(Duration.ofDays(900)), one, NO_RESERVE);
    assertTrue(backups.due(NOW, one.every()));
    Path taken = backups.take(NOW, one, NO_RESERVE);
    assertEquals(List.of(taken), backups.newestFirst());
  }

  @Test
  @DisplayName("that an end of the process left half written goes with the next one")
  void unfinishedCopiesAreDiscarded() throws Exception {
    Path folder = backups.take(NOW, TWO, NO_RESERVE).getParent();
    Path left = Files.createFile(folder.resolve("assetd-20200101T000000.000Z.db.part"));
    Path own = Files.createFile(folder.resolve("mine.db.part"));
    backups.take(NOW.plusSeconds(1), TWO, NO_RESERVE);
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(own));
  }

  @Test
  @DisplayName("is taken by the daemon when it is due, and not a second time")
  void rollingBackupIsTakenOnce() {
    try (RollingBackups rolling = new RollingBackups(directory, TWO, NO_RESERVE, () -> NOW)) {
      rolling.look();
      rolling.look();
    }
    assertEquals(1, backups.newestFirst().size());
  }

  @Test
  @DisplayName("never overwrites a file, and leaves none behind when it fails")
  void existingFileIsLeftAlone() throws Exception {
    Path file = Files.writeString(directory.resolve("precious"), "precious");
    assertThrows(ServiceException.class, () -> backups.write(file));
    assertEquals("precious", Files.readString(file));
    Path elsewhere = directory.resolve("no such directory").resolve("copy");
    assertThrows(ServiceException.class, () -> backups.write(elsewhere));
    assertThrows(
        StoreException.class, () -> new Backups(elsewhere).write(directory.resolve("copy")));
    assertFalse(Files.exists(directory.resolve("copy")));
    assertFalse(Files.exists(directory.resolve("copy.part")));
  }

  @Test
  @DisplayName("does not take the room that the disk keeps in reserve")
  void reserveIsKept() {
    Options all = new Options(9, Long.MAX_VALUE / 2, Duration.ofHours(1));
    assertEquals(
        ServiceException.Kind.FULL,
        assertThrows(ServiceException.class, () -> backups.take(NOW, TWO, all)).kind());
  }

  @Test
  @DisplayName("of a damaged database is none, and drives no good one out")
  void damagedDatabaseMakesNoBackup() throws Exception {
    Path good = backups.take(NOW, new BackupPlan(1, Duration.ZERO, Duration.ZERO), NO_RESERVE);
    Path database = directory.resolve("assetd.db");
    byte[] bytes = Files.readAllBytes(database);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("text of 0")] ^= 1;
    Files.write(database, bytes);
    assertEquals(
        StoreException.Kind.CORRUPT,
        assertThrows(
                StoreException.class,
                () -> backups.take(NOW.plusSeconds(1), BackupPlan.DEFAULT, NO_RESERVE))
            .kind());
    assertEquals(List.of(good), backups.newestFirst());
  }

  @Test
  @DisplayName("has nothing of what was deleted before")
  void deletedIsNotInACopy() throws Exception {
    try (Store store = Store.open(directory)) {
      insert(store, "secret");
      store.write(tx -> tx.delete("secret"), a -> {});
      Path copy = directory.resolve("copy");
      backups.write(copy);
      assertFalse(Files.readString(copy, StandardCharsets.ISO_8859_1).contains("text of secret"));
    }
  }

  @Test
  @DisplayName("is taken before a migration, as the database was")
  void migrationBacksUpFirst() throws Exception {
    Path old = Files.createDirectory(directory.resolve("old"));
    String first =
        "CREATE TABLE setting (name, value); CREATE TABLE a (n); INSERT INTO a VALUES (7);";
    Store.open(old, NO_RESERVE, new Migrations(List.of(first))).close();
    assertEquals(List.of(), new Backups(old).newestFirst());
    Store.open(old, NO_RESERVE, new Migrations(List.of(first, "DROP TABLE a;"))).close();
    List<Path> copies = new Backups(old).newestFirst();
    assertEquals(1, copies.size());
    try (Session session = Session.open(copies.get(0), Session.Role.READER)) {
      assertEquals(1, session.number("PRAGMA user_version"));
      assertEquals(7, session.number("SELECT n FROM a"));
    }
  }
}
