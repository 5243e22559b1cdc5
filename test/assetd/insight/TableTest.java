package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules of a language")
class TableTest {
  private static final List<String> LABELS = labels("languages.tsv");

  /** What the first column of each row lists. */
  private static List<String> labels(String table) {
    List<String> labels = new ArrayList<>();
    Table.lines(table).forEach(line -> labels.addAll(List.of(line.split("\t")[0].split(" "))));
    return labels;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commands.tsv",
        "alike.tsv",
        "comments.tsv",
        "definitions.tsv",
        "grammars.tsv",
        "imports.tsv",
        "markers.tsv",
        "markup.tsv",
        "openings.tsv",
        "structures.tsv"
      })
  @DisplayName("are for languages that there are, or for all")
  void known(String table) {
    List<String> unknown = labels(table);
    unknown.removeAll(LABELS);
    unknown.removeIf("*"::equals);
    assertEquals(List.of(), unknown);
  }
}
