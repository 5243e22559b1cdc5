package assetd.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the contract says about every answer, whatever was asked: content type, model, and errors as
 * one plain sentence.
 */
final class AnswerCheck {
  private static final String JSON = "application/json; charset=utf-8";
  private static final Pattern INTERNALS =
      Pattern.compile(
          "Exception|java\\.|assetd\\.|\\bat [a-z]+\\.[a-z]|SQLITE|StreamRead|null pointer");

  private AnswerCheck() {}

  /** One sentence per deviation; empty when the answer is a proper one to the request. */
  static List<String> problems(String method, String target, Http.Answer answer) {
    if (method.equals("HEAD")) {
      return answer.body().length == 0 ? List.of() : List.of("An answer to HEAD has a body.");
    }
    if (answer.status() >= 400) {
      return refusal(answer);
    }
    String path = target.split("\\?", 2)[0];
    Optional<String> model = Schema.CONTRACT.answer(method, path);
    return answer.status() == 200 && model.isPresent()
        ? success(model.get(), target, answer)
        : List.of();
  }

  /** Fails unless the request was answered 200 and properly. */
  static void requireSuccess(String method, String target, Http.Answer answer) {
    List<String> problems = new ArrayList<>(problems(method, target, answer));
    if (answer.status() != 200) {
      problems.add("It was answered " + answer.status() + ": " + answer.text());
    }
    if (!problems.isEmpty()) {
      throw new AssertionError(method + " " + target + "\n" + String.join("\n", problems));
    }
  }

  private static List<String> success(String model, String target, Http.Answer answer) {
    boolean text = model.equals("str");
    List<String> problems = new ArrayList<>();
    String type = answer.header("Content-Type");
    if (text ? !type.startsWith("text/plain") : !type.equals(JSON)) {
      problems.add("The content type is " + type + ".");
    }
    if (!text) {
      problems.addAll(
          SchemaValidator.problems(read(answer, problems), model, contents(model, target)));
    }
    return problems;
  }

  private static Object read(Http.Answer answer, List<String> problems) {
    try {
      return StrictJson.read(answer.text());
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
      return null;
    }
  }

  /** A seed has no formats yet; of the streams one carries content, whatever the query says. */
  private static Transferables contents(String model, String target) {
    if (model.equals("Seed")) {
      return Transferables.ANY;
    }
    if (target.startsWith("/assets/stream")) {
      boolean full = target.startsWith("/assets/stream/transferables");
      return full ? Transferables.FULL : Transferables.EMPTIED;
    }
    return Transferables.askedBy(target);
  }

  /** Checks a frame of a stream; those of our own have no schema. */
  static List<String> frameProblems(String path, Object frame) {
    return Schema.CONTRACT
        .answer("GET", path)
        .map(model -> SchemaValidator.problems(frame, model, contents(model, path)))
        .orElse(List.of());
  }

  private static List<String> refusal(Http.Answer answer) {
    List<String> problems = new ArrayList<>();
    String text = answer.text();
    if (!answer.header("Content-Type").startsWith("text/plain")) {
      problems.add("An error has the content type " + answer.header("Content-Type") + ".");
    }
    if (text.isBlank() || text.contains("\n") || !text.endsWith(".")) {
      problems.add("An error is not told in one sentence: " + text);
    }
    if (INTERNALS.matcher(text).find()) {
      problems.add("An error shows internals: " + text);
    }
    return problems;
  }
}
