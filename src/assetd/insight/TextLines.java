package assetd.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first lines of a text without the blank ones and without block comments that begin a line:
 * what is left to tell the language by, for comments read alike everywhere.
 *
 * @param raw with their indentation
 * @param stripped without it
 */
record TextLines(List<String> raw, List<String> stripped) {
  private static final int MAX = 400;
  private static final int WORDS = 4;

  /** A list of modules or a subclass has the words of a sentence, and no marks of code. */
  private static final Pattern IMPORTS =
      Pattern.compile(
          "(?:import|include|export|uses|from\\s++\\S++\\s++import)\\s++[\\w./]++"
              + "(?:\\s*+,\\s*+[\\w./]++)*+;?+|class\\s++[A-Z]\\w*+\\s*+<\\s*+[A-Z][\\w:]*+");

  private static final String[][] BLOCK_COMMENTS = {
    {"/*", "*/"}, {"\"\"\"", "\"\"\""}, {"{- ", "-}"}, {"{--", "-}"}, {"(* ", "*)"}, {"(**", "*)"},
    {"<!--", "-->"}, {"=begin", "=end"}, {"#|", "|#"}, {"--[[", "]]"}, {"<#", "#>"}, {"#[ ", "]#"}
  };

  /** Cuts a text at line feeds, carriage returns, or both. */
  static TextLines of(String text) {
    List<String> raw = new ArrayList<>();
    List<String> stripped = new ArrayList<>();
    List<String> all = new ArrayList<>();
    String close = null;
    for (int start = 0; start < text.length() && all.size() < MAX; ) {
      int end = endOfLine(text, start);
      String line = text.substring(start, end);
      String bare = line.strip();
      start = end + 1;
      if (bare.isEmpty()) {
        continue;
      }
      all.add(line);
      if (close != null) {
        close = bare.contains(close) ? null : close;
        continue;
      }
      close = openComment(bare);
      if (close == null) {
        raw.add(line);
        stripped.add(bare);
      }
    }
    // A text that is one comment, or the inside of one, is judged as it stands.
    return raw.isEmpty()
        ? new TextLines(all, all.stream().map(String::strip).toList())
        : new TextLines(raw, stripped);
  }

  private static int endOfLine(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /**
   * What ends the block comment that this line begins with and does not close; null when it begins
   * with none.
   */
  private static String openComment(String line) {
    for (String[] pair : BLOCK_COMMENTS) {
      if (line.startsWith(pair[0]) && line.indexOf(pair[1], pair[0].length()) < 0) {
        return pair[1];
      }
    }
    return null;
  }

  /** The lines as one text. */
  String code() {
    return String.join("\n", raw);
  }

  /** The lines without indentation, each together with those that a backslash at its end adds. */
  List<String> joined() {
    List<String> joined = new ArrayList<>();
    boolean open = false;
    for (String line : stripped) {
      boolean more = line.endsWith("\\");
      String bare = more && line.length() > 1 ? line.substring(0, line.length() - 1) : line;
      if (open) {
        joined.set(joined.size() - 1, joined.get(joined.size() - 1) + bare);
      } else {
        joined.add(bare);
      }
      open = more;
    }
    return joined;
  }

  /** Whether the first line reads like a sentence. */
  boolean beginsWithSentence() {
    return !stripped.isEmpty() && !isRemark(stripped.get(0)) && isProse(stripped.get(0));
  }

  /** Whether the first line is a sentence from a capital to a stop, or in a script without them. */
  boolean beginsWithWholeSentence() {
    if (!beginsWithSentence()) {
      return false;
    }
    String first = stripped.get(0);
    char last = first.charAt(first.length() - 1);
    return first.charAt(0) > 0x2e80 || Character.isUpperCase(first.charAt(0)) && last == '.';
  }

  /**
   * The share of characters in lines that read like sentences, 0 to 1; lines that begin like a
   * comment do not count.
   */
  double proseShare() {
    int prose = 0;
    int all = 0;
    for (String line : stripped) {
      char first = line.charAt(0);
      if (!isRemark(line) && (Character.isLetterOrDigit(first) || "-\"'(<>.".indexOf(first) >= 0)) {
        all += line.length();
        prose += isProse(line) ? line.length() : 0;
      }
    }
    return prose == 0 ? 0 : prose / (double) all;
  }

  /** SQL, Haskell, Lua and Ada begin remarks like this; a hyphen alone begins a list. */
  private static boolean isRemark(String line) {
    return line.startsWith("--");
  }

  private static boolean isProse(String line) {
    char last = line.charAt(line.length() - 1);
    int item = line.startsWith("- ") ? 2 : 0;
    int colon = line.indexOf(':', item);
    boolean key = colon > item && colon < line.indexOf(' ', item);
    boolean tag = line.charAt(0) == '<';
    boolean imports = IMPORTS.matcher(line).matches();
    return !key
        && !tag
        && !imports
        && !isCommand(line)
        && ";{}=(".indexOf(last) < 0
        && isSentence(line);
  }

  /**
   * A first word of capitals only is a keyword of SQL or of a Dockerfile rather than an acronym.
   */
  private static boolean isCommand(String line) {
    int end = 0;
    while (end < line.length() && Character.isUpperCase(line.charAt(end))) {
      end++;
    }
    return end > 1 && end < line.length() && line.charAt(end) == ' ';
  }

  /**
   * Four words and more with next to no code punctuation, or a run of letters of a script that has
   * no blanks.
   */
  private static boolean isSentence(String line) {
    int blanks = 0;
    int letters = 0;
    int wide = 0;
    int runs = 0;
    boolean inRun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean mark = ";{}()=<>$@\\|#_[]`+&".indexOf(c) >= 0;
      runs += mark && !inRun ? 1 : 0;
      inRun = mark || inRun && (c == '\'' || c == '"');
      blanks += c == ' ' ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
      wide += c > 0x2e80 && Character.isLetter(c) ? 1 : 0;
    }
    boolean closed = line.charAt(line.length() - 1) == '.' && Character.isUpperCase(line.charAt(0));
    return wide * 2 > line.length()
        || blanks >= WORDS - 1
            && letters * 10 > line.length() * 7
            && runs * (closed ? 2 : 4) <= blanks + 1;
  }
}
