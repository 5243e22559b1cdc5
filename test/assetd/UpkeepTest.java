package assetd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Looking after the data")
class UpkeepTest {
  private static final String COMMAND = "java -jar build/assetd.jar ";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path home;

  private Path data() {
    return home.resolve("data");
  }

  private ExitCode run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", data().toString()));
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Main.run(
        all.toArray(String[]::new), to, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("a database that is lost before its first backup is missed, not begun anew")
  void lostDatabase() throws IOException {
    start().close();
    Files.delete(data().resolve("assetd.db"));
    Failure failure = assertThrows(Failure.class, () -> start().close());
    assertEquals(ExitCode.UNREADABLE, failure.code());
    assertTrue(failure.getMessage().contains("assetd.db is missing"), failure.getMessage());
    assertFalse(Files.exists(data().resolve("assetd.db")));
  }

  private Daemon start() {
    Config config = Config.parse("--port", "0", "--data", data().toString(), "--quiet");
    return Daemon.start(config, new PrintStream(OutputStream.nullOutputStream()));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  private static String ask(Daemon daemon, String target, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + daemon.port() + target));
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String save(Daemon daemon, String text) {
    String seed = "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"" + text + "\"}}}}}";
    return ask(daemon, "/assets/create", seed);
  }

  private static String id(String answer) {
    return answer.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
  }

  private void flip(String text) throws IOException {
    Path database = data().resolve("assetd.db");
    byte[] bytes = Files.readAllBytes(database);
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      bytes[at] ^= 1;
    }
    Files.write(database, bytes);
  }

  @Test
  @DisplayName("A copy taken from a running daemon brings back what was there then")
  void aCopyBringsBack() {
    Path copy = home.resolve("copy.db");
    try (Daemon daemon = start()) {
      save(daemon, "the first");
      assertEquals(ExitCode.OK, run("backup", copy.toString()), this::said);
      save(daemon, "the second");
      assertEquals(ExitCode.LOCKED, run("restore", copy.toString()));
      assertEquals(ExitCode.OK, run("doctor"), this::said);
    }
    assertEquals(ExitCode.OK, run("restore", copy.toString()), this::said);
    try (Daemon daemon = start()) {
      String all = ask(daemon, "/assets", null);
      assertTrue(all.contains("the first"), all);
      assertFalse(all.contains("the second"), all);
    }
  }

  @Test
  @DisplayName("The doctor finds nothing in sound data, and names what is damaged")
  void theDoctorNamesDamage() throws IOException {
    String id;
    try (Daemon daemon = start()) {
      id = id(save(daemon, "a text that will be hurt"));
      save(daemon, "a text that stays");
      ask(daemon, "/asset/update", "{\"id\":\"" + id + "\",\"name\":\"other\"}");
    }
    assertEquals(ExitCode.OK, run("doctor"), this::said);
    flip("a text that will be hurt");
    assertEquals(ExitCode.UNREADABLE, run("doctor"));
    assertTrue(said().contains("contents of assets: 1 damaged\n  " + id), said());
  }

  @Test
  @DisplayName("A damaged content harms its asset alone: the daemon starts and serves the others")
  void damageHarmsOneAsset() throws IOException {
    String id;
    try (Daemon daemon = start()) {
      id = id(save(daemon, "a text that will be hurt"));
      save(daemon, "a text that stays");
      ask(daemon, "/asset/update", "{\"id\":\"" + id + "\",\"name\":\"other\"}");
    }
    flip("a text that will be hurt");
    try (Daemon daemon = start()) {
      assertTrue(ask(daemon, "/assets/" + id, null).startsWith("500 The content of the asset"));
      assertTrue(ask(daemon, "/assets", null).startsWith("200 "));
      String found = ask(daemon, "/assets/search?query=stays", null);
      assertTrue(found.contains("\"identifier\""), found);
    }
  }

  @Test
  @DisplayName("Damaged data gets the newest backup in its place; what it was is kept")
  void damagedDataIsRestored() throws IOException {
    try (Daemon daemon = start()) {
      save(daemon, "the first");
    }
    Files.createDirectories(data().resolve("backups"));
    Path copy = data().resolve("backups").resolve("assetd-20260101T000000.000Z.db");
    assertEquals(ExitCode.OK, run("backup", copy.toString()), this::said);
    byte[] junk = "no database".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    Files.write(data().resolve("assetd.db"), junk);
    try (Daemon daemon = start()) {
      assertTrue(ask(daemon, "/assets", null).contains("the first"));
    }
    try (Stream<Path> files = Files.list(data())) {
      Path kept =
          files.filter(f -> f.getFileName().toString().startsWith("replaced-")).findAny().get();
      assertArrayEquals(junk, Files.readAllBytes(kept));
    }
  }

  @Test
  @DisplayName("What the doctor says to type restores the newest sound backup of that directory")
  void theDoctorsCommandWorks() throws IOException {
    start().close();
    Files.createDirectories(data().resolve("backups"));
    Path copy = data().resolve("backups").resolve("assetd-20260101T000000.000Z.db");
    assertEquals(ExitCode.OK, run("backup", copy.toString()), this::said);
    Files.write(
        data().resolve("assetd.db"), "no database".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    assertEquals(ExitCode.UNREADABLE, run("doctor"));
    String typed = err.toString(StandardCharsets.UTF_8).replaceAll("(?s).*with: |\\R.*", "");
    assertEquals(
        "java -jar assetd.jar restore " + copy + " --data " + data().toAbsolutePath(), typed);
  }

  @Test
  @DisplayName("An empty database is called so by the start, the doctor and the backup alike")
  void anEmptyDatabaseIsCalledSo() throws IOException {
    start().close();
    Files.write(data().resolve("assetd.db"), new byte[0]);
    Files.writeString(data().resolve("assetd.db-wal"), "a log");
    Path copy = home.resolve("copy.db");
    for (String words : List.of("--port 0", "doctor", "backup " + copy)) {
      out.reset();
      err.reset();
      assertEquals(ExitCode.UNREADABLE, run(words.split(" ")), this::said);
      assertTrue(said().contains("assetd.db is empty"), said());
    }
    assertFalse(Files.exists(copy));
    assertTrue(Files.exists(data().resolve("assetd.db-wal")));
  }

  @Test
  @DisplayName("The doctor counts one thing as one, and no backups as none")
  void theDoctorCounts() throws IOException {
    start().close();
    Files.write(data().resolve("assetd.db"), new byte[0]);
    run("doctor");
    assertTrue(said().contains("backups: none\n"), said());
    assertTrue(said().contains("one thing is not as it should be"), said());
  }

  @Test
  @DisplayName("A damaged database makes no copy, and that is not the command line's fault")
  void aDamagedDatabaseMakesNoCopy() throws IOException {
    start().close();
    byte[] bytes = Files.readAllBytes(data().resolve("assetd.db"));
    Arrays.fill(bytes, 8192, bytes.length, (byte) 0xff);
    Files.write(data().resolve("assetd.db"), bytes);
    assertEquals(ExitCode.UNREADABLE, run("backup", home.resolve("b").toString()), this::said);
    assertFalse(said().contains("Try:"), said());
  }

  @Test
  @DisplayName("A restore says what it kept, and nothing of the kind where nothing was")
  void aRestoreSaysWhatItKept() throws IOException {
    start().close();
    Path copy = home.resolve("copy.db");
    assertEquals(ExitCode.OK, run("backup", copy.toString()), this::said);
    assertEquals(ExitCode.OK, run("restore", copy.toString()), this::said);
    String kept = said().replaceAll("(?s).*is kept as |\\R.*", "");
    assertTrue(Files.exists(Path.of(kept)), said());
    out.reset();
    String[] elsewhere = {"restore", copy.toString(), "--data", home.resolve("new").toString()};
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertEquals(ExitCode.OK, Main.run(elsewhere, to, to), this::said);
    assertFalse(said().contains("kept"), said());
  }

  @Test
  @DisplayName("What stands in the way of a file is said in words")
  void filesAreSpokenOfInWords() throws IOException {
    start().close();
    Path file = Files.writeString(home.resolve("file"), "");
    assertEquals(ExitCode.UNREADABLE, run("restore", home.toString()));
    assertTrue(said().contains(home + " cannot be used: it is a directory"), said());
    assertEquals(ExitCode.USAGE, run("backup", home.resolve("none/b.db").toString()));
    assertTrue(said().contains("There is no directory " + home.resolve("none")), said());
    String[] below = {"--quiet", "--data", file.toString()};
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertEquals(ExitCode.UNREADABLE, Main.run(below, to, to));
    assertTrue(said().contains("cannot be used: the file " + file + " is in the way."), said());
    assertFalse(said().contains("Exception"), said());
  }

  @Test
  @DisplayName("Nothing is made where nothing is, and a doctor is no reason to begin")
  void nothingIsMade() {
    assertEquals(ExitCode.UNREADABLE, run("doctor"));
    assertEquals(ExitCode.UNREADABLE, run("backup", home.resolve("copy").toString()));
    assertFalse(Files.exists(data().resolve("assetd.db")));
    assertFalse(Files.exists(home.resolve("copy")));
  }

  @Test
  @DisplayName("Every command of the README works, in the order in which they stand there")
  void everyCommandOfTheReadmeWorks() throws IOException {
    start().close();
    int commands = 0;
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      if (line.matches(COMMAND + "(backup|restore|doctor)\\b.*")) {
        String[] words = line.substring(COMMAND.length()).split(" +#")[0].strip().split(" ");
        if (words.length > 1) {
          words[1] = home.resolve(words[1]).toString();
        }
        assertEquals(ExitCode.OK, run(words), () -> line + "\n" + said());
        commands++;
      }
    }
    assertTrue(commands >= 3, "The README has only " + commands + " of them.");
  }
}
