package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Starting and ending")
class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path data;
  @TempDir Path elsewhere;

  private ExitCode run(String... args) {
    return Main.run(args, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private Daemon start(String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(more, 0, args, 4, more.length);
    args[0] = "--port";
    args[1] = "0";
    args[2] = "--data";
    args[3] = data.toString();
    return Daemon.start(Config.parse(args), stream(out));
  }

  /**
   * The daemon's classes in a jar, as users run them: out of a directory, a process without free
   * file descriptors can load none.
   */
  private Path jar() throws IOException {
    Path classes =
        Path.of(URI.create(Main.class.getProtectionDomain().getCodeSource().getLocation() + ""));
    Path jar = elsewhere.resolve("assetd.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  @Test
  @DisplayName("SIGTERM ends a daemon cleanly, with 0")
  void sigtermEndsWithZero() throws IOException, InterruptedException {
    Process process = Child.start("--port", "0", "--data", data.toString(), "--quiet");
    InputStream said = process.getInputStream();
    while (said.read() != '\n') {
      assertTrue(process.isAlive());
    }
    process.destroy();
    assertEquals(ExitCode.OK.number(), process.waitFor());
    start("--quiet").close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /.well-known/health HTTP/1.1\r\nHost: localhost\r\n\r\n"})
  @DisplayName("A daemon that ran out of file descriptors answers when there are some again")
  void outOfFileDescriptors(String sent) throws Exception {
    List<String> few = List.of("sh", "-c", "ulimit -n 128; exec \"$@\"", "sh");
    Path jar = jar();
    Process process =
        Child.start(
            few,
            jar + File.pathSeparator + Child.classPath(),
            "--port",
            "0",
            "--data",
            data.toString(),
            "--quiet");
    URI address = URI.create(process.inputReader().readLine().replaceFirst(".*http", "http"));
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), address.getPort());
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      stalled.add(socket);
    }
    for (Socket socket : stalled) {
      socket.close();
    }
    HttpResponse<String> health = null;
    while (health == null) {
      health = health(address); // until the daemon has seen that the others are gone
    }
    assertEquals(200, health.statusCode());
    process.destroy();
    assertEquals(ExitCode.OK.number(), process.waitFor());
  }

  /** Null while connections are refused or cut. */
  private static HttpResponse<String> health(URI address) throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(address.resolve("/.well-known/health")).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      return null;
    }
  }

  @Test
  @DisplayName("SIGTERM waits for nobody who stalls, says goodbye to sockets with 1001, and ends")
  void sigtermSaysGoodbye() throws Exception {
    Process process = Child.start("--port", "0", "--data", data.toString(), "--quiet");
    String ready = process.inputReader().readLine();
    URI address = URI.create(ready.substring(ready.indexOf("http")));
    try (Socket stalled = new Socket(address.getHost(), address.getPort())) {
      String head =
          "POST /assets/create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 100\r\n\r\n{";
      stalled.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      CompletableFuture<Integer> goodbye = new CompletableFuture<>();
      CountDownLatch snapshot = new CountDownLatch(1);
      HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .buildAsync(
              URI.create("ws://127.0.0.1:" + address.getPort() + "/assets/stream/identifiers"),
              listener(snapshot, goodbye))
          .join();
      snapshot.await();
      process.destroy();
      assertEquals(1001, goodbye.get());
      assertEquals(ExitCode.OK.number(), process.waitFor());
    }
  }

  private static WebSocket.Listener listener(
      CountDownLatch snapshot, CompletableFuture<Integer> goodbye) {
    return new WebSocket.Listener() {
      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        snapshot.countDown();
        socket.request(1);
        return null;
      }

      @Override
      public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        goodbye.complete(code);
        return null;
      }

      @Override
      public void onError(WebSocket socket, Throwable error) {
        goodbye.completeExceptionally(error);
      }
    };
  }

  @Test
  @DisplayName("The version is printed and nothing is started")
  void theVersionIsPrinted() {
    assertEquals(ExitCode.OK, run("--version"));
    assertTrue(out.toString(StandardCharsets.UTF_8).matches("assetd \\d+\\.\\d+\\.\\d+\\R"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version"})
  @DisplayName("What only prints begins no log")
  void printingBeginsNoLog(String flag) {
    assertEquals(ExitCode.OK, run(flag, "--log", elsewhere.resolve("log").toString()));
    assertFalse(Files.exists(elsewhere.resolve("log.0")));
  }

  @Test
  @DisplayName("A wrong flag ends with 2, one sentence and the way to the help")
  void aWrongFlagEndsWithTwo() {
    assertEquals(ExitCode.USAGE, run("--prot", "1"));
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.startsWith("assetd: There is no flag --prot"), said);
    assertTrue(said.contains("--help"), said);
  }

  @Test
  @DisplayName("Ready lines come first and name the real port; the banner has a command that saves")
  void readyLinesComeFirst() {
    try (Daemon daemon = start()) {
      String[] lines = out.toString(StandardCharsets.UTF_8).split("\\R");
      assertEquals("assetd ready on http://127.0.0.1:" + daemon.port(), lines[0]);
      assertEquals("data: " + data, lines[1]);
      assertTrue(String.join("", lines).contains("curl"));
    }
  }

  @Test
  @DisplayName("Quiet leaves nothing but the ready lines")
  void quietLeavesOnlyReadyLines() {
    try (Daemon daemon = start("--quiet")) {
      assertEquals(
          "assetd ready on http://127.0.0.1:" + daemon.port(),
          out.toString(StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  @DisplayName("A second daemon on the same data ends with 4 and names the first")
  void aSecondDaemonNamesTheFirst() throws IOException, InterruptedException {
    try (Daemon first = start("--quiet")) {
      Process second = Child.start("--port", "0", "--data", data.toString());
      String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(ExitCode.LOCKED.number(), second.waitFor(), said);
      assertTrue(said.contains("pid " + ProcessHandle.current().pid()), said);
      assertTrue(said.contains(":" + first.port()), said);
    }
  }

  @Test
  @DisplayName("A taken port ends with 6, and the data is free again")
  void aTakenPortEndsWithSix() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertEquals(ExitCode.PORT, run("--port", port, "--data", data.toString()));
    }
    start("--quiet").close();
  }

  @Test
  @DisplayName("Data that is no database ends with 5 and stays as it was")
  void dataThatIsNoDatabaseEndsWithFive() throws IOException {
    start("--quiet").close();
    byte[] junk = "no database".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    Files.write(data.resolve("assetd.db"), junk);
    assertEquals(ExitCode.UNREADABLE, run("--port", "0", "--data", data.toString()));
    assertEquals(junk.length, Files.size(data.resolve("assetd.db")));
  }

  @Test
  @DisplayName("A daemon on another address than 127.0.0.1 answers its watchdog")
  void anotherAddressAnswersItsWatchdog() {
    try (Daemon daemon = start("--quiet", "--bind", "127.0.0.2")) {
      assertTrue(Watchdog.answers(daemon.address()));
    }
  }

  @Test
  @DisplayName("The ready line names the address that is served")
  void readyLineNamesTheAddress() {
    try (Daemon daemon = start("--quiet", "--bind", "127.0.0.2")) {
      assertEquals(
          "assetd ready on http://127.0.0.2:" + daemon.port(),
          out.toString(StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  @DisplayName("Several ports serve the same store")
  void severalPortsServeTheSameStore() {
    Config config = Config.parse("--port", "0,0", "--data", data.toString(), "--quiet");
    try (Daemon daemon = Daemon.start(config, stream(out))) {
      assertEquals(2, daemon.addresses().size());
    }
  }

  /** Eats all memory there is. */
  static final class Hungry {
    public static void main(String[] args) {
      List<byte[]> eaten = new ArrayList<>();
      while (true) {
        eaten.add(new byte[1 << 20]);
      }
    }
  }

  @Test
  @DisplayName("A JVM that ends itself when out of memory ends with the code that says so")
  void outOfMemoryHasItsCode() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String here =
        Path.of(
                URI.create(
                    MainTest.class.getProtectionDomain().getCodeSource().getLocation().toString()))
            .toString();
    Process process =
        new ProcessBuilder(
                java, "-Xmx16m", "-XX:+ExitOnOutOfMemoryError", "-cp", here, Hungry.class.getName())
            .start();
    assertEquals(ExitCode.STUCK.number(), process.waitFor());
  }

  @Test
  @DisplayName("Every number of an exit code is said once")
  void exitCodesDiffer() {
    long numbers = Arrays.stream(ExitCode.values()).map(ExitCode::number).distinct().count();
    assertEquals(ExitCode.values().length, numbers);
    assertThrows(Failure.class, () -> Config.parse("--nothing"));
  }
}
