package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A daemon among little")
class SurroundingsTest {
  private static final List<String> POOR = List.of("env", "-u", "XDG_DATA_HOME", "LC_ALL=C");

  @TempDir Path data;

  private Process start(List<String> options) throws IOException {
    return Child.start(
        POOR, options, Child.classPath(), "--port", "0", "--quiet", "--data", data.toString());
  }

  private static void ends(ExitCode code, String sentence, Process process) throws Exception {
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(said.contains(sentence), said);
    assertEquals(code.number(), process.waitFor());
  }

  private static void serves(Process process) throws Exception {
    String ready = process.inputReader().readLine();
    process.toHandle().destroy(); // the process itself would close the streams
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(ready != null && ready.startsWith("assetd ready"), said);
    assertEquals(ExitCode.OK.number(), process.waitFor());
  }

  @Test
  @DisplayName("starts without a directory for temporary files, and leaves none in its own")
  void withoutTemporaryFiles() throws Exception {
    serves(start(List.of("-Djava.io.tmpdir=" + data.resolve("none"))));
    try (Stream<Path> files = Files.list(data)) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".tmp")).toList());
    }
  }

  @Test
  @DisplayName("starts where what is unpacked in the data directory cannot be loaded from there")
  void withoutLoadingFromTheData() throws Exception {
    serves(start(List.of()));
    Path library;
    try (Stream<Path> files = Files.walk(data.resolve("native"))) {
      library = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.write(library, new byte[(int) Files.size(library)]);
    serves(start(List.of()));
  }

  @Test
  @DisplayName("says that what it has stored needs more memory, and ends with 3")
  void withoutMemory() throws Exception {
    Config config = Config.parse("--port", "0", "--data", data.toString(), "--quiet");
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    try (Daemon daemon = Daemon.start(config, nowhere)) {
      String seed =
          "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\""
              + "some words ".repeat(1_000_000)
              + "\"}}}}}";
      HttpRequest create =
          HttpRequest.newBuilder(URI.create(daemon.addresses().get(0) + "/assets/create"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(seed))
              .build();
      int status = HttpClient.newHttpClient().send(create, BodyHandlers.discarding()).statusCode();
      assertEquals(200, status);
    }
    ends(ExitCode.STUCK, "-Xmx", start(List.of("-Xmx24m", "-XX:+UseSerialGC")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"'', --data", "'--port-file=auto --data=d', --port-file"})
  @DisplayName("asks a user without a home directory for a place")
  void withoutHome(String args, String flag) throws Exception {
    List<String> homeless = List.of("-Duser.home=?");
    String[] words = args.isEmpty() ? new String[0] : args.split(" ");
    ends(ExitCode.USAGE, flag, Child.start(POOR, homeless, Child.classPath(), words));
    assertEquals(
        ExitCode.OK.number(), Child.start(POOR, homeless, Child.classPath(), "--help").waitFor());
  }

  @Test
  @DisplayName("says that the locale may be why a path cannot be named")
  void withoutLocale() throws Exception {
    ends(ExitCode.USAGE, "LC_ALL", Child.start(POOR, Child.classPath(), "--data", "d\u00e4ta"));
  }
}
