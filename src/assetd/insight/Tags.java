package assetd.insight;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few words one would look a text up by: its language, the libraries it imports (rules in
 * {@code imports.tsv}) and its topics (rules in {@code topics.tsv}). Immutable.
 */
final class Tags {
  private static final int LIBRARIES = 4;
  private static final int TOPICS = 3;

  /** What a word is worth that speaks for a topic by itself, and what a topic needs. */
  private static final int STRONG = 2;

  private static final int ENOUGH = 4;
  private static final int TOPIC_HEAD = 4_096;
  private static final int LINES = 120;
  private static final int LINE = 240;
  private static final Set<String> PLAIN = Set.of("text", "csv");
  private static final Set<String> DOMAINS =
      Set.of("org", "com", "io", "net", "de", "edu", "me", "dev");
  private static final Set<String> HOSTS =
      Set.of("google", "apache", "github", "jetbrains", "eclipse", "fasterxml");

  private final Map<String, List<Import>> imports = Table.grouped("imports.tsv", 5, 0, Import::of);
  private final List<Topic> topics =
      Table.rows("topics.tsv", 3).stream()
          .map(row -> new Topic(row[0], Table.list(row[1]), Table.list(row[2])))
          .toList();

  private record Topic(String tag, List<String> strong, List<String> weak) {
    int score(Set<String> inText, Set<String> inTitle) {
      return STRONG * count(strong, inText, inTitle) + count(weak, inText, inTitle);
    }

    /** The title is part of the text, so that its words count twice. */
    private static int count(List<String> words, Set<String> inText, Set<String> inTitle) {
      int count = 0;
      for (String word : words) {
        count += (inText.contains(word) ? 1 : 0) + (inTitle.contains(word) ? 1 : 0);
      }
      return count;
    }
  }

  private record Import(Pattern pattern, String separator, String part, Set<String> common) {
    static Import of(String[] row) {
      return new Import(Pattern.compile(row[1]), row[2], row[3], new HashSet<>(Table.list(row[4])));
    }
  }

  /** The tags of this text, lower case, the language first; that it is plain text tells nothing. */
  List<String> of(String head, List<String> lines, Language language, String title) {
    Set<String> tags = new LinkedHashSet<>();
    if (!language.label().equals("text")) {
      tags.add(language.name().toLowerCase(Locale.ROOT));
    }
    tags.addAll(libraries(lines, language.label()));
    // The title of a plain text is its first line, and tells no more than any other.
    tags.addAll(topics(head, PLAIN.contains(language.label()) ? "" : title));
    return List.copyOf(tags);
  }

  private Set<String> libraries(List<String> lines, String label) {
    Set<String> found = new LinkedHashSet<>();
    List<Import> rules = imports.getOrDefault(label, List.of());
    String own = lines.stream().filter(line -> line.startsWith("package ")).findFirst().orElse("");
    for (int i = 0; i < Math.min(LINES, lines.size()) && !rules.isEmpty(); i++) {
      String line = lines.get(i).strip();
      for (Import rule : rules) {
        Matcher matcher = rule.pattern.matcher(line.substring(0, Math.min(LINE, line.length())));
        if (found.size() < LIBRARIES && matcher.lookingAt()) {
          add(matcher.group(1), rule, own, found);
        }
      }
    }
    return found;
  }

  private static void add(String name, Import rule, String own, Set<String> found) {
    String[] parts = name.split(Pattern.quote(rule.separator));
    if (parts.length == 0 || rule.common.contains(name) || rule.common.contains(parts[0])) {
      return;
    }
    String library =
        switch (rule.part) {
          case "last" -> last(parts);
          case "domain" -> behindDomain(parts);
          default -> parts[0];
        };
    // What the text itself is a part of is no library.
    if (library.length() > 1 && !own.contains("." + library)) {
      found.add(library.toLowerCase(Locale.ROOT));
    }
  }

  /** Go's major versions are no names. */
  private static String last(String[] parts) {
    String last = parts[parts.length - 1];
    return last.matches("v\\d++") && parts.length > 1 ? parts[parts.length - 2] : last;
  }

  private static String behindDomain(String[] parts) {
    int at = DOMAINS.contains(parts[0]) && parts.length > 1 ? 1 : 0;
    at += HOSTS.contains(parts[at]) && parts.length > at + 2 ? 1 : 0;
    // A name of our own package tells nothing.
    return at == 0 ? "" : parts[at];
  }

  private List<String> topics(String head, String title) {
    Set<String> inText = words(head.substring(0, Math.min(TOPIC_HEAD, head.length())));
    Set<String> inTitle = words(title);
    Map<String, Integer> scores = new HashMap<>();
    for (Topic topic : topics) {
      int score = topic.score(inText, inTitle);
      if (score >= ENOUGH) {
        scores.put(topic.tag, score);
      }
    }
    return scores.keySet().stream()
        .sorted(
            (a, b) ->
                scores.get(a).equals(scores.get(b))
                    ? a.compareTo(b)
                    : scores.get(b) - scores.get(a))
        .limit(TOPICS)
        .toList();
  }

  /** The words of a text in lower case: those inside of names, and whole names. */
  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    int start = 0;
    int whole = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean letter = Character.isLetterOrDigit(c);
      boolean hump =
          letter
              && i > start
              && Character.isUpperCase(c)
              && Character.isLowerCase(text.charAt(i - 1));
      if (!letter || hump) {
        if (i - start > 1) {
          words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        }
        if (!letter && start > whole) {
          words.add(text.substring(whole, i).toLowerCase(Locale.ROOT));
        }
        start = letter ? i : i + 1;
        whole = letter ? whole : start;
      }
    }
    return words;
  }
}
