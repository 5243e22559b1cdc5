package assetd.insight;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Formats whose every line has a known form (rules in {@code grammars.tsv}): parse tests line by
 * line. Immutable.
 */
final class Grammars {
  private static final int LINES = 120;
  private static final int LINE = 300;

  private final List<Grammar> grammars =
      Table.rows("grammars.tsv", 7).stream().map(Grammar::of).toList();

  private record Grammar(
      String label, List<String> needs, double share, Pattern line, Pattern first, Pattern second) {
    static Grammar of(String[] row) {
      return new Grammar(
          row[0],
          Table.list(row[1]).stream().map(literal -> literal.replace("\\t", "\t")).toList(),
          Double.parseDouble(row[2]),
          Pattern.compile(row[3]),
          Pattern.compile(row[4]),
          Pattern.compile(row[5]));
    }

    boolean fits(List<String> lines) {
      double allowed = lines.size() * (1 - share);
      int misses = 0;
      boolean firstSeen = false;
      boolean secondSeen = false;
      for (String line : lines) {
        if (!this.line.matcher(line).matches() && ++misses > allowed) {
          return false;
        }
        firstSeen = firstSeen || first.matcher(line).lookingAt();
        secondSeen = secondSeen || second.matcher(line).lookingAt();
      }
      return firstSeen && secondSeen;
    }
  }

  /**
   * The label of the first grammar that these lines (blank ones left out) fit; null when none does.
   */
  String find(List<String> lines) {
    if (lines.size() < 2) {
      return null;
    }
    List<String> head =
        lines.stream()
            .limit(LINES)
            .map(line -> line.substring(0, Math.min(LINE, line.length())))
            .toList();
    String text = String.join("\n", head);
    for (Grammar grammar : grammars) {
      if (grammar.needs.stream().allMatch(text::contains) && grammar.fits(head)) {
        return grammar.label;
      }
    }
    return null;
  }
}
