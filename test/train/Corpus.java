package assetd.insight;

import assetd.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The snippets to train on and to measure with: one JSON object a line with id, lang, repo and
 * content.
 */
final class Corpus {
  /**
   * One labelled text.
   *
   * @param label the language it is in, or {@link Prose#LABEL}
   * @param repo the repository it comes from; train and test never share one
   */
  record Snippet(String id, String label, String repo, String text) {}

  /**
   * Titles that name another language than the label does: Octave, V and Prolog by the endings of
   * their files.
   */
  private static final List<String> MISLABELLED =
      List.of("- octave (objectivec)", "- v (verilog)", "- prolog (perl)");

  private Corpus() {}

  /** The snippets whose language is one of these, in the order of the file. */
  static List<Snippet> read(Path file, Set<String> labels) throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<?, ?> fields = (Map<?, ?>) Json.read(line.getBytes(StandardCharsets.UTF_8));
        String label = (String) fields.get("lang");
        String title = (String) fields.get("title");
        if (labels.contains(label) && MISLABELLED.stream().noneMatch(title::endsWith)) {
          snippets.add(
              new Snippet(
                  (String) fields.get("id"),
                  label,
                  (String) fields.get("repo"),
                  (String) fields.get("content")));
        }
      }
    }
    return snippets;
  }
}
