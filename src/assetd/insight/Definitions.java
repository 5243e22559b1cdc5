package assetd.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a program defines (rules in {@code definitions.tsv} and {@code common-names.tsv}).
 * Immutable.
 */
final class Definitions {
  private static final int MOST = 40;
  private static final int LINE = 240;

  private final Map<String, List<Rule>> rules =
      Table.grouped("definitions.tsv", 4, 0, row -> new Rule(row[1], Pattern.compile(row[2])));
  private final Map<String, Set<String>> common = new HashMap<>();

  private record Rule(String kind, Pattern pattern) {}

  /** A defined name: {@code type} or {@code function}, and the index of its line. */
  record Definition(String name, String kind, int line) {}

  Definitions() {
    for (String[] row : Table.rows("common-names.tsv", 2)) {
      common.put(row[0], new HashSet<>(Table.list(row[1])));
    }
  }

  /** The definitions in these lines, in order, without the names that say nothing. */
  List<Definition> in(List<String> lines, String label) {
    List<Definition> found = new ArrayList<>();
    List<Rule> known = rules.getOrDefault(label, List.of());
    for (int i = 0; i < lines.size() && found.size() < MOST && !known.isEmpty(); i++) {
      String line = lines.get(i).strip();
      Definition definition =
          line.isEmpty() ? null : of(line.substring(0, Math.min(LINE, line.length())), i, known);
      if (definition != null) {
        found.add(definition);
      }
    }
    return found;
  }

  private Definition of(String line, int at, List<Rule> known) {
    for (Rule rule : known) {
      Matcher matcher = rule.pattern.matcher(line);
      if (matcher.lookingAt()) {
        String name = firstGroup(matcher);
        return tells(name, rule.kind) ? new Definition(name, rule.kind, at) : null;
      }
    }
    return null;
  }

  private static String firstGroup(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return "";
  }

  private boolean tells(String name, String kind) {
    return name.length() > 2 && !common.get(kind).contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * What the text is about: its first type, else its first function; null when it defines nothing
   * that tells.
   */
  static Definition main(List<Definition> definitions) {
    return definitions.stream()
        .filter(d -> d.kind.equals("type"))
        .findFirst()
        .orElse(definitions.isEmpty() ? null : definitions.get(0));
  }
}
