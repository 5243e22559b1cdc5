package assetd.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Titles of data, markup and configuration, which define no names (rules in {@code
 * structures.tsv}). Immutable.
 */
final class Structures {
  private static final int LISTED = 3;
  private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

  private final List<Rule> rules = Table.rows("structures.tsv", 4).stream().map(Rule::of).toList();

  private record Rule(String label, boolean list, Pattern pattern, String title) {
    static Rule of(String[] row) {
      return new Rule(row[0], row[1].equals("list"), Pattern.compile(row[2]), row[3]);
    }

    String apply(String head) {
      Matcher matcher = pattern.matcher(head);
      if (!matcher.find()) {
        return null;
      }
      return list ? title + items(matcher) : filled(matcher);
    }

    private String filled(Matcher match) {
      return GROUP
          .matcher(title)
          .replaceAll(g -> Matcher.quoteReplacement(match.group(Integer.parseInt(g.group(1)))));
    }

    private static String items(Matcher matcher) {
      List<String> items = new ArrayList<>();
      do {
        String item = matcher.group(1).strip();
        if (!item.isEmpty() && !items.contains(item)) {
          items.add(item);
        }
      } while (items.size() < LISTED && matcher.find());
      return String.join(", ", items);
    }
  }

  /** A title for the head of a text of this language; null when no rule knows one. */
  String title(String head, String label) {
    for (Rule rule : rules) {
      if (rule.label.equals(label)) {
        String title = rule.apply(head);
        if (title != null) {
          return title;
        }
      }
    }
    return null;
  }
}
