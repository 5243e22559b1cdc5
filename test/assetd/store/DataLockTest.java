package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The lock of the data directory")
class DataLockTest {
  private static final int PROCESSES = 6;

  @TempDir Path directory;

  @Test
  @DisplayName("goes to one; a second process is told who has it")
  void secondProcessHearsWhoIsFirst() throws Exception {
    try (DataLock lock = DataLock.acquire(directory)) {
      lock.describe("http://127.0.0.1:39300");
      String answer = text(contender());
      assertTrue(answer.contains("pid " + ProcessHandle.current().pid()), answer);
      assertTrue(answer.contains("http://127.0.0.1:39300"), answer);
    }
    assertEquals("locked", text(contender()));
  }

  @Test
  @DisplayName("goes to one also within a process, and asking again does not lose it")
  void secondInProcessIsRefused() throws Exception {
    try (DataLock lock = DataLock.acquire(directory)) {
      lock.describe("first");
      assertThrows(DataLockedException.class, () -> DataLock.acquire(directory));
      assertThrows(DataLockedException.class, () -> DataLock.acquire(directory.resolve(".")));
      assertTrue(text(contender()).contains("first"));
    }
    DataLock.acquire(directory).close();
  }

  @Test
  @DisplayName("is free again when its process was killed")
  void killedHolderLeavesIt() throws Exception {
    Process holder = start("hold");
    assertEquals("locked", holder.inputReader().readLine());
    assertThrows(DataLockedException.class, () -> DataLock.acquire(directory));
    holder.destroyForcibly().waitFor();
    DataLock.acquire(directory).close();
  }

  @Test
  @DisplayName("goes to exactly one of several that start at once")
  void oneOfManyWins() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start("hold"));
    }
    int winners = 0;
    for (Process process : processes) {
      winners += "locked".equals(process.inputReader().readLine()) ? 1 : 0;
    }
    processes.forEach(Process::destroyForcibly);
    assertEquals(1, winners);
    assertTrue(Files.exists(directory.resolve("daemon.lock")));
  }

  private Process contender() throws Exception {
    return start("once");
  }

  private Process start(String how) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path") + ":" + classPath(),
            Contender.class.getName(),
            directory.toString(),
            how)
        .redirectErrorStream(true)
        .start();
  }

  /** Where the classes under test come from, whoever started this. */
  private static String classPath() throws Exception {
    return Path.of(DataLock.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        + ":"
        + Path.of(Contender.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String text(Process process) throws Exception {
    return new String(process.getInputStream().readAllBytes()).strip();
  }

  /**
   * Another process that wants the lock: prints "locked" or why not; with "hold" it keeps it until
   * killed.
   */
  static final class Contender {
    public static void main(String[] arguments) throws Exception {
      try (DataLock lock = DataLock.acquire(Path.of(arguments[0]))) {
        System.out.println("locked");
        if (arguments[1].equals("hold")) {
          System.in.read();
        }
        lock.describe("done");
      } catch (DataLockedException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
