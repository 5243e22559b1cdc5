package assetd.insight;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether lines are YAML: a parse test that keeps nothing. Keys and list items carry the structure;
 * block scalars (behind {@code |} or {@code >}) may hold anything that is indented deeper than
 * their key.
 */
final class YamlShape {
  private static final int LINES = 200;
  private static final double SHARE = 0.9;

  private static final Pattern KEY =
      Pattern.compile(
          "(?:- ++)*+(?:[A-Za-z_$<][\\w./$<*-]*+(?: [\\w./-]++){0,2}+|\"[^\"]*+\"|'[^']*+'|\\d++)"
              + " *+:(?: ++(.*+))?+");
  private static final Pattern ITEM = Pattern.compile("-(?: ++(.*+))?+");
  private static final Pattern OTHER =
      Pattern.compile("#.*+|---.*+|\\.\\.\\.|%YAML.*+|\\{\\{.*+|[\\]}],?+|[\"'\\[{].*+");
  private static final Pattern BLOCK = Pattern.compile(".*[|>][+-]?+\\d?+(?: *+#.*+)?+");

  private final Set<String> outer = new HashSet<>(); // keys without indentation
  private int keys;
  private int nested;
  private int misses;

  /** Indentation of the key whose block scalar we are in; -1 outside of one. */
  private int block = -1;

  private boolean opened;
  private int openedAt;

  private YamlShape() {}

  /** Tests lines with their indentation, blank ones left out. */
  static boolean matches(List<String> lines) {
    List<String> head = lines.subList(0, Math.min(LINES, lines.size()));
    if (head.stream().noneMatch(line -> line.endsWith(":") || line.contains(": "))) {
      return false;
    }
    YamlShape shape = new YamlShape();
    double allowed = head.size() * (1 - SHARE);
    for (String line : head) {
      shape.read(line.substring(0, Math.min(LINES, line.length())));
      if (shape.misses > allowed) {
        return false;
      }
    }
    return shape.keys >= 2
        && (shape.nested > 0 || head.get(0).startsWith("---") || shape.keys >= 4);
  }

  private void read(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    if (indent == line.length() || block >= 0 && indent > block) {
      return; // of a line that begins behind the part looked at nothing is known
    }
    block = -1;
    if (line.startsWith("---")) {
      outer.clear();
    }
    String bare = line.strip();
    var key = KEY.matcher(bare);
    if (line.charAt(indent) == '\t') {
      misses++;
    } else if (key.matches() && isValue(key.group(1)) && isNew(line)) {
      keys += indent == 0 && isTitled(bare) ? 0 : 1;
      nested += opened && (indent > openedAt || bare.startsWith("- ")) ? 1 : 0;
      openScope(key.group(1), indent);
    } else if (ITEM.matcher(bare).matches() && isValue(bare)) {
      nested += opened ? 1 : 0;
      openScope("-", indent);
    } else if (!OTHER.matcher(bare).matches() && !(opened || indent > openedAt && isValue(bare))) {
      misses++;
    } else if (!OTHER.matcher(bare).matches()) {
      // A plain scalar that goes on in a second line.
      misses += isValue(bare) && indent > openedAt ? 0 : 1;
    }
  }

  /** YAML forbids the same key twice; who speaks in a chat speaks again. */
  private boolean isNew(String line) {
    return line.startsWith(" ")
        || line.startsWith("-")
        || outer.add(line.substring(0, line.indexOf(':')));
  }

  /** Whether a key, or the first one of a list item, begins with a capital, as those of notes. */
  private static boolean isTitled(String bare) {
    int at = 0;
    while (at < bare.length() - 1 && "- ".indexOf(bare.charAt(at)) >= 0) {
      at++;
    }
    return Character.isUpperCase(bare.charAt(at));
  }

  private void openScope(String value, int indent) {
    opened = value == null || value.isBlank() || value.startsWith("#");
    openedAt = indent;
    block = value != null && BLOCK.matcher(value).matches() ? indent : -1;
  }

  /** Program text ends its lines like this, YAML does not. */
  private static boolean isValue(String value) {
    if (value == null || value.isEmpty()) {
      return true;
    }
    char last = value.charAt(value.length() - 1);
    return last != ';'
        && last != '('
        && (last != '{' || value.equals("{"))
        && (last != ',' || "[{\"'".indexOf(value.charAt(0)) >= 0);
  }
}
