package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A database file")
class MigrationsTest {
  private static final String ONE =
      "CREATE TABLE a (x); CREATE TABLE setting (name UNIQUE, value);";

  @TempDir Path directory;

  @Test
  @DisplayName("of an older program gets the scripts it lacks, once, and keeps its rows")
  void olderFileIsMigrated() throws Exception {
    open(ONE).close();
    change("INSERT INTO a VALUES (7)");
    open(ONE, "ALTER TABLE a ADD COLUMN y DEFAULT 8").close();
    open(ONE, "ALTER TABLE a ADD COLUMN y DEFAULT 8").close();
    assertEquals(78, number("SELECT x * 10 + y FROM a"));
    assertEquals(2, number("PRAGMA user_version"));
  }

  @Test
  @DisplayName("stays as it was when a script fails in the middle")
  void failingScriptChangesNothing() throws Exception {
    open(ONE).close();
    assertThrows(
        StoreException.class, () -> open(ONE, "CREATE TABLE b (x); CREATE TABLE a (x);").close());
    assertEquals(1, number("PRAGMA user_version"));
    assertEquals(0, number("SELECT count(*) FROM sqlite_schema WHERE name = 'b'"));
    open(ONE).close();
  }

  @Test
  @DisplayName("of a newer program is refused and left alone")
  void newerFileIsRefused() throws Exception {
    Store.open(directory).close();
    change("PRAGMA user_version = 99");
    assertRefused(StoreException.Kind.NEWER);
    assertEquals(99, number("PRAGMA user_version"));
  }

  @Test
  @DisplayName("of another program is refused")
  void foreignDatabaseIsRefused() throws Exception {
    Store.open(directory).close();
    change("PRAGMA application_id = 1");
    assertRefused(StoreException.Kind.UNREADABLE);
  }

  @Test
  @DisplayName("that was prepared with a trigger or a view is refused")
  void preparedDatabaseIsRefused() throws Exception {
    Store.open(directory).close();
    change("CREATE TRIGGER t AFTER INSERT ON asset BEGIN DELETE FROM content; END");
    assertRefused(StoreException.Kind.UNSAFE);
  }

  @Test
  @DisplayName("that is empty or no database is damaged, not a new store")
  void emptyOrForeignFileIsDamaged() throws Exception {
    Path file = directory.resolve("assetd.db");
    Files.createFile(file);
    assertRefused(StoreException.Kind.CORRUPT);
    Files.writeString(file, "this is no database ".repeat(1000));
    assertRefused(StoreException.Kind.CORRUPT);
    assertTrue(Files.readString(file).startsWith("this is no database"));
  }

  @Test
  @DisplayName("that was cut short is damaged")
  void truncatedFileIsDamaged() throws Exception {
    try (Store store = Store.open(directory)) {
      store.write(tx -> tx.insert(RandomAssets.plain("0", "x".repeat(100_000))), a -> {});
    }
    Path file = directory.resolve("assetd.db");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 8192 * 3));
    assertRefused(StoreException.Kind.CORRUPT);
  }

  @Test
  @DisplayName("that was being made when the power went is made anew")
  void halfMadeFileIsMadeAnew() throws Exception {
    Files.writeString(directory.resolve("assetd.db.new"), "half");
    Store.open(directory).close();
    assertEquals(1, number("PRAGMA user_version"));
  }

  private void assertRefused(StoreException.Kind kind) {
    assertEquals(kind, assertThrows(StoreException.class, () -> Store.open(directory)).kind());
  }

  private Store open(String... scripts) {
    return Store.open(directory, Options.DEFAULT, new Migrations(List.of(scripts)));
  }

  private void change(String sql) throws Exception {
    try (Session session = session()) {
      session.script(sql);
    }
  }

  private long number(String sql) throws Exception {
    try (Session session = session()) {
      return session.number(sql);
    }
  }

  private Session session() throws Exception {
    return Session.open(directory.resolve("assetd.db"), Session.Role.WRITER);
  }
}
