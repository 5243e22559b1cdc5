package assetd.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lines that stand in one language only (rules in {@code markers.tsv}), and lines that stand alone
 * (rules in {@code commands.tsv} and {@code alike.tsv}). The rules are looked up by the first word
 * of a line, so that most lines meet no pattern at all. Immutable.
 */
final class Markers {
  private static final int LINES = 150;
  private static final int LINE = 300;

  /** Punctuation before the first word, {@code (} or {@code :-} and a blank. */
  private static final int FAR = 4;

  /** The key of rules for lines with any first word. */
  private static final String ANY = "*";

  private final Map<String, List<Marker>> byFirstWord;

  private record Marker(String label, Pattern pattern) {}

  /** The rules of one table. */
  Markers(String table) {
    byFirstWord = Table.grouped(table, 4, 1, row -> new Marker(row[0], Pattern.compile(row[2])));
  }

  private Markers(Map<String, List<Marker>> byFirstWord) {
    this.byFirstWord = byFirstWord;
  }

  /** These rules, and behind them those of another table. */
  Markers with(String table) {
    Map<String, List<Marker>> all = new HashMap<>();
    for (Markers each : List.of(this, new Markers(table))) {
      each.byFirstWord.forEach(
          (word, rows) -> all.computeIfAbsent(word, w -> new ArrayList<>()).addAll(rows));
    }
    return new Markers(all);
  }

  /** The label of the first line that decides; null when none does. */
  String find(List<String> lines) {
    for (String line : lines.subList(0, Math.min(LINES, lines.size()))) {
      String head = line.substring(0, Math.min(LINE, line.length()));
      String label = find(head, firstWord(head));
      if (label == null && !Character.isLetterOrDigit(head.charAt(0))) {
        label = find(head, head.substring(0, 1));
      }
      label = label == null ? find(head, ANY) : label;
      if (label != null) {
        return label;
      }
    }
    return null;
  }

  private String find(String line, String key) {
    for (Marker marker : byFirstWord.getOrDefault(key, List.of())) {
      if (marker.pattern.matcher(line).lookingAt()) {
        return marker.label;
      }
    }
    return null;
  }

  /** The label that every line decides for; null when one decides for none or for another. */
  String agreed(List<String> lines) {
    String agreed = null;
    for (String line : lines) {
      String label = find(List.of(line));
      if (label == null || agreed != null && !agreed.equals(label)) {
        return null;
      }
      agreed = label;
    }
    return agreed;
  }

  /** The first run of word characters, in lower case; empty when none is near the start. */
  private static String firstWord(String line) {
    int start = 0;
    while (start < Math.min(FAR, line.length()) && !isWord(line.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < line.length() && isWord(line.charAt(end))) {
      end++;
    }
    return line.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
