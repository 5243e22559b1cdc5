package assetd.insight;

import assetd.insight.Titles.Titled;
import assetd.model.Classification;
import java.util.List;
import java.util.Locale;

/** Reads a text whose language is known. Immutable. */
final class Reader {
  /** Title, description and tags come from the head of a text. */
  private static final int HEAD = 16_384;

  private static final int HEAD_LINES = 400;

  /** Addresses and persons are looked for in more of it; secrets in all of it. */
  private static final int WIDE_HEAD = 262_144;

  private final Titles titles = new Titles();
  private final Tags tags = new Tags();
  private final Websites websites = new Websites();
  private final Persons persons = new Persons();
  private final SecretFinder secrets = new SecretFinder();

  /** Everything the text tells, beside its classification. */
  Understanding read(
      String text, Language language, String fileName, Classification classification) {
    String head = text.substring(0, Math.min(HEAD, text.length()));
    String wide = text.substring(0, Math.min(WIDE_HEAD, text.length()));
    List<String> lines = head.lines().limit(HEAD_LINES).toList();
    Titled titled = titles.of(head, lines, language, fileName);
    return new Understanding(
        classification,
        titled.title(),
        titled.description(),
        tags.of(head, lines, language, titled.title()),
        websites.in(wide),
        persons.in(wide),
        hints(titled, language),
        secrets.find(text));
  }

  /** One query: what it does, and in which language. */
  private static List<String> hints(Titled titled, Language language) {
    String title = titled.title().toLowerCase(Locale.ROOT);
    if (!titled.spoken() || title.endsWith("…")) {
      return List.of();
    }
    String name = language.name();
    boolean named = language.isProse() || title.contains(name.toLowerCase(Locale.ROOT));
    return List.of(named ? title : title + " in " + name);
  }
}
