package assetd.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what should not spread (rules in {@code secrets.tsv}). A rule's pattern is tried only
 * around its literals, so that a text without secrets costs a few searches for short strings.
 * Immutable.
 *
 * <p>The whole text is searched. Simplification: after {@value #ATTEMPTS} literals of one rule that
 * led to nothing, the rest of the text is not searched for that rule; only texts made for the
 * purpose get there.
 */
final class SecretFinder {
  private static final int ATTEMPTS = 20_000;
  private static final int MOST = 100;

  /** Longer texts are more than a password and what it is for. */
  private static final int SHORT = 160;

  /** How far before and behind its literal a match may reach; private keys are the longest. */
  private static final int BEFORE = 128;

  private static final int BEHIND = 8_192;
  private static final int COLUMNS = 9;

  private final List<Rule> rules =
      Table.rows("secrets.tsv", COLUMNS).stream().map(Rule::of).toList();
  private final Placeholders placeholders = new Placeholders();

  private record Rule(
      String name,
      String category,
      String severity,
      List<String> literals,
      boolean near,
      Pattern pattern,
      double entropy,
      String description) {

    static Rule of(String[] row) {
      return new Rule(
          row[0],
          row[1],
          row[2],
          Table.list(row[3]),
          row[4].equals("near"),
          Pattern.compile(row[5]),
          Double.parseDouble(row[6]),
          row[7] + " Revoke it where it was issued, and keep the next one out of the text.");
    }
  }

  /**
   * The secrets of a text in the order of their positions, at most {@value #MOST}; they do not
   * overlap.
   */
  List<Secret> find(String text) {
    String lower = LowerCase.inPlace(text);
    List<Secret> found = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.literals.isEmpty() && text.length() <= SHORT) {
        whole(rule, text, found);
      }
      for (String literal : rule.literals) {
        boolean exact = !literal.equals(literal.toLowerCase(Locale.ROOT));
        find(rule, literal, text, exact ? text : lower, found);
      }
    }
    found.sort(Comparator.comparingInt(Secret::start));
    return List.copyOf(found);
  }

  /** A rule without a literal is about a short text as a whole. */
  private void whole(Rule rule, String text, List<Secret> found) {
    Matcher matcher = rule.pattern.matcher(text);
    if (matcher.lookingAt()) {
      take(rule, matcher, found);
    }
  }

  private void find(Rule rule, String literal, String text, String searched, List<Secret> found) {
    int at = searched.indexOf(literal);
    if (at < 0) {
      return;
    }
    Matcher matcher = rule.pattern.matcher(text);
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    int done = 0;
    for (int attempts = 0; at >= 0 && attempts < ATTEMPTS && found.size() < MOST; attempts++) {
      int start = rule.near ? Math.max(done, startOfLine(text, at)) : at;
      if (matchesFrom(start, at, matcher, text.length())) {
        take(rule, matcher, found);
        done = matcher.end();
      }
      at = searched.indexOf(literal, Math.max(done, at + literal.length()));
    }
  }

  /** Whether the pattern matches from any place between start and the literal. */
  private static boolean matchesFrom(int start, int literal, Matcher matcher, int length) {
    for (int from = start; from <= literal; from++) {
      matcher.region(from, Math.min(length, literal + BEHIND));
      if (matcher.lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** The start of the line, when it is near. */
  private static int startOfLine(String text, int at) {
    int limit = Math.max(0, at - BEFORE);
    int start = at;
    while (start > limit && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private void take(Rule rule, Matcher matcher, List<Secret> found) {
    int group = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
    int start = matcher.start(group);
    int end = matcher.end(group);
    String secret = matcher.group(group);
    double entropy = Entropy.of(secret);
    boolean overlaps =
        found.stream().anyMatch(s -> s.start() < end && start < s.start() + s.length());
    if (overlaps || entropy < rule.entropy || placeholders.matches(secret)) {
      return;
    }
    found.add(
        new Secret(
            secret,
            rule.category,
            rule.severity,
            rule.name,
            rule.description,
            start,
            end - start,
            entropy));
  }
}
