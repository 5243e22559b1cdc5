package assetd.index;

import assetd.index.Document.Label;
import assetd.index.Document.Note;
import assetd.model.Filter;
import assetd.model.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Random documents and queries over few words, so that they meet; with letters that fold in odd
 * ways among them.
 */
final class RandomDocuments {
  private static final String[] WORDS = {
    "merge",
    "Merge",
    "MERGE",
    "sort",
    "sorted",
    "mergeSort",
    "merge_sort",
    "HTTPHeader",
    "utf8",
    "levenshtein",
    "levenstein",
    "Straße",
    "STRASSE",
    "Kelvin",
    "\u212Aelvin",
    "ΟΔΟΣ",
    "οδος",
    "\u0130stanbul",
    "istanbul",
    "sınıf",
    "\u023Abc",
    "ⱥbc",
    "文件权限",
    "权限",
    "👍",
    "a",
    "i",
    "x1",
    "e\u0301t\u00E9",
    "ſtudy",
    "study",
    "if",
    "for",
    "return"
  };
  private static final String[] GAPS = {
    " ", "\n", "  ", ".", "(", ") ", "-", "_", "", ": ", "\t", "=", "??", "?"
  };
  private static final String[] LANGUAGES = {"java", "py", "md", "rs"};
  private static final String[] TYPES = {"DESCRIPTION", "COMMENT", "SUMMARY"};
  private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");

  private final Random random;
  private final List<Label> tags = new ArrayList<>();
  private final List<Label> sites = new ArrayList<>();
  private final List<Label> persons = new ArrayList<>();

  RandomDocuments(Random random) {
    this.random = random;
    for (int i = 0; i < 6; i++) {
      tags.add(new Label(id(), List.of(words(1))));
      sites.add(new Label(id(), List.of(words(2), "https://" + words(1) + ".example/" + i)));
      persons.add(
          new Label(id(), i == 0 ? List.of() : List.of(words(2), "p" + i + "@example.org")));
    }
  }

  /** A new id. */
  String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  Document document(String id) {
    return new Document(
        id,
        time(),
        time(),
        random.nextInt(5) == 0,
        random.nextInt(6) == 0 ? null : any(LANGUAGES),
        random.nextInt(6) == 0 ? null : words(random.nextInt(5)),
        random.nextInt(8) == 0 ? "" : words(1 + random.nextInt(40)),
        some(tags),
        list(2, () -> new Note(any(TYPES), words(3))),
        some(sites),
        some(persons),
        list(1, () -> words(2)));
  }

  private Instant time() {
    return START.plusNanos(1_000L * random.nextInt(50));
  }

  /** So many words with anything between them. */
  String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(any(WORDS)).append(any(GAPS));
    }
    return text.toString();
  }

  private <T> T any(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private <T> List<T> list(int most, Supplier<T> of) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      list.add(of.get());
    }
    return list;
  }

  private List<Label> some(List<Label> labels) {
    List<Label> some = new ArrayList<>(labels);
    some.removeIf(l -> random.nextInt(4) > 0);
    return some;
  }

  Query query(List<Document> documents) {
    Filter filter = random.nextInt(3) == 0 ? filter(documents, 3) : null;
    List<String> asked =
        random.nextInt(4) == 0 ? list(3, () -> tag()).stream().distinct().toList() : List.of();
    String text = random.nextInt(8) == 0 ? null : text(documents);
    Set<String> space = random.nextInt(5) == 0 ? space(documents) : null;
    return new Query(text, asked, filter, space, random.nextBoolean(), false);
  }

  private Set<String> space(List<Document> documents) {
    Set<String> space = new HashSet<>(List.of(id(), "no id"));
    documents.stream().filter(d -> random.nextInt(3) == 0).forEach(d -> space.add(d.id()));
    return space;
  }

  private String tag() {
    Label tag = tags.get(random.nextInt(tags.size()));
    return random.nextBoolean() ? tag.id() : swapCase(tag.texts().get(0));
  }

  /**
   * A piece of a document in another case, now and then with a letter changed, or words of no
   * document.
   */
  String text(List<Document> documents) {
    if (documents.isEmpty() || random.nextInt(4) == 0) {
      return words(1 + random.nextInt(4));
    }
    List<List<String>> texts =
        List.copyOf(Naive.texts(documents.get(random.nextInt(documents.size()))).values());
    List<String> some = texts.get(random.nextInt(texts.size()));
    return some.isEmpty() ? "e" : piece(some.get(random.nextInt(some.size())));
  }

  private String piece(String text) {
    int[] points = text.codePoints().toArray();
    if (points.length == 0) {
      return "s";
    }
    int length = 1 + random.nextInt(Math.min(points.length, random.nextInt(3) == 0 ? 2 : 20));
    int from = random.nextInt(points.length - length + 1);
    String piece = new String(points, from, length);
    return random.nextInt(3) == 0 ? swapCase(piece) : piece;
  }

  private static String swapCase(String text) {
    StringBuilder swapped = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(swapped::appendCodePoint);
    return swapped.toString();
  }

  Filter filter(List<Document> documents, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> new Filter.Classified(any(LANGUAGES));
      case 1 -> new Filter.Tagged(tag());
      case 2 -> new Filter.OnWebsite(idOrPart(sites));
      case 3 -> new Filter.WithPerson(idOrPart(persons));
      case 4 -> phrase(documents);
      case 5 -> new Filter.Created(maybeTime(), maybeTime());
      case 6 -> new Filter.Updated(maybeTime(), maybeTime());
      case 7 -> new Filter.All(list(3, () -> filter(documents, depth - 1)));
      default -> new Filter.Any(list(3, () -> filter(documents, depth - 1)));
    };
  }

  private Instant maybeTime() {
    return random.nextInt(3) == 0 ? null : time().plusNanos(random.nextInt(2) * 500);
  }

  private String idOrPart(List<Label> labels) {
    Label label = labels.get(random.nextInt(labels.size()));
    return random.nextBoolean() || label.texts().isEmpty()
        ? label.id()
        : piece(label.texts().get(random.nextInt(label.texts().size())));
  }

  private Filter phrase(List<Document> documents) {
    return new Filter.Phrase(
        text(documents),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean() ? null : any(TYPES),
        random.nextBoolean());
  }
}
