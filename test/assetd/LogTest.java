package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A log in a file")
class LogTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final int LONGEST_LINE = 5_000;

  @TempDir Path directory;

  private void write(Path log, int count, String message) {
    Handler handler = Log.handler(log);
    for (int i = 0; i < count; i++) {
      handler.publish(new LogRecord(Level.WARNING, message));
    }
    handler.close();
  }

  @Test
  @DisplayName("has one line per event, whatever is in it, and goes on after a new start")
  void oneLinePerEvent() throws IOException {
    Path log = directory.resolve("100%.log");
    write(log, 1, "a\nb\u001b[31m");
    write(log, 1, "c");
    List<String> lines = Files.readAllLines(directory.resolve("100%.log.0"));
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).endsWith("WARNING : a\\x0ab\\x1b[31m"), lines.get(0));
  }

  @Test
  @DisplayName("never takes more than two mebibytes, and keeps the newest lines")
  void sizeIsCapped() throws IOException {
    Path log = directory.resolve("log");
    write(log, 4_000, "x".repeat(1_000));
    write(log, 1, "newest");
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertTrue(Files.size(file) <= MEBIBYTE + LONGEST_LINE, file + " is too large");
      }
    }
    assertTrue(Files.size(directory.resolve("log.1")) > MEBIBYTE / 2);
    assertTrue(Files.readString(directory.resolve("log.0")).endsWith("newest\n"));
  }

  @Test
  @DisplayName("that cannot be written is an error of the command line")
  void whatCannotBeWrittenIsRefused() {
    Failure failure = assertThrows(Failure.class, () -> Log.handler(directory.resolve("none/log")));
    assertEquals(ExitCode.USAGE, failure.code());
  }
}
