package assetd.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the comments and documentation of a program and what they say (forms in {@code
 * comments.tsv}). Immutable.
 */
final class Comments {
  /** What people write above a program that does not say what it does. */
  private static final Pattern BOILERPLATE =
      Pattern.compile(
          Table.rows("boilerplate.tsv", 2).stream()
              .map(row -> row[0])
              .collect(Collectors.joining("|", "(?i)", "")));

  /** Tags of documentation comments whose text says what the program does. */
  private static final Pattern SAYING =
      Pattern.compile("^\\W*+@(?:description|desc|brief|summary|title|fileoverview)\\b:?\\s*+");

  /** Inline tags of Javadoc keep their last word; tags of HTML go. */
  private static final Pattern INLINE =
      Pattern.compile("\\{@\\w++\\s++([^{}]*+)\\}|</?[a-zA-Z]\\w*+ */?>");

  private static final Pattern DECORATION = Pattern.compile("^[\\s/*#;%!'\"<>{}()|=~_.+-]*+");
  private static final Pattern TRAILING = Pattern.compile("[\\s/*#;%!|=~_+-]++$");
  private static final int LINES = 40;

  /** No line of a paragraph that goes on is so short. */
  private static final int SHORT = 50;

  private final Map<String, List<Form>> forms = Table.grouped("comments.tsv", 4, 0, Form::of);

  /**
   * How one kind of comment is written: to the end of the line, or from {@code open} to {@code
   * close}; null when not. A block may need a line before it that {@code behind} is found in.
   */
  private record Form(String line, String open, String close, Pattern behind) {
    static Form of(String[] row) {
      List<String> block = Table.list(row[2]);
      return block.isEmpty()
          ? new Form(row[1], null, null, null)
          : new Form(
              row[1],
              block.get(0).replace("\\s", " "),
              block.get(1),
              row[3].equals("-") ? null : Pattern.compile(row[3]));
    }

    boolean opens(List<String> lines, int i) {
      return open != null
          && lines.get(i).strip().startsWith(open)
          && (behind == null || behind.matcher(before(lines, i)).find());
    }

    /** The last line before this one that is not blank; empty when there is none. */
    private static String before(List<String> lines, int i) {
      int at = i - 1;
      while (at > 0 && lines.get(at).isBlank()) {
        at--;
      }
      return at < 0 ? "" : lines.get(at).stripTrailing();
    }
  }

  /**
   * A comment.
   *
   * @param first index of its first line
   * @param last index of its last line
   * @param lines what it says, without the marks around it
   */
  record Comment(int first, int last, List<String> lines) {

    /** The first paragraph that says something about the program; empty when none does. */
    String talk() {
      StringBuilder paragraph = new StringBuilder();
      for (String line : lines) {
        boolean ends = line.isEmpty() || line.startsWith("@") || line.startsWith(">>>");
        if (!ends) {
          paragraph.append(between(paragraph, line)).append(line);
        } else if (says(paragraph)) {
          break;
        } else {
          paragraph.setLength(0);
        }
      }
      return says(paragraph) ? paragraph.toString() : "";
    }

    /** A short line without a stop, and a capital on the next one: a heading, not one sentence. */
    private static String between(StringBuilder before, String line) {
      boolean letters =
          !before.isEmpty()
              && Character.isLetterOrDigit(before.charAt(before.length() - 1))
              && line.length() > 1
              && Character.isUpperCase(line.charAt(0))
              && Character.isLowerCase(line.charAt(1));
      return before.isEmpty() ? "" : letters && before.length() < SHORT ? ". " : " ";
    }

    private static boolean says(StringBuilder paragraph) {
      return paragraph.length() > 2 && !BOILERPLATE.matcher(paragraph).find();
    }
  }

  /** The comments that have lines of their own, in order. */
  List<Comment> in(List<String> lines, String label) {
    List<Comment> found = new ArrayList<>();
    List<Form> known = forms.getOrDefault(label, List.of());
    for (int i = 0; i < lines.size(); i++) {
      Comment comment = at(lines, i, known);
      if (comment != null) {
        found.add(comment);
        i = comment.last;
      }
    }
    return found;
  }

  private static Comment at(List<String> lines, int i, List<Form> forms) {
    String line = lines.get(i).strip();
    for (Form form : forms) {
      if (form.opens(lines, i)) {
        return block(lines, i, form);
      }
    }
    for (Form form : forms) {
      if (startsLine(line, form)) {
        return run(lines, i, form);
      }
    }
    return null;
  }

  private static boolean startsLine(String line, Form form) {
    return line.regionMatches(true, 0, form.line, 0, form.line.length()) && !line.startsWith("#!");
  }

  private static Comment block(List<String> lines, int first, Form form) {
    List<String> said = new ArrayList<>();
    int last = first;
    for (int i = first; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int from = i == first ? form.open.length() : 0;
      int end = line.indexOf(form.close, from);
      if (said.size() < LINES) {
        said.add(bare(line.substring(from, end < 0 ? line.length() : end)));
      }
      last = i;
      if (end >= 0) {
        break;
      }
    }
    return new Comment(first, last, said);
  }

  private static Comment run(List<String> lines, int first, Form form) {
    List<String> said = new ArrayList<>();
    int last = first;
    for (int i = first; i < lines.size() && startsLine(lines.get(i).strip(), form); i++) {
      if (said.size() < LINES) {
        said.add(bare(lines.get(i).strip().substring(form.line.length())));
      }
      last = i;
    }
    return new Comment(first, last, said);
  }

  private static String bare(String line) {
    String said = SAYING.matcher(INLINE.matcher(line).replaceAll("$1")).replaceFirst("");
    String bare = TRAILING.matcher(DECORATION.matcher(said).replaceFirst("")).replaceFirst("");
    return said.strip().startsWith(">>>") ? ">>>" + bare : bare;
  }
}
