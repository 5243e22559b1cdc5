package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file with the port")
class PortFileTest {
  @TempDir private Path directory;

  private Daemon start(Path file) {
    Path data = directory.resolve("data");
    return Daemon.start(
        Config.parse(
            "--port", "0", "--data", data.toString(), "--quiet", "--port-file", file.toString()),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("holds the bare port of the daemon as long as it runs, and nothing stays beside it")
  void holdsThePort() throws IOException {
    Path file = directory.resolve("made/on the way/.port.txt");
    try (Daemon daemon = start(file)) {
      assertEquals(Integer.toString(daemon.port()), Files.readString(file));
    }
    assertFalse(Files.exists(file));
    try (Stream<Path> rest = Files.list(file.getParent())) {
      assertEquals(List.of(), rest.toList());
    }
  }

  @Test
  @DisplayName("replaces an old one, and stays when somebody else has written it")
  void belongsToWhoWroteItLast() throws IOException {
    Path file = directory.resolve(".port.txt");
    Files.writeString(file, "1");
    try (Daemon daemon = start(file)) {
      assertEquals(Integer.toString(daemon.port()), Files.readString(file));
      Files.writeString(file, "2");
    }
    assertEquals("2", Files.readString(file));
  }

  @Test
  @DisplayName("names a port where clients scan before others")
  void prefersAScannedPort() throws IOException {
    Path file = directory.resolve(".port.txt");
    new PortFile(file, List.of(1000, 39_301));
    assertEquals("39301", Files.readString(file));
    new PortFile(file, List.of(1000)).close();
    assertFalse(Files.exists(file));
  }

  @Test
  @DisplayName("that cannot be written ends the start with a sentence")
  void cannotBeWritten() throws IOException {
    Path inTheWay = Files.writeString(directory.resolve("file"), "");
    Failure failure = assertThrows(Failure.class, () -> start(inTheWay.resolve("below/.port.txt")));
    assertEquals(ExitCode.USAGE, failure.code());
    assertTrue(failure.getMessage().contains("cannot be written"));
  }

  @Test
  @DisplayName("never takes the place of a directory")
  void replacesNoDirectory() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Failure failure = assertThrows(Failure.class, () -> start(other));
    assertEquals(ExitCode.USAGE, failure.code());
    assertTrue(Files.isDirectory(other));
  }

  @Test
  @DisplayName("is none unless asked for, and auto is where clients look")
  void isOptIn() {
    assertEquals(null, Config.parse().portFile());
    assertTrue(
        Config.parse("--port-file", "auto")
            .portFile()
            .endsWith("Documents/com.pieces.os/production/Config/.port.txt"));
  }
}
