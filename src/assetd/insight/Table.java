package assetd.insight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rules of this package as data: resources beside the classes, one rule a line, columns
 * separated by tabs, lists inside a column by blanks, {@code -} for nothing, {@code #} at the start
 * of a line for a comment.
 */
final class Table {
  private Table() {}

  /** The rows of a resource, each with exactly this many columns. */
  static List<String[]> rows(String resource, int columns) {
    return lines(resource).stream().map(line -> split(resource, line, columns)).toList();
  }

  /** The rows of a resource as they stand there. */
  static List<String> lines(String resource) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(resource), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rules of a resource by each entry of one of its columns, in the order of the rows.
   *
   * @param keys which column lists what a rule is for
   */
  static <T> Map<String, List<T>> grouped(
      String resource, int columns, int keys, Function<String[], T> rule) {
    Map<String, List<T>> grouped = new HashMap<>();
    for (String[] row : rows(resource, columns)) {
      T made = rule.apply(row);
      list(row[keys])
          .forEach(key -> grouped.computeIfAbsent(key, k -> new ArrayList<>()).add(made));
    }
    return grouped;
  }

  /** A resource of this package as bytes. */
  static InputStream open(String resource) {
    InputStream in = Table.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("The resource " + resource + " is missing from the jar.");
    }
    return in;
  }

  /** The entries of a list column. */
  static List<String> list(String column) {
    return column.equals("-") ? List.of() : List.of(column.split(" +"));
  }

  private static String[] split(String resource, String line, int columns) {
    String[] cells = line.split("\t+", -1);
    if (cells.length != columns) {
      throw new IllegalStateException(
          resource + " has " + cells.length + " columns instead of " + columns + " in: " + line);
    }
    return cells;
  }
}
