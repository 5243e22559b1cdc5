package assetd.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the steps of one contract case against a daemon whose store is empty, and empties it again.
 * Used by one thread.
 */
final class Scenario implements AutoCloseable {
  private static final Set<String> REQUEST_KEYS =
      Set.of(
          "send",
          "headers",
          "body",
          "text",
          "hex",
          "status",
          "header",
          "contains",
          "lacks",
          "expect",
          "save",
          "unchecked");
  private static final Set<String> FRAME_KEYS = Set.of("frame", "is", "expect", "save");

  private final TestDaemon daemon;
  private final Map<String, Object> variables;
  private final Map<String, Frames> streams = new HashMap<>();

  /** A scenario with variables that its steps may use. */
  Scenario(TestDaemon daemon, Map<String, Object> variables) {
    this.daemon = daemon;
    this.variables = new HashMap<>(variables);
  }

  /** Runs the steps in order; the first one that deviates fails. */
  void run(List<?> steps) {
    for (int i = 0; i < steps.size(); i++) {
      List<String> problems = run(filled(StrictJson.object(steps.get(i))));
      if (!problems.isEmpty()) {
        throw new AssertionError("Step " + (i + 1) + "\n" + String.join("\n", problems));
      }
    }
  }

  /** The step with its variables but in what it expects, which may name what it saves. */
  private Map<String, Object> filled(Map<String, Object> step) {
    Map<String, Object> filled = new LinkedHashMap<>(step);
    filled.replaceAll((key, value) -> key.equals("expect") ? value : fill(value));
    return filled;
  }

  private Object fill(Object value) {
    return new Template(variables).fill(value);
  }

  private List<String> run(Map<String, Object> step) {
    if (step.containsKey("send")) {
      return request(known(step, REQUEST_KEYS));
    } else if (step.containsKey("frame")) {
      return frame(known(step, FRAME_KEYS));
    } else if (step.containsKey("open")) {
      String path = (String) known(step, Set.of("open")).get("open");
      streams.put(path, daemon.open(path));
    } else {
      known(step, Set.of("restart"));
      daemon.restart();
    }
    return List.of();
  }

  /** A misspelt expectation would be one that is never checked. */
  private static Map<String, Object> known(Map<String, Object> step, Set<String> keys) {
    if (!keys.containsAll(step.keySet())) {
      throw new IllegalArgumentException(
          "A step has a key that is none of " + keys + ": " + step.keySet());
    }
    return step;
  }

  private List<String> request(Map<String, Object> step) {
    String[] methodAndTarget = ((String) step.get("send")).split(" ", 2);
    Map<String, String> headers = new LinkedHashMap<>();
    object(step, "headers").forEach((name, value) -> headers.put(name, (String) value));
    Http.Answer answer = daemon.send(methodAndTarget[0], methodAndTarget[1], headers, body(step));
    List<String> problems = new ArrayList<>();
    if (!step.containsKey("unchecked")) {
      problems.addAll(AnswerCheck.problems(methodAndTarget[0], methodAndTarget[1], answer));
    }
    compare(step, answer, problems);
    if (!problems.isEmpty()) {
      problems.add(0, step.get("send").toString());
      problems.add("Answer: " + shortened(answer.text()));
    }
    return problems;
  }

  private void compare(Map<String, Object> step, Http.Answer answer, List<String> problems) {
    if (!statuses(step.get("status")).contains(answer.status())) {
      problems.add("The status is " + answer.status() + ", not " + step.get("status") + ".");
    }
    object(step, "header")
        .forEach(
            (name, value) -> expect("The header " + name, value, answer.header(name), problems));
    texts(step, answer.text(), problems);
    values(step, answer.value(), problems);
  }

  private static Map<String, Object> object(Map<String, Object> step, String key) {
    return StrictJson.object(step.getOrDefault(key, Map.of()));
  }

  private static byte[] body(Map<String, Object> step) {
    if (step.containsKey("hex")) {
      return HexFormat.of().parseHex((String) step.get("hex"));
    }
    String text =
        step.containsKey("body")
            ? StrictJson.write(step.get("body"))
            : (String) step.getOrDefault("text", "");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<?> statuses(Object expected) {
    return expected instanceof List<?> several ? several : List.of(expected);
  }

  private static void texts(Map<String, Object> step, String text, List<String> problems) {
    for (Object wanted : (List<?>) step.getOrDefault("contains", List.of())) {
      if (!text.contains((String) wanted)) {
        problems.add("It does not contain: " + wanted);
      }
    }
    for (Object unwanted : (List<?>) step.getOrDefault("lacks", List.of())) {
      if (text.contains((String) unwanted)) {
        problems.add("It contains: " + unwanted);
      }
    }
  }

  private List<String> frame(Map<String, Object> step) {
    String path = (String) step.get("frame");
    Object frame = streams.get(path).next();
    List<String> problems = new ArrayList<>(AnswerCheck.frameProblems(path, frame));
    if (step.containsKey("is")) {
      expect("The frame", step.get("is"), frame, problems);
    }
    values(step, frame, problems);
    return problems;
  }

  private void values(Map<String, Object> step, Object value, List<String> problems) {
    object(step, "save")
        .forEach((name, path) -> variables.put(name, JsonPath.get(value, (String) path)));
    StrictJson.object(fill(object(step, "expect")))
        .forEach((path, expected) -> expect(path, expected, JsonPath.get(value, path), problems));
  }

  private static void expect(String what, Object expected, Object actual, List<String> problems) {
    if (!Expectation.met(expected, actual)) {
      problems.add(
          what
              + " is "
              + shortened(StrictJson.write(actual))
              + ", not "
              + StrictJson.write(expected)
              + ".");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 2000
        ? text
        : text.substring(0, 2000) + "... (" + text.length() + " characters)";
  }

  @Override
  public void close() {
    streams.values().forEach(Frames::close);
    daemon.empty();
  }
}
