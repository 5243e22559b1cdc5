package assetd.insight;

import assetd.insight.Titles.Titled;
import assetd.model.Classification;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a text whose language is known. Immutable. */
final class Reader {
  /** Title, description and tags come from the head of a text. */
  private static final int HEAD = 16_384;

  private static final int HEAD_LINES = 400;

  /** Addresses and persons are looked for in more of it; secrets in all of it. */
  private static final int WIDE_HEAD = 262_144;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]++");

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
    List<Secret> found = secrets(text);
    Titled titled = titles.of(head, lines, language, fileName).masking(found);
    String description = titled.description();
    return new Understanding(
        classification,
        titled.title(),
        description == null || repeats(description, text) ? null : description,
        tags.of(head, lines, language, titled.title()),
        websites.in(wide).stream().filter(link -> !tells(link.url(), found)).toList(),
        persons.in(wide),
        hints(titled, language).stream().filter(hint -> !repeats(hint, text)).toList(),
        found);
  }

  private static boolean tells(String said, List<Secret> secrets) {
    return secrets.stream().anyMatch(secret -> said.contains(secret.text()));
  }

  /** The secrets in all of the text. */
  List<Secret> secrets(String text) {
    return secrets.find(text);
  }

  /**
   * Whether what is said has the whole text in it, but for blank space and capitals: then it tells
   * nothing, and would show a content where none was asked for.
   */
  private static boolean repeats(String said, String text) {
    return text.length() <= 2 * said.length() && bare(said).contains(bare(text));
  }

  private static String bare(String text) {
    return NO_WORD.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
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
