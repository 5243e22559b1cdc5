package assetd.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what a program defines (rules in {@code definitions.tsv} and {@code common-names.tsv}).
 * Immutable.
 */
final class Definitions {
  private static final int MOST = 40;
  private static final int LINE = 240;
  private static final String ANY = "*";
  private static final String VALUE = "value";

  private final Map<String, List<Rule>> rules =
      Table.grouped("definitions.tsv", 4, 0, row -> new Rule(row[1], Pattern.compile(row[2])));
  private final Map<String, Set<String>> common = new HashMap<>();

  private record Rule(String kind, Pattern pattern) {}

  /**
   * A defined name.
   *
   * @param kind type, function or value
   * @param line index of its line
   * @param tells whether the name says what the program is about
   */
  record Definition(String name, String kind, int line, boolean tells) {
    boolean isValue() {
      return kind.equals(VALUE);
    }
  }

  Definitions() {
    for (String[] row : Table.rows("common-names.tsv", 2)) {
      common.put(row[0], new HashSet<>(Table.list(row[1])));
    }
  }

  /** The definitions in these lines, in order. */
  List<Definition> in(List<String> lines, String label) {
    List<Rule> own = rules.getOrDefault(label, List.of());
    List<Definition> found = own.isEmpty() ? List.of() : in(lines, own);
    return found.isEmpty() && !own.isEmpty() ? in(lines, rules.get(ANY)) : found;
  }

  private List<Definition> in(List<String> lines, List<Rule> known) {
    List<Definition> found = new ArrayList<>();
    for (int i = 0; i < lines.size() && found.size() < MOST; i++) {
      String line = lines.get(i).strip();
      boolean outer = !line.isEmpty() && lines.get(i).charAt(0) == line.charAt(0);
      Definition definition =
          line.isEmpty()
              ? null
              : of(line.substring(0, Math.min(LINE, line.length())), i, known, outer);
      if (definition != null) {
        found.add(definition);
      }
    }
    return found;
  }

  private Definition of(String line, int at, List<Rule> known, boolean outer) {
    for (Rule rule : known) {
      Matcher matcher = rule.pattern.matcher(line);
      if ((outer || !rule.kind.equals(VALUE)) && matcher.lookingAt()) {
        String name = firstGroup(matcher);
        return new Definition(name, rule.kind, at, tells(name, rule.kind));
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
    return name.length() > (kind.equals(VALUE) ? 4 : 2)
        && !common.get(kind).contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * What the text is about: its first type, else its first function that tells, else its first
   * value when that one tells; else the first that has any name but {@code main}; null when there
   * is none.
   */
  static Definition main(List<Definition> definitions) {
    return Stream.of(telling(definitions, "type"), telling(definitions, "function"))
        .flatMap(found -> found)
        .findFirst()
        .or(() -> firstValue(definitions))
        .or(() -> definitions.stream().filter(Definitions::isNamed).findFirst())
        .orElse(null);
  }

  private static Stream<Definition> telling(List<Definition> definitions, String kind) {
    return definitions.stream().filter(d -> d.tells && d.kind.equals(kind));
  }

  private static Optional<Definition> firstValue(List<Definition> definitions) {
    return definitions.stream().filter(Definition::isValue).findFirst().filter(d -> d.tells);
  }

  private static boolean isNamed(Definition definition) {
    return !definition.isValue() && !definition.name.equalsIgnoreCase("main");
  }
}
