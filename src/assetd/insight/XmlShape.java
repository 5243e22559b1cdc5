package assetd.insight;

import java.util.Locale;
import java.util.Set;

/** Whether a text is XML or HTML: a parse test over its first tags that keeps nothing. */
final class XmlShape {
  /** Tags that decide; what follows is more of the same. */
  private static final int TAGS = 60;

  private static final Set<String> HTML =
      words(
          """
          html head body div span p a ul ol li table tr td th form input button script style
          meta link title nav
          """);

  private static final Set<String> HTML_MORE =
      words(
          """
          section article header footer main h1 h2 h3 h4 h5 h6 img br hr label select option
          textarea template canvas dl center font pre details summary video audio iframe
          """);

  /** What the tags say. */
  enum Kind {
    XML,
    HTML,
    NEITHER
  }

  private XmlShape() {}

  /** Tests a text, or the first part of one, that begins with a tag. */
  static Kind of(String text) {
    int at = skipProlog(text);
    if (at < 0
        || at + 1 >= text.length()
        || text.charAt(at) != '<'
        || !isNameStart(text.charAt(at + 1))) {
      return Kind.NEITHER;
    }
    String root = name(text, at + 1);
    boolean html = isHtml(root);
    int tags = 0;
    int foreign = 0;
    int closed = 0;
    while (at >= 0 && tags < TAGS) {
      int end = tagEnd(text, at);
      if (end < 0) {
        break;
      }
      boolean closing = text.charAt(at + 1) == '/';
      String name = name(text, at + (closing ? 2 : 1));
      if (!name.isEmpty()) {
        tags++;
        foreign += isHtml(name) ? 0 : 1;
        closed += closing || text.charAt(end - 1) == '/' ? 1 : 0;
      }
      at = nextTag(text, end);
    }
    if (tags == 0 || closed == 0 && !html) {
      return Kind.NEITHER;
    }
    return html && foreign * 2 <= tags ? Kind.HTML : Kind.XML;
  }

  /** Whether at least two of three lines begin or end with a tag. */
  static boolean isInside(String text) {
    int lines = 0;
    int tagged = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String bare = line.strip();
      boolean begins =
          bare.length() > 2
              && bare.charAt(0) == '<'
              && (bare.charAt(1) == '/' || isNameStart(bare.charAt(1)));
      lines++;
      tagged += begins || bare.endsWith("/>") || bare.endsWith("\">") ? 1 : 0;
    }
    return tagged > 1 && tagged * 3 >= lines * 2;
  }

  private static boolean isHtml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return HTML.contains(lower) || HTML_MORE.contains(lower);
  }

  /** Past blanks, comments and declarations; -1 when something else stands there. */
  private static int skipProlog(String text) {
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF') {
        at++;
        continue;
      }
      String close = text.startsWith("<!--", at) ? "-->" : text.startsWith("<!", at) ? ">" : null;
      if (close == null) {
        return at;
      }
      int end = text.indexOf(close, at);
      if (end < 0) {
        return -1;
      }
      at = end + close.length();
    }
    return -1;
  }

  /**
   * Index of the {@code >} that ends the tag at {@code at}; -1 when there is none, or another tag
   * begins before it.
   */
  private static int tagEnd(String text, int at) {
    char quote = 0;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      } else if (c == '<') {
        return -1;
      }
    }
    return -1;
  }

  private static int nextTag(String text, int from) {
    int at = text.indexOf('<', from);
    while (at >= 0 && at + 1 < text.length()) {
      if (text.startsWith("<!--", at)) {
        at = text.indexOf("-->", at);
      } else if (text.charAt(at + 1) == '/' || isNameStart(text.charAt(at + 1))) {
        return at;
      } else {
        at++;
      }
      at = at < 0 ? -1 : text.indexOf('<', at);
    }
    return -1;
  }

  private static String name(String text, int at) {
    int end = at;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    return text.substring(Math.min(at, end), end);
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':' || c == '.';
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s++"));
  }
}
