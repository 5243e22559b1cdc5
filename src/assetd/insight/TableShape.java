package assetd.insight;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether lines are a table with a head (CSV, TSV): the same number of cells in each, names in the
 * first, a number or a mail address in every other. That is stricter than what programs read as
 * CSV, for lists of words and calls with commas are everywhere.
 */
final class TableShape {
  private static final int LINES = 200;
  private static final int FEWEST = 3;

  /** In a longer line every separator would take as many steps as there are letters behind it. */
  private static final int LINE = 1_000;

  private static final Pattern NAME =
      Pattern.compile("\\s*+\"?[\\p{L}_#][\\w\\p{L} .%()/-]{0,40}\"?\\s*+");

  /** A number, or a mail address. */
  private static final Pattern VALUE =
      Pattern.compile(
          "\\s*+\"?(?:[-+$\u20ac]?\\d[\\d.,:%/ -]*+|[\\w.+-]++@[\\w-]++\\.[\\w.-]++)\"?\\s*+");

  /** A separator outside of quotes: an even number of them follows up to the end of the line. */
  private static final List<Pattern> BETWEEN =
      Stream.of(",", ";", "\t", "\\|")
          .map(mark -> Pattern.compile(mark + "(?=[^\"]*+(?:\"[^\"]*+\"[^\"]*+)*+$)"))
          .toList();

  private TableShape() {}

  /** Tests lines, blank ones left out. */
  static boolean matches(List<String> lines) {
    List<String> head = lines.subList(0, Math.min(LINES, lines.size()));
    if (lines.size() < FEWEST || head.stream().anyMatch(line -> line.length() > LINE)) {
      return false;
    }
    return BETWEEN.stream().anyMatch(between -> matches(head, between));
  }

  private static boolean matches(List<String> lines, Pattern between) {
    String[] names = between.split(lines.get(0), -1);
    if (names.length < 2 || !List.of(names).stream().allMatch(NAME.asMatchPredicate())) {
      return false;
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = between.split(line, -1);
      boolean counted = List.of(cells).stream().anyMatch(VALUE.asMatchPredicate());
      if (cells.length != names.length || !counted) {
        return false;
      }
    }
    return true;
  }
}
