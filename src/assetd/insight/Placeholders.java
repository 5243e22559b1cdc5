package assetd.insight;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Candidates that are no secrets but stand for one (rules in {@code placeholders.tsv}). Immutable.
 */
final class Placeholders {
  /** Longer ones are keys and tokens, in which any word may occur by chance. */
  private static final int LONGEST = 120;

  private final List<Pattern> patterns =
      Table.rows("placeholders.tsv", 2).stream().map(row -> Pattern.compile(row[0])).toList();

  /** Whether this candidate stands for a secret; in an address the host may be called anything. */
  boolean matches(String candidate) {
    return candidate.length() <= LONGEST
        && !candidate.contains("://")
        && patterns.stream().anyMatch(pattern -> pattern.matcher(candidate).find());
  }
}
