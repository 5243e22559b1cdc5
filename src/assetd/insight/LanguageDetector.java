package assetd.insight;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the language of a text from the text alone. Immutable. */
final class LanguageDetector {
  /** The head that decides; the rest of a long text is more of the same. */
  private static final int HEAD = 16_384;

  private static final int MARKER_LINES = 120;
  private static final int LINE = 400;
  private static final Pattern SHEBANG =
      Pattern.compile("#!\\s*+(?:\\S*/)?+(\\S++)(?:\\s++(?:-\\S++\\s++)*+(\\S++))?+");
  private static final Pattern VERSION = Pattern.compile("[\\d.]++$");
  private static final Pattern MODELINE =
      Pattern.compile(
          "-\\*-\\s*+(?:.*?\\bmode:\\s*+)?+([\\w+#-]++)(?=\\s*+(?:;|-\\*-))"
              + "|\\b(?:vim?|ex):.*?\\b(?:ft|filetype|syntax)=(\\w++)");

  private final Languages languages;
  private final List<Marker> markers;

  private record Marker(Language language, boolean start, Pattern pattern) {}

  LanguageDetector(Languages languages) {
    this.languages = languages;
    this.markers =
        Table.rows("markers.tsv", 4).stream()
            .map(
                row ->
                    new Marker(
                        languages.labelled(row[0]),
                        row[1].equals("start"),
                        Pattern.compile(row[2])))
            .toList();
  }

  /** The language of this text; plain text when it is no language we know. */
  Language detect(String text) {
    String head = text.substring(0, Math.min(HEAD, text.length())).stripLeading();
    Language told = shebang(head);
    if (told == null) {
      told = modeline(head);
    }
    if (told == null) {
      told = marker(head);
    }
    return told == null ? languages.labelled("text") : told;
  }

  private Language shebang(String head) {
    Matcher shebang = SHEBANG.matcher(head);
    if (!shebang.lookingAt()) {
      return null;
    }
    boolean env = shebang.group(1).equals("env") && shebang.group(2) != null;
    String program = VERSION.matcher(env ? shebang.group(2) : shebang.group(1)).replaceFirst("");
    return languages.ofInterpreter(program);
  }

  private Language modeline(String head) {
    Matcher modeline = MODELINE.matcher(head.substring(0, Math.min(LINE, head.length())));
    if (!modeline.find()) {
      return null;
    }
    return languages.named(modeline.group(1) == null ? modeline.group(2) : modeline.group(1));
  }

  private Language marker(String head) {
    List<String> lines =
        head.lines()
            .limit(MARKER_LINES)
            .map(line -> line.strip())
            .map(line -> line.substring(0, Math.min(LINE, line.length())))
            .toList();
    for (Marker marker : markers) {
      boolean found =
          marker.start
              ? marker.pattern.matcher(head).lookingAt()
              : lines.stream().anyMatch(line -> marker.pattern.matcher(line).lookingAt());
      if (found) {
        return marker.language;
      }
    }
    return null;
  }
}
