package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.model.ServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A statement that failed")
class SessionTest {
  @TempDir Path directory;

  @Test
  @DisplayName("works the next time, for the driver has let go of it")
  void failedStatementIsNotKept() throws Exception {
    Path file = Files.createFile(directory.resolve("db"));
    try (Session session = Session.open(file, Session.Role.WRITER)) {
      session.run("CREATE TABLE t (a)");
      session.number("PRAGMA max_page_count = 1");
      String big = "INSERT INTO t VALUES (zeroblob(100000))";
      for (int i = 0; i < 2; i++) {
        assertEquals(
            ServiceException.Kind.FULL,
            assertThrows(ServiceException.class, () -> session.run(big)).kind());
      }
      session.number("PRAGMA max_page_count = 100");
      assertEquals(1, session.run(big));
    }
  }
}
