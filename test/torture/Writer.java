package torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Creates, changes and deletes assets of its own, one after the other, until nobody answers. */
final class Writer implements Runnable {
  private final Daemon daemon;
  private final Ledger ledger;
  private final Random random;
  private final List<String> problems;
  private final List<Map<?, ?>> own = new ArrayList<>();

  /**
   * A writer.
   *
   * @param problems gets a line for each answer that is no success; synchronized
   */
  Writer(Daemon daemon, Ledger ledger, Random random, List<String> problems) {
    this.daemon = daemon;
    this.ledger = ledger;
    this.random = random;
    this.problems = problems;
  }

  @Override
  public void run() {
    try {
      while (step()) {
        continue;
      }
    } catch (IOException e) {
      // The daemon was killed: what was asked last has no answer.
    }
  }

  private boolean step() throws IOException {
    int what = random.nextInt(10);
    if (own.isEmpty() || what < 6) {
      return create();
    }
    Map<?, ?> asset = own.get(random.nextInt(own.size()));
    return what < 8 ? change(asset) : delete(asset);
  }

  private boolean create() throws IOException {
    String text = Texts.random(random);
    ledger.askCreate(Texts.hash(text));
    Daemon.Answer answer =
        daemon.ask("/assets/create", Map.of("asset", Map.of("format", fragment(text))));
    if (!good(answer)) {
      return false;
    }
    Map<?, ?> asset = answer.object();
    own.add(asset);
    ledger.created((String) asset.get("id"), Texts.hash(text));
    return true;
  }

  private boolean change(Map<?, ?> asset) throws IOException {
    String text = Texts.random(random);
    String id = (String) asset.get("id");
    String format = (String) ((Map<?, ?>) asset.get("original")).get("id");
    ledger.askChange(id, Texts.hash(text));
    Map<String, Object> body = Map.of("id", format, "fragment", fragment(text).get("fragment"));
    return done(daemon.ask("/format/update/value", body), id);
  }

  private boolean delete(Map<?, ?> asset) throws IOException {
    String id = (String) asset.get("id");
    own.remove(asset);
    ledger.askDelete(id);
    return done(daemon.ask("/assets/" + id + "/delete", Map.of()), id);
  }

  private static Map<String, Object> fragment(String text) {
    return Map.of("fragment", Map.of("string", Map.of("raw", text)));
  }

  private boolean done(Daemon.Answer answer, String id) {
    if (good(answer)) {
      ledger.changed(id);
      return true;
    }
    return false;
  }

  private boolean good(Daemon.Answer answer) {
    if (answer.status() >= 300 && !daemon.stopping()) {
      problems.add("answered " + answer.status() + ": " + answer.body());
    }
    return answer.status() < 300;
  }
}
