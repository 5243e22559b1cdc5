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
    List<Secret> found = secrets(text);
    String shown = masked(head, found);
    List<String> lines = shown.lines().limit(HEAD_LINES).toList();
    Titled titled =
        isOne(text, found)
            ? new Titled(found.get(0).name(), null, false)
            : titles.of(shown, lines, language, fileName);
    String description = titled.description();
    return new Understanding(
        classification,
        titled.title(),
        description == null || repeats(description, text) ? null : description,
        tags.of(shown, lines, language, titled.title()),
        websites.in(wide).stream().filter(link -> !tells(link.url(), found)).toList(),
        persons.in(wide),
        hints(titled, language).stream().filter(hint -> !repeats(hint, text)).toList(),
        found);
  }

  /**
   * The text as it may be shown where its content is not, so that no title cuts a secret in two.
   */
  private static String masked(String head, List<Secret> secrets) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (Secret secret : secrets) {
      if (secret.start() < head.length()) {
        shown.append(head, at, secret.start()).append(secret.masked());
        at = Math.min(head.length(), secret.start() + secret.length());
      }
    }
    return shown.append(head, at, head.length()).toString();
  }

  /** Whether the text is a secret and nothing else. */
  private static boolean isOne(String text, List<Secret> secrets) {
    return secrets.size() == 1 && secrets.get(0).text().equals(text.strip());
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
    if (!titled.spoken() || title.endsWith("…") || title.contains(Secret.MASK)) {
      return List.of();
    }
    String name = language.name();
    boolean named = language.isProse() || title.contains(name.toLowerCase(Locale.ROOT));
    return List.of(named ? title : title + " in " + name);
  }
}
