package assetd.contract;

import assetd.Config;
import assetd.Daemon;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The real daemon on a free port over a directory of its own. Used by one thread, but for {@link
 * #send}.
 */
final class TestDaemon implements AutoCloseable {
  private final Path data;
  private volatile Daemon daemon;

  /** Starts a daemon on what is in the directory. */
  TestDaemon(Path data) {
    this.data = data;
    start();
  }

  private void start() {
    Config config = Config.parse("--port", "0", "--data", data.toString(), "--quiet");
    daemon =
        Daemon.start(
            config,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  /** Ends the daemon and starts another one on the same data; the port changes. */
  void restart() {
    daemon.close();
    start();
  }

  /** Deletes every asset. */
  void empty() {
    for (Object id :
        (List<?>)
            JsonPath.get(
                call("GET", "/assets/identifiers?pseudo=true", null), "$.iterable[*].id")) {
      call("POST", "/assets/" + id + "/delete", null);
    }
  }

  /** Sends a request; any thread may. */
  Http.Answer send(String method, String target, Map<String, String> headers, byte[] body) {
    return Http.send(daemon.port(), method, target, headers, body);
  }

  /**
   * Sends a request that has to succeed, and gives the checked answer as JSON or text; a null body
   * is none.
   */
  Object call(String method, String target, Object body) {
    byte[] bytes =
        body == null ? new byte[0] : StrictJson.write(body).getBytes(StandardCharsets.UTF_8);
    Http.Answer answer = send(method, target, Map.of(), bytes);
    AnswerCheck.requireSuccess(method, target, answer);
    return answer.value();
  }

  /** Creates an asset and gives its id. */
  String create(Object seed) {
    return (String) JsonPath.get(call("POST", "/assets/create?transferables=false", seed), "$.id");
  }

  /** Connects to a stream. */
  Frames open(String path) {
    return Frames.open(daemon.port(), path);
  }

  /** Connects to a stream without ever reading from it. */
  Frames openStopped(String path) {
    return Frames.openStopped(daemon.port(), path);
  }

  @Override
  public void close() {
    daemon.close();
  }
}
