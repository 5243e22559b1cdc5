package assetd.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The README is true")
class ReadmeTest {
  private static final String BASE = "http://localhost:39300";

  /** A word of a shell command: in single quotes, or without blanks. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** A class as {@code `package.Class}, or the target of a link within the project. */
  private static final Pattern NAMED =
      Pattern.compile("`([a-z]+)\\.([A-Z]\\w*)|\\]\\(([^):#]+)\\)");

  @TempDir Path data;

  @Test
  @DisplayName("Every curl in it succeeds, in the order in which they stand there")
  void everyCurlSucceeds() throws IOException {
    List<String> commands = curls();
    assertTrue(commands.size() >= 20, "The README has only " + commands.size() + " curls.");
    Map<String, String> ids = new LinkedHashMap<>();
    try (TestDaemon daemon = new TestDaemon(data)) {
      for (String command : commands) {
        Http.Answer answer = run(daemon, command, ids);
        assertEquals(200, answer.status(), command + "\n" + answer.text());
        if (command.contains("/assets/create")) {
          Object asset = StrictJson.read(answer.text());
          ids.put("ASSET", (String) JsonPath.get(asset, "$.id"));
          ids.put("FORMAT", (String) JsonPath.get(asset, "$.original.id"));
        }
      }
    }
  }

  @Test
  @DisplayName("The search with misspelt words in it finds what was saved before")
  void theMisspeltSearchFinds() throws IOException {
    List<String> commands = curls();
    String create = commands.stream().filter(c -> c.contains("/create")).findFirst().orElseThrow();
    String search = commands.stream().filter(c -> c.contains("nubers")).findFirst().orElseThrow();
    try (TestDaemon daemon = new TestDaemon(data)) {
      Http.Answer created = run(daemon, create, Map.of());
      Object id = JsonPath.get(StrictJson.read(created.text()), "$.id");
      Http.Answer found = run(daemon, search, Map.of());
      assertEquals(id, JsonPath.get(StrictJson.read(found.text()), "$.iterable[0].identifier"));
    }
  }

  @Test
  @DisplayName(
      "Every class that it names with its package, and every file that it links to, is there")
  void whatItNamesIsThere() throws IOException {
    String text = Files.readString(Path.of("README.md"));
    List<Path> named = NAMED.matcher(text).results().map(ReadmeTest::file).toList();
    assertTrue(named.size() >= 20, "The README names only " + named.size() + " files.");
    assertEquals(List.of(), named.stream().filter(Files::notExists).toList());
  }

  private static Path file(MatchResult named) {
    return named.group(1) != null
        ? Path.of("src", "assetd", named.group(1), named.group(2) + ".java")
        : Path.of(named.group(3));
  }

  private static List<String> curls() throws IOException {
    List<String> commands = new ArrayList<>();
    boolean shell = false;
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      if (line.startsWith("```")) {
        shell = line.equals("```sh");
      } else if (shell && line.startsWith("curl ")) {
        commands.add(line);
      }
    }
    return commands;
  }

  private static Http.Answer run(TestDaemon daemon, String command, Map<String, String> ids) {
    String method = null;
    String target = null;
    String body = "";
    List<String> words = words(command);
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "-X" -> method = words.get(++i);
        case "-H" -> assertEquals("Content-Type: application/json", words.get(++i));
        case "-d" -> body = filled(words.get(++i), ids);
        default -> {
          assertTrue(word.startsWith(BASE), "Not understood: " + word);
          target = filled(word.substring(BASE.length()), ids);
        }
      }
    }
    String verb = method != null ? method : body.isEmpty() ? "GET" : "POST";
    return daemon.send(verb, target, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words;
  }

  private static String filled(String text, Map<String, String> ids) {
    String filled = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replaceAll("\\b" + id.getKey() + "\\b", id.getValue());
    }
    return filled;
  }
}
