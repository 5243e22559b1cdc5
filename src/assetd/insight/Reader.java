package assetd.insight;

import assetd.model.Classification;
import java.util.List;
import java.util.Locale;

/** Reads a text whose language is known. */
final class Reader {
  private static final int TITLE = 80;

  Understanding read(
      String text, Language language, String fileName, Classification classification) {
    String title = title(text, language);
    return new Understanding(
        classification,
        title,
        null,
        List.of(language.name().toLowerCase(Locale.ROOT)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static String title(String text, Language language) {
    String line =
        text.lines().limit(200).map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    String bare = line.replaceFirst("^[#/*;%\\s-]++", "");
    if (bare.isEmpty()) {
      return language.name() + " snippet";
    }
    return bare.substring(0, Math.min(TITLE, bare.length()));
  }
}
