package assetd.insight;

import assetd.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks highlight.js, through Node, what language texts are in: the measure to compare with. */
final class HighlightJs {
  /**
   * Where its name differs from our label; it takes HTML for XML, which counts as right for both.
   */
  private static final Map<String, String> NAMES =
      Map.of("batch", "dos", "pascal", "delphi", "vb", "vbnet", "html", "xml");

  /** What it has no grammar for. */
  private static final String UNKNOWN = "racket";

  private HighlightJs() {}

  /** What it says: its name for a language, and the time it took in microseconds. */
  record Answer(String name, long micros) {}

  /** Whether it knows the language of a label at all. */
  static boolean knows(String label) {
    return !label.equals(UNKNOWN);
  }

  /** Its name for the language of a label. */
  static String name(String label) {
    return NAMES.getOrDefault(label, label);
  }

  /** Its answers to these texts, when it may choose from the languages of these labels. */
  static List<Answer> detect(List<String> texts, List<String> labels, Path script, Path modules)
      throws IOException, InterruptedException {
    Path questions = Files.createTempFile("texts", ".jsonl");
    Path answers = Files.createTempFile("languages", ".txt");
    Files.write(questions, texts.stream().map(Json::text).toList(), StandardCharsets.UTF_8);
    List<String> command = new ArrayList<>(List.of("node", script.toString(), modules.toString()));
    labels.stream()
        .filter(HighlightJs::knows)
        .map(HighlightJs::name)
        .distinct()
        .forEach(command::add);
    Process node =
        new ProcessBuilder(command)
            .redirectInput(questions.toFile())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (node.waitFor() != 0) {
      throw new IOException("Node ended with " + node.exitValue() + ".");
    }
    List<Answer> found =
        Files.readAllLines(answers).stream()
            .map(line -> line.split(" "))
            .map(parts -> new Answer(parts[0], Long.parseLong(parts[1])))
            .toList();
    Files.delete(questions);
    Files.delete(answers);
    return found;
  }
}
