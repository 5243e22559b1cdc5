package assetd.insight;

import java.util.List;
import java.util.regex.Pattern;

/** Tells pages of prose by their markup (rules in {@code markup.tsv}). Immutable. */
final class Markup {
  private static final List<String> FENCES = List.of("```", "~~~");

  private final List<Rule> rules =
      Table.rows("markup.tsv", 3).stream()
          .map(row -> new Rule(row[0], Pattern.compile(row[1])))
          .toList();

  private record Rule(String label, Pattern pattern) {}

  /** The label of the first markup that this text has; null when it has none that is known. */
  String find(String text) {
    if (FENCES.stream().anyMatch(text::contains)) {
      return null;
    }
    return rules.stream()
        .filter(rule -> rule.pattern.matcher(text).find())
        .map(Rule::label)
        .findFirst()
        .orElse(null);
  }
}
