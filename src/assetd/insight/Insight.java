package assetd.insight;

import assetd.insight.FileTypes.FileType;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Subject;
import java.util.List;
import java.util.Locale;

/**
 * What a content tells about itself: its language or type, a title, tags, addresses, persons and
 * secrets. Reads its rules once; afterwards immutable and free to cross threads. No I/O, no clock,
 * no state: the same content is always understood the same way.
 */
public final class Insight {
  private static final String UNKNOWN = "UNKNOWN";

  private final Languages languages = new Languages();
  private final FileTypes fileTypes = new FileTypes();
  private final LanguageDetector detector = LanguageDetector.load(languages);
  private final Reader reader = new Reader();
  private final Subjects subjects = Subjects.load();

  private Insight() {}

  /** Reads the rules and the language model from the resources of this package. */
  public static Insight load() {
    return new Insight();
  }

  /**
   * Understands a content. What the user gave wins over what the content says.
   *
   * @param fileName the name of its file; null when unknown
   * @param extension what the client called its type ({@code metadata.ext}); null when unsaid
   * @param given the classification that the client gave; null when unsaid, UNKNOWN counts as
   *     unsaid
   */
  public Understanding understand(
      Content content, String fileName, String extension, Classification given) {
    String text = content.text() ? content.string() : TextDecoder.decode(content.bytes());
    FileType type = content.text() ? null : fileTypes.of(content.bytes(), text != null);
    String told = told(extension, given);
    if (type != null || text == null) {
      return binary(content.bytes(), type, fileName, told, given);
    }
    if (!content.text() && isSvg(text)) {
      FileType svg = new FileType(new Classification("IMAGE", "svg"), "SVG image");
      return binary(content.bytes(), svg, fileName, told, given);
    }
    Language language = language(text, fileName, told);
    Classification own = told == null ? named(fileName, language) : safe(told);
    return reader.read(text, language, fileName, withGeneric(own, given));
  }

  /**
   * The generic type that goes with a specific one as a client wrote it; UNKNOWN when none does.
   */
  public String generic(String specific) {
    return safe(specific).generic();
  }

  /** Only what should not spread in a content; the same as {@link Understanding#secrets}. */
  public List<Secret> secrets(Content content) {
    String text = content.text() ? content.string() : TextDecoder.decode(content.bytes());
    boolean binary = !content.text() && fileTypes.of(content.bytes(), text != null) != null;
    return text == null || binary ? List.of() : reader.secrets(text);
  }

  /**
   * The well-known subjects that UTF-8 text may be about, likeliest first; their numbers mean
   * something to {@code related} only.
   */
  public List<Subject> subjects(byte[] utf8) {
    return subjects.of(utf8);
  }

  /**
   * The type the client named, as it wrote it: the extension first, for the contract lets it
   * override the classification.
   */
  private static String told(String extension, Classification given) {
    if (extension != null && !extension.isBlank() && !extension.equals(UNKNOWN)) {
      return extension;
    }
    return given == null || given.specific() == null || given.specific().equals(UNKNOWN)
        ? null
        : given.specific();
  }

  private Language language(String text, String fileName, String told) {
    Language byName = told == null ? ofFileName(text, fileName) : languages.named(told);
    if (byName == null && told != null) {
      byName = languages.ofSpecific(told);
    }
    return byName == null ? detector.detect(text) : byName;
  }

  private Language ofFileName(String text, String fileName) {
    if (fileName == null) {
      return null;
    }
    Language whole = languages.ofFileName(baseName(fileName));
    if (whole != null) {
      return whole;
    }
    List<Language> possible = languages.withExtension(extensionOf(fileName));
    if (possible.size() < 2) {
      return possible.isEmpty() ? null : possible.get(0);
    }
    return detector.detect(text, possible);
  }

  /**
   * The extension of a file is more precise than its language ({@code tsx}), where it belongs to
   * one language only.
   */
  private Classification named(String fileName, Language language) {
    String extension = fileName == null ? "" : extensionOf(fileName).toLowerCase(Locale.ROOT);
    boolean precise = languages.withExtension(extension).equals(List.of(language));
    String safe = precise ? languages.nearestSafe(extension) : null;
    return safe == null
        ? language.classification()
        : new Classification(languages.genericOf(safe), safe);
  }

  private Classification safe(String told) {
    String safe = languages.nearestSafe(told);
    return safe == null
        ? new Classification("UNKNOWN", UNKNOWN)
        : new Classification(languages.genericOf(safe), safe);
  }

  private static Classification withGeneric(Classification own, Classification given) {
    boolean unsaid = given == null || given.generic() == null || given.generic().equals(UNKNOWN);
    return new Classification(
        unsaid ? own.generic() : given.generic(),
        own.specific(),
        given == null ? null : given.rendering());
  }

  private static boolean isSvg(String text) {
    String head = text.substring(0, Math.min(1_024, text.length()));
    return head.contains("<svg") && head.stripLeading().startsWith("<");
  }

  private Understanding binary(
      byte[] bytes, FileType type, String fileName, String told, Classification given) {
    Classification own =
        told != null && languages.nearestSafe(told) != null
            ? safe(told)
            : type == null ? new Classification("FILE", "bin") : type.classification();
    ImageSize size = ImageSize.of(type == null ? "" : type.classification().specific(), bytes);
    String name = type == null ? "Binary file" : type.name();
    String described =
        size == null ? name : name + ", " + size.width() + " × " + size.height() + " pixels";
    boolean named = fileName != null && !baseName(fileName).isBlank();
    return new Understanding(
        withGeneric(own, given),
        named ? baseName(fileName) : described,
        named ? described : null,
        List.of(own.generic().toLowerCase(Locale.ROOT), own.specific()),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The name of a file without its directories, of whatever system. */
  static String baseName(String fileName) {
    return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  }

  private static String extensionOf(String fileName) {
    String base = baseName(fileName);
    return base.substring(base.lastIndexOf('.') + 1);
  }
}
