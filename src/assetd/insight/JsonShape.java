package assetd.insight;

/**
 * Whether a text is JSON: a parse test that keeps nothing. One object or array, or several, one
 * after the other (JSON lines). Taken as well: comments and trailing commas, as configuration files
 * have them, and a text that is cut off after its first key.
 */
final class JsonShape {
  private static final int DEPTH = 200;

  private final String text;
  private int at;
  private int depth;
  private int keys;

  private JsonShape(String text) {
    this.text = text;
  }

  /** Tests a text, or the first part of one. */
  static boolean matches(String text) {
    JsonShape shape = new JsonShape(text);
    shape.blanks();
    if (shape.at >= text.length() || "{[".indexOf(text.charAt(shape.at)) < 0) {
      return false;
    }
    while (shape.at < text.length()) {
      if (!shape.value()) {
        // Running off the end of a long text is fine: it was cut.
        return shape.at >= text.length() && shape.keys > 0;
      }
      shape.blanks();
    }
    return true;
  }

  private boolean value() {
    blanks();
    if (at >= text.length()) {
      return false;
    }
    return switch (text.charAt(at)) {
      case '{' -> members('}', true);
      case '[' -> members(']', false);
      case '"' -> string();
      default -> depth > 0 && scalar();
    };
  }

  private boolean members(char close, boolean named) {
    at++;
    if (++depth > DEPTH) {
      return false;
    }
    blanks();
    while (!next(close)) {
      if (named && !key() || !value()) {
        return false;
      }
      blanks();
      if (next(close)) {
        break;
      }
      if (!next(',')) {
        return false;
      }
      blanks();
    }
    depth--;
    return true;
  }

  private boolean key() {
    if (at >= text.length() || text.charAt(at) != '"' || !string()) {
      return false;
    }
    blanks();
    keys++;
    return next(':');
  }

  private boolean string() {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return true;
      }
      if (c == '\n') {
        return false;
      }
      at += c == '\\' ? 1 : 0;
    }
    at = text.length();
    return false;
  }

  private boolean scalar() {
    int start = at;
    while (at < text.length() && isScalar(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return at > start
        && (word.equals("true")
            || word.equals("false")
            || word.equals("null")
            || "-0123456789".indexOf(word.charAt(0)) >= 0
                && !word.chars().anyMatch(c -> c > 'e' || c == 'x'));
  }

  private static boolean isScalar(char c) {
    return c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }

  private boolean next(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void blanks() {
    while (at < text.length()) {
      if (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF') {
        at++;
      } else if (text.startsWith("//", at)) {
        at = until("\n");
      } else if (text.startsWith("/*", at)) {
        at = until("*/");
      } else {
        return;
      }
    }
  }

  private int until(String end) {
    int found = text.indexOf(end, at + 2);
    return found < 0 ? text.length() : found + end.length();
  }
}
