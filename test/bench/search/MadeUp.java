package bench.search;

import assetd.index.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A corpus without a file: documents of invented words in Zipf's proportions, some of them joined
 * to identifiers, and questions with the truth found by looking everywhere. Not as hard as real
 * text, but always at hand.
 */
final class MadeUp {
  private static final String[] SYLLABLES = {
    "ka", "to", "ri", "ne", "mo", "sal", "ter", "in", "gra", "pol", "ver", "dis", "con", "list",
    "ab", "ser", "lo", "um", "pre", "fix", "o", "ex", "ma", "bu", "ffer"
  };

  private final Random random;
  private final int longest;
  private final List<String> words = new ArrayList<>();
  private final List<Document> documents = new ArrayList<>();

  /** So many documents of up to {@code longest} words, and some more. */
  MadeUp(long seed, int size, int longest) {
    random = new Random(seed);
    this.longest = longest;
    for (int i = 0; i < 20_000; i++) {
      words.add(word(2 + random.nextInt(3)));
    }
    for (int i = 0; i < size; i++) {
      documents.add(document(i));
    }
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  /** The word of rank r comes with a probability near 1 / r. */
  private String anyWord() {
    return words.get((int) Math.pow(words.size(), random.nextDouble()) - 1);
  }

  private String identifier() {
    String second = anyWord();
    return random.nextBoolean()
        ? anyWord() + Character.toUpperCase(second.charAt(0)) + second.substring(1)
        : anyWord() + "_" + second;
  }

  private Document document(int number) {
    StringBuilder content = new StringBuilder();
    for (int i = longest / 10 + random.nextInt(longest); i > 0; i--) {
      content.append(random.nextInt(4) == 0 ? identifier() : anyWord());
      content.append(" (.= \n;".charAt(random.nextInt(7)));
    }
    String title = anyWord() + " " + anyWord() + " " + anyWord() + " " + number % 97;
    Instant created = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(number);
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    return Document.of(id, created, "text", title, content.toString());
  }

  List<Document> documents() {
    return documents;
  }

  List<Corpus.Question> questions() {
    List<Corpus.Question> questions = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Document d = documents.get(random.nextInt(documents.size()));
      questions.add(
          switch (i % 4) {
            case 0 -> substring(i, d);
            case 1 -> title(i, d);
            case 2 -> identifier(i, d);
            default -> new Corpus.Question(i, "none", "qx" + word(4).replace('a', 'y'), List.of());
          });
    }
    return questions;
  }

  private Corpus.Question substring(int number, Document d) {
    int length = 8 + random.nextInt(12);
    int from = random.nextInt(Math.max(1, d.content().length() - length));
    String piece = d.content().substring(from, Math.min(d.content().length(), from + length));
    String folded = piece.toLowerCase(Locale.ROOT);
    return new Corpus.Question(
        number, "sub", piece, where(x -> x.content().toLowerCase(Locale.ROOT).contains(folded)));
  }

  private Corpus.Question title(int number, Document d) {
    return new Corpus.Question(
        number, "title1", misspell(d.title()), where(x -> x.title().equals(d.title())));
  }

  private Corpus.Question identifier(int number, Document d) {
    String[] words = d.content().split("[ (.=\n;]+");
    String word = words[random.nextInt(words.length)];
    String folded = word.toLowerCase(Locale.ROOT);
    return new Corpus.Question(
        number,
        "ident",
        word.length() < 6 ? word : misspell(word),
        where(x -> x.content().toLowerCase(Locale.ROOT).contains(folded)));
  }

  /** One letter left out, doubled or changed. */
  private String misspell(String text) {
    int at = 1 + random.nextInt(text.length() - 2);
    String letter = "" + (char) ('a' + random.nextInt(26));
    String instead = List.of("", letter, text.charAt(at) + letter).get(random.nextInt(3));
    return text.substring(0, at) + instead + text.substring(at + 1);
  }

  private List<String> where(Predicate<Document> holds) {
    return documents.stream().filter(holds).map(Document::id).toList();
  }
}
