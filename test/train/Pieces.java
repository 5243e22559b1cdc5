package assetd.insight;

import assetd.insight.Corpus.Snippet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one copies out of a file: pieces of 400 characters that begin at the start of a line, at
 * most three from one snippet, none overlapping. A piece that is mostly comment, that is code
 * inside of a fence of Markdown, or script inside of HTML, says nothing about the language of its
 * file and is left out.
 */
final class Pieces {
  private static final int LENGTH = 400;
  private static final int MOST = 3;
  private static final Pattern FENCE = Pattern.compile("(?m)^\\s*+```");
  private static final Pattern MARK =
      Pattern.compile(
          "(?m)^(?:#{1,6} |[-*+>] |\\d+\\. |```|~~~|---$|\\|)|`[^`\\n]+`|\\]\\(|\\*\\*");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z]");
  private static final Pattern LINE_COMMENT = Pattern.compile("//|# |#$|--|;|%|!|<\\?xml");
  private static final String[][] BLOCKS = {
    {"/*", "*/"},
    {"(*", "*)"},
    {"<!--", "-->"},
    {"\"\"\"", "\"\"\""},
    {"{-", "-}"},
    {"=begin", "=end"},
    {"#|", "|#"}
  };

  private Pieces() {}

  /** The pieces of a snippet; none when it is short. */
  static List<String> of(Snippet snippet) {
    String text = snippet.text();
    boolean[] comment = comments(text);
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at + LENGTH <= text.length() && pieces.size() < MOST; ) {
      if (comment[at] || text.charAt(at) == '\n') {
        at = nextLine(text, at);
        continue;
      }
      String piece = text.substring(at, at + LENGTH);
      if (!isForeign(snippet.label(), piece, text.substring(0, at))
          && isMostlyCode(text, comment, at)) {
        pieces.add(piece);
      }
      at = nextLine(text, at + LENGTH);
    }
    return pieces;
  }

  private static boolean isForeign(String label, String piece, String before) {
    return switch (label) {
      case "markdown" ->
          !MARK.matcher(piece).find()
              || !piece.contains("```") && FENCE.split(before, -1).length % 2 == 0;
      case "html" -> !TAG.matcher(piece).find();
      default -> false;
    };
  }

  private static boolean isMostlyCode(String text, boolean[] comment, int at) {
    int said = 0;
    int all = 0;
    for (int i = at; i < at + LENGTH; i++) {
      if (text.charAt(i) > ' ') {
        all++;
        said += comment[i] ? 1 : 0;
      }
    }
    return said * 2 <= all;
  }

  private static int nextLine(String text, int from) {
    int end = text.indexOf('\n', Math.min(from, text.length()));
    return end < 0 ? text.length() : end + 1;
  }

  private static boolean[] comments(String text) {
    boolean[] comment = new boolean[text.length()];
    String close = null;
    for (int at = 0; at < text.length(); at = nextLine(text, at)) {
      int end = Math.min(text.length(), nextLine(text, at));
      String line = text.substring(at, end).strip();
      boolean is = close != null || LINE_COMMENT.matcher(line).lookingAt() || opens(line) != null;
      close = close == null ? unclosed(line) : line.contains(close) ? null : close;
      Arrays.fill(comment, at, end, is);
    }
    return comment;
  }

  private static String[] opens(String line) {
    return Arrays.stream(BLOCKS).filter(pair -> line.startsWith(pair[0])).findFirst().orElse(null);
  }

  private static String unclosed(String line) {
    String[] pair = opens(line);
    return pair == null || line.indexOf(pair[1], pair[0].length()) >= 0 ? null : pair[1];
  }
}
