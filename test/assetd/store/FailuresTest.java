package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

@DisplayName("What SQLite says")
class FailuresTest {

  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, UNREADABLE, free some space",
    "SQLITE_IOERR_SHMSIZE, UNREADABLE, free some space",
    "SQLITE_IOERR_READ, UNREADABLE, cannot be opened",
    "SQLITE_CORRUPT, CORRUPT, damaged"
  })
  @DisplayName("when a database is opened becomes a sentence for the person at the terminal")
  void opening(SQLiteErrorCode code, StoreException.Kind kind, String sentence) {
    StoreException said = Failures.opening(new SQLiteException("on purpose", code));
    assertEquals(kind, said.kind());
    assertTrue(said.getMessage().contains(sentence), said.getMessage());
  }

  static List<SQLException> ofMemory() {
    return List.of(
        new SQLException("Out of memory"),
        new SQLiteException("on purpose", SQLiteErrorCode.SQLITE_NOMEM));
  }

  @ParameterizedTest
  @MethodSource("ofMemory")
  @DisplayName("of memory is what the JVM would say of its own")
  void withoutMemory(SQLException said) {
    assertThrows(OutOfMemoryError.class, () -> Failures.of(said));
  }
}
