package torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a small disk through the daemon. {@code FullDisk JAR DISK}: on the disk must be some 120
 * MiB of room, of which the daemon keeps 64 in reserve. Ends with 1 when an answer was not the
 * promised one.
 */
public final class FullDisk {
  private static final int BALLAST = 24 << 20;
  private static final int CONTENT = 4 << 20;
  private static final int MOST = 40;

  private final Daemon daemon;
  private final List<String> ids = new ArrayList<>();
  private int refused;

  private FullDisk(Daemon daemon) {
    this.daemon = daemon;
  }

  public static void main(String[] arguments) throws Exception {
    Path disk = Path.of(arguments[1]);
    Path ballast = Files.write(disk.resolve("ballast"), new byte[BALLAST]);
    Daemon daemon = new Daemon(Path.of(arguments[0]).toAbsolutePath(), disk.resolve("data"));
    daemon.awaitReady();
    try {
      new FullDisk(daemon).run(ballast);
    } finally {
      daemon.kill();
    }
  }

  private void run(Path ballast) throws IOException {
    fill();
    int before = ids.size();
    mustSucceed("/assets/identifiers", null);
    mustSucceed("/assets/" + ids.get(0), null);
    mustSucceed("/assets/search?query=content", null);
    mustSucceed("/assets/" + ids.remove(0) + "/delete", Map.of());
    Files.delete(ballast);
    fill();
    System.out.printf(
        "full disk: %d contents of %d MiB, then 507; %d in all after room came back%n",
        before, CONTENT >> 20, ids.size());
    if (ids.size() <= before || refused != 2) {
      throw new IOException("The room that came back was not used.");
    }
  }

  /** Creates until it is refused, which must be with 507. */
  private void fill() throws IOException {
    for (int i = 0; i < MOST; i++) {
      String text = "content " + "x".repeat(CONTENT);
      Map<String, Object> seed = new HashMap<>();
      seed.put(
          "asset", Map.of("format", Map.of("fragment", Map.of("string", Map.of("raw", text)))));
      Daemon.Answer answer = daemon.ask("/assets/create?transferables=false", seed);
      if (answer.status() == 507) {
        System.out.println("507 " + answer.body());
        refused++;
        return;
      }
      if (answer.status() != 200) {
        throw new IOException(answer.status() + " " + answer.body());
      }
      ids.add((String) answer.object().get("id"));
    }
  }

  private void mustSucceed(String target, Object body) throws IOException {
    Daemon.Answer answer = daemon.ask(target, body);
    if (answer.status() / 100 != 2) {
      throw new IOException(target + " answered " + answer.status() + ": " + answer.body());
    }
  }
}
