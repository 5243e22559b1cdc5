package assetd.insight;

import assetd.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts from which subjects are learnt. Some titles read "task (LANGUAGE)"; a task that enough
 * texts solve is a subject, and all other texts together are examples of none.
 */
final class TaskCorpus {
  private static final Pattern TITLE = Pattern.compile("(.*) \\(([^)]*)\\)( #\\d+)?");

  /** So that one is left to learn from when another is asked about its five nearest. */
  private static final int TEXTS_OF_A_TASK = 6;

  /**
   * One text.
   *
   * @param task null when it solves none, or one that few do
   */
  record Text(byte[] utf8, String task) {
    /** Which of so many parts it belongs to; equal texts belong to the same. */
    int part(int parts) {
      return Math.floorMod(Arrays.hashCode(utf8), parts);
    }
  }

  /** In the order of the file. */
  final List<Text> texts = new ArrayList<>();

  /** The tasks that enough texts solve, sorted: the place of each is its number. */
  final List<String> tasks;

  private TaskCorpus(List<Text> read) {
    Map<String, Integer> sizes = new HashMap<>();
    read.stream()
        .filter(t -> t.task() != null)
        .forEach(t -> sizes.merge(t.task(), 1, Integer::sum));
    sizes.values().removeIf(size -> size < TEXTS_OF_A_TASK);
    tasks = sizes.keySet().stream().sorted().toList();
    for (Text text : read) {
      texts.add(sizes.containsKey(text.task()) ? text : new Text(text.utf8(), null));
    }
  }

  /** Reads JSON lines with title, lang, tags and content. */
  static TaskCorpus read(Path file) throws IOException {
    List<Text> texts = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<?, ?> fields = (Map<?, ?>) Json.read(line.getBytes(StandardCharsets.UTF_8));
        byte[] content = ((String) fields.get("content")).getBytes(StandardCharsets.UTF_8);
        texts.add(new Text(content, task(fields)));
      }
    }
    return new TaskCorpus(texts);
  }

  /** A title in brackets of a text that has no other tag than its language names no task. */
  private static String task(Map<?, ?> fields) {
    Matcher title = TITLE.matcher((String) fields.get("title"));
    boolean tagged =
        ((List<?>) fields.get("tags")).stream().anyMatch(t -> !t.equals(fields.get("lang")));
    return title.matches() && tagged ? title.group(1) : null;
  }

  /** The number of a text's subject; that of none is the number of tasks. */
  int subject(Text text) {
    return text.task() == null ? tasks.size() : Collections.binarySearch(tasks, text.task());
  }
}
