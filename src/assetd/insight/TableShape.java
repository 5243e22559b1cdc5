package assetd.insight;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether lines are a table with a head (CSV, TSV): the same number of cells in each, names in the
 * first, a number in every other. That is stricter than what programs read as CSV, for lists of
 * words and calls with commas are everywhere.
 */
final class TableShape {
  private static final int LINES = 200;
  private static final int FEWEST = 3;

  private static final Pattern NAME =
      Pattern.compile("\\s*+\"?[\\p{L}_#][\\w .%()/-]{0,40}\"?\\s*+");
  private static final Pattern NUMBER =
      Pattern.compile("\\s*+\"?[-+$\u20ac]?\\d[\\d.,:%/ -]*+\"?\\s*+");

  private TableShape() {}

  /** Tests lines, blank ones left out. */
  static boolean matches(List<String> lines) {
    if (lines.size() < FEWEST) {
      return false;
    }
    for (String separator : List.of(",", ";", "\t", "|")) {
      if (matches(lines.subList(0, Math.min(LINES, lines.size())), separator)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(List<String> lines, String separator) {
    // Outside of quotes: an even number of them follows up to the end of the line.
    Pattern between =
        Pattern.compile(Pattern.quote(separator) + "(?=[^\"]*+(?:\"[^\"]*+\"[^\"]*+)*+$)");
    String[] names = lines.get(0).contains(separator) ? between.split(lines.get(0), -1) : null;
    if (names == null || !List.of(names).stream().allMatch(NAME.asMatchPredicate())) {
      return false;
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = between.split(line, -1);
      boolean counted = List.of(cells).stream().anyMatch(NUMBER.asMatchPredicate());
      if (cells.length != names.length || !counted) {
        return false;
      }
    }
    return true;
  }
}
