package torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Somebody who saves, changes, looks for and deletes things all day, at some twenty a second. */
final class User extends Thread {
  /** So many things are kept; then as many are deleted as are saved. */
  private static final int KEPT = 400;

  private static final int PAUSE_MILLIS = 50;

  private final Daemon daemon;
  private final Random random;
  private final List<String> problems;
  private final List<String> own = new ArrayList<>();
  private volatile boolean ended;
  private long operations;

  /**
   * A user who does not begin yet.
   *
   * @param problems gets a line for each answer that is no success; synchronized
   */
  User(Daemon daemon, Random random, List<String> problems) {
    this.daemon = daemon;
    this.random = random;
    this.problems = problems;
  }

  @Override
  public void run() {
    try {
      while (!ended) {
        step();
        operations++;
        sleep(PAUSE_MILLIS);
      }
    } catch (IOException | InterruptedException e) {
      problems.add("a user got no answer: " + e);
    }
  }

  private void step() throws IOException {
    String some = own.isEmpty() ? null : own.get(random.nextInt(own.size()));
    switch (some == null ? 0 : random.nextInt(8)) {
      case 0, 1 -> own.add(create(daemon, Texts.random(random)));
      case 2 -> ask("/asset/update", Map.of("id", some, "name", Texts.random(random)));
      case 3 -> ask("/assets/search?query=" + Texts.word(Texts.random(random)), null);
      case 4 -> ask("/assets/related", Map.of("iterable", List.of(Map.of("id", some))));
      case 5 -> ask("/assets/" + some, null);
      case 6 -> ask("/assets/identifiers", null);
      default -> {
        if (own.size() > KEPT) {
          String first = own.remove(0);
          ask("/assets/" + first + "/delete", Map.of());
          ask("/assets/" + own.remove(0) + "/delete", Map.of());
        } else {
          ask("/assets/draft", seed(Texts.random(random)));
        }
      }
    }
  }

  private void ask(String target, Object body) throws IOException {
    Daemon.Answer answer = daemon.ask(target, body);
    if (answer.status() >= 300) {
      problems.add(target + " answered " + answer.status() + ": " + answer.body());
    }
  }

  /** Saves a text and returns its id. */
  static String create(Daemon daemon, String text) throws IOException {
    Daemon.Answer answer = daemon.ask("/assets/create", seed(text));
    if (answer.status() != 200) {
      throw new IOException("creating answered " + answer.status() + ": " + answer.body());
    }
    return (String) answer.object().get("id");
  }

  private static Map<String, Object> seed(String text) {
    return Map.of(
        "type",
        "SEEDED_ASSET",
        "asset",
        Map.of("format", Map.of("fragment", Map.of("string", Map.of("raw", text)))));
  }

  /** Tells it to end, and waits until it has. */
  void end() throws InterruptedException {
    ended = true;
    join();
  }

  /** How many things were done, once it has ended. */
  long operations() {
    return operations;
  }
}
