package assetd.insight;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the linear model is known to confuse, and what tells the two apart (rules in {@code
 * corrections.tsv}). Immutable.
 */
final class Corrections {
  private static final int HEAD = 1_536;

  /** What is said in a comment is not written in the language. */
  private static final Pattern LINE_COMMENT = Pattern.compile("(?m)^\\s*+// .*+");

  private final List<Correction> corrections =
      Table.rows("corrections.tsv", 6).stream().map(Correction::of).toList();

  private record Correction(
      List<String> from, String to, List<String> needs, Pattern found, Pattern absent) {
    static Correction of(String[] row) {
      return new Correction(
          row[0].equals("*") ? List.of() : Table.list(row[0]),
          row[1],
          Table.list(row[2]),
          Pattern.compile(row[3]),
          row[4].equals("-") ? null : Pattern.compile(row[4]));
    }

    boolean applies(String label, Collection<String> possible, String text) {
      return !label.equals(to)
          && possible.contains(to)
          && (from.isEmpty() || from.contains(label))
          && (needs.isEmpty() || needs.stream().anyMatch(text::contains))
          && found.matcher(text).find()
          && (absent == null || !absent.matcher(text).find());
    }
  }

  /**
   * The label that is right where {@code label} was found.
   *
   * @param possible the only labels that may be right instead
   * @param guessed whether the model found it; what a marker found is only corrected by the rows
   *     that name it
   */
  String correct(String label, Collection<String> possible, String text, boolean guessed) {
    String head =
        LINE_COMMENT.matcher(text.substring(0, Math.min(HEAD, text.length()))).replaceAll("");
    String right = label;
    for (Correction correction : corrections) {
      if ((guessed || !correction.from.isEmpty()) && correction.applies(right, possible, head)) {
        right = correction.to;
      }
    }
    return right;
  }
}
