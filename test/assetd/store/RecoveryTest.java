package assetd.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A damaged database")
class RecoveryTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
  private static final int PAGES = 40;

  @TempDir Path directory;
  private Path database;
  private byte[] sound;

  /** One asset is in the backup, two are in the database. */
  @BeforeEach
  void fill() throws IOException {
    database = directory.resolve("assetd.db");
    try (Store store = Store.open(directory)) {
      insert(store, "0");
      new Backups(directory).take(THEN, BackupPlan.DEFAULT, Options.DEFAULT);
      insert(store, "1");
      insert(store, "x".repeat(300_000));
    }
    sound = Files.readAllBytes(database);
  }

  private static void insert(Store store, String id) {
    store.write(tx -> tx.insert(RandomAssets.plain(id, "text of " + id)), a -> {});
  }

  private static Store open(Path directory) {
    return Recovery.open(directory, Options.DEFAULT, NOW);
  }

  private List<String> ids() {
    try (Store store = open(directory)) {
      return store.read(ReadTransaction::ids);
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.getFileName().toString().startsWith("replaced-")).toList();
    }
  }

  /** What can happen to a file. */
  enum Damage {
    EMPTY,
    FOREIGN,
    SHORT,
    NO_HEADER,
    LOST;

    void hurt(Path file, byte[] sound) throws IOException {
      byte[] bytes = sound.clone();
      switch (this) {
        case EMPTY -> bytes = new byte[0];
        case FOREIGN -> bytes = "this is no database ".repeat(1_000).getBytes();
        case SHORT -> bytes = Arrays.copyOf(bytes, bytes.length / 2);
        case NO_HEADER -> Arrays.fill(bytes, 0, 100, (byte) 0);
        case LOST -> {
          Files.delete(file);
          return;
        }
      }
      Files.write(file, bytes);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("is kept, and the newest sound backup takes its place")
  void backupTakesItsPlace(Damage damage) throws IOException {
    damage.hurt(database, sound);
    byte[] damaged = Files.exists(database) ? Files.readAllBytes(database) : null;
    assertEquals(List.of("0"), ids());
    assertEquals(damaged == null ? 0 : 1, kept().size());
    if (damaged != null) {
      assertArrayEquals(damaged, Files.readAllBytes(kept().get(0)));
    }
    assertEquals(List.of("0"), ids(), "the second opening finds nothing to do");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("without a sound backup is refused with what to do, and nothing is changed")
  void withoutBackupNothingHappens(Damage damage) throws IOException {
    damage.hurt(database, sound);
    byte[] damaged = Files.exists(database) ? Files.readAllBytes(database) : null;
    for (Path copy : new Backups(directory).newestFirst()) {
      Files.write(copy, new byte[100]);
    }
    StoreException refused = assertThrows(StoreException.class, () -> open(directory));
    assertEquals(StoreException.Kind.CORRUPT, refused.kind());
    assertTrue(
        refused
            .getMessage()
            .endsWith(": java -jar assetd.jar restore FILE --data " + directory.toAbsolutePath()),
        refused.getMessage());
    assertEquals(List.of(), kept());
    if (damaged != null) {
      assertArrayEquals(damaged, Files.readAllBytes(database));
    }
  }

  @Test
  @DisplayName("whose every page was hit by chance is either still whole or taken from the backup")
  void anyPageMayBeHit() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("RecoveryTest seed " + seed);
    Random random = new Random(seed);
    int restored = 0;
    for (int page = 0; page < PAGES; page++) {
      byte[] bytes = sound.clone();
      byte[] noise = new byte[512];
      random.nextBytes(noise);
      // The first hit is the header, which matters whatever the others do.
      int at = page == 0 ? 0 : page * 8192 % bytes.length + random.nextInt(16) * 512;
      System.arraycopy(noise, 0, bytes, at, noise.length);
      Files.write(database, bytes);
      List<String> ids = ids();
      assertTrue(ids.equals(List.of("0")) || ids.size() == 3, "page " + page + ": " + ids);
      restored += ids.size() == 1 ? 1 : 0;
      for (Path file : kept()) {
        Files.delete(file);
      }
    }
    assertTrue(restored > 0, "no page mattered");
  }

  @Test
  @DisplayName("is passed by when the newest backup is damaged as well: the one before is taken")
  void newestSoundOneIsTaken() throws IOException {
    Path newer = new Backups(directory).take(NOW, BackupPlan.DEFAULT, Options.DEFAULT);
    Files.write(newer, Arrays.copyOf(Files.readAllBytes(newer), 9_000));
    Damage.EMPTY.hurt(database, sound);
    assertEquals(List.of("0"), ids());
  }

  @Test
  @DisplayName("is not taken back by the log of the old one, nor by a stop in the middle")
  void interruptedReplacementIsFinished() throws IOException {
    Path copy = new Backups(directory).newestFirst().get(0);
    Replacement.prepare(directory, copy, NOW);
    Files.move(database, directory.resolve("replaced-20260102T000000.000Z.db"));
    Files.writeString(directory.resolve("assetd.db-wal"), "the log of the old one");
    assertEquals(List.of("0"), ids());
    assertTrue(Files.exists(directory.resolve("replaced-20260102T000000.000Z.db-wal")));
    assertFalse(Files.exists(directory.resolve("restore-20260102T000000.000Z.db")));
  }

  @Test
  @DisplayName("that only lacks its file beside a log is not begun anew")
  void logWithoutDatabaseIsDamage() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("assetd.db-wal"), "a log");
    assertEquals(
        StoreException.Kind.CORRUPT, assertThrows(StoreException.class, () -> open(other)).kind());
    assertFalse(Files.exists(other.resolve("assetd.db")));
  }

  @Test
  @DisplayName("that was begun before its loss could be noticed is missed after its next opening")
  void olderStoresAreMissed() throws IOException {
    Path other = directory.resolve("other");
    Store.open(other).close();
    Files.delete(other.resolve("assetd.begun"));
    Store.open(other).close();
    Files.delete(other.resolve("assetd.db"));
    assertEquals(
        StoreException.Kind.CORRUPT, assertThrows(StoreException.class, () -> open(other)).kind());
    Recovery.restore(other, new Backups(directory).newestFirst().get(0), NOW);
    open(other).close();
  }

  @Test
  @DisplayName("can be replaced by any sound backup, and only by one")
  void restoreTakesSoundBackupsOnly() throws IOException {
    Path copy = new Backups(directory).newestFirst().get(0);
    Path junk = Files.writeString(directory.resolve("junk"), "junk");
    Path none = directory.resolve("none");
    for (Path bad : List.of(junk, none)) {
      assertThrows(StoreException.class, () -> Recovery.restore(directory, bad, NOW));
    }
    assertEquals(3, ids().size());
    Recovery.restore(directory, copy, NOW);
    assertEquals(List.of("0"), ids());
    assertArrayEquals(sound, Files.readAllBytes(kept().get(0)));
  }

  @Test
  @DisplayName("is told how to be replaced by a line that a shell takes as it stands")
  void commandIsFitForAShell() {
    assumeTrue(File.separatorChar == '/');
    assertEquals(
        "java -jar assetd.jar restore '/a b.db' --data '/it'\\''s $HOME'",
        Recovery.command("/a b.db", Path.of("/it's $HOME")));
  }

  @Test
  @DisplayName("of a newer program is neither damaged nor replaced")
  void newerDatabaseIsRefused() throws Exception {
    try (Session session = Session.open(database, Session.Role.WRITER)) {
      session.script("PRAGMA user_version = 99");
    }
    assertEquals(
        StoreException.Kind.NEWER,
        assertThrows(StoreException.class, () -> open(directory)).kind());
    assertEquals(List.of(), kept());
  }
}
