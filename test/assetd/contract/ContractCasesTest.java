package assetd.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every case of {@code test/contract/cases}, each as a test of its own against a real daemon. A
 * fresh daemon per case would take minutes: they share one, and each leaves an empty store.
 */
class ContractCasesTest {
  private static final Path CASES = Path.of("test", "contract", "cases");

  @TempDir private static Path directory;

  private static TestDaemon daemon;

  @BeforeAll
  static void start() {
    daemon = new TestDaemon(directory);
  }

  @AfterAll
  static void stop() {
    daemon.close();
  }

  @TestFactory
  @DisplayName("The daemon keeps the contract")
  List<DynamicContainer> cases() throws IOException {
    List<DynamicContainer> files = new ArrayList<>();
    for (Path file : files()) {
      Map<String, Object> read = StrictJson.object(StrictJson.read(file));
      List<DynamicTest> tests = new ArrayList<>();
      ((List<?>) read.get("cases")).forEach(one -> tests.addAll(tests(StrictJson.object(one))));
      files.add(dynamicContainer((String) read.get("about"), tests));
    }
    return files;
  }

  @Test
  @DisplayName("There are at least 150 cases, no two with one name")
  void thereAreManyCases() throws IOException {
    List<String> names =
        cases().stream()
            .flatMap(DynamicContainer::getChildren)
            .map(t -> t.getDisplayName())
            .toList();
    assertTrue(names.size() >= 150, () -> "There are only " + names.size() + ".");
    assertTrue(names.stream().distinct().count() == names.size(), "Two cases have the same name.");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList();
    }
  }

  /** A case with {@code each} is one test per entry, whose values are variables of it. */
  private static List<DynamicTest> tests(Map<String, Object> one) {
    String name = (String) one.get("name");
    List<?> steps = (List<?>) one.get("steps");
    if (!one.containsKey("each")) {
      return List.of(dynamicTest(name, () -> run(steps, Map.of())));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Object entry : (List<?>) one.get("each")) {
      Map<String, Object> variables = StrictJson.object(entry);
      String filled = (String) new Template(variables).fill(name);
      tests.add(dynamicTest(filled, () -> run(steps, variables)));
    }
    return tests;
  }

  private static void run(List<?> steps, Map<String, Object> variables) {
    Object filled = new Template(variables).fill(variables);
    try (Scenario scenario = new Scenario(daemon, StrictJson.object(filled))) {
      scenario.run(steps);
    }
  }
}
