package torture;

import assetd.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built jar as a process, and requests to it. Any thread may ask. */
final class Daemon {
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BufferedReader said;
  private String base;
  private volatile boolean stopping;

  /** What was answered. */
  record Answer(int status, String body) {
    /** The body as maps and lists. */
    Map<?, ?> object() {
      return (Map<?, ?>) Json.read(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Starts a process; it does not answer yet. */
  Daemon(Path jar, Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + jar.resolveSibling("assetd.args"));
    command.addAll(List.of("-jar", jar.toString(), "--port", "0", "--data", data.toString()));
    command.addAll(List.of("--quiet", "--backups", "0"));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    said = process.inputReader();
  }

  /** Waits for the first port; what the process says instead is thrown. */
  void awaitReady() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("assetd ready on ")) {
        base = line.substring("assetd ready on ".length());
        return;
      }
      all.append(line).append('\n');
    }
    throw new IOException("The daemon ended before it was ready: " + all);
  }

  /** Whether it gets ready; false when it ends instead. */
  boolean getsReady() {
    try {
      awaitReady();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks; a null body is none. */
  Answer ask(String target, Object body) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target));
    if (body != null) {
      request.header("Content-Type", "application/json");
      request.POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)));
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The base URL of the first port. */
  String base() {
    return base;
  }

  /** What the JVM answers to a command of its JDK's jcmd. */
  String jcmd(String command) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  Process process() {
    return process;
  }

  /** Tells it to stop; whether it ends with 0 within so many seconds. */
  boolean stop(int seconds) throws InterruptedException {
    stopping = true;
    process.destroy();
    return process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** Whether it was told to stop, so that it may refuse what is asked. */
  boolean stopping() {
    return stopping;
  }

  /** Ends it as a crash does, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
