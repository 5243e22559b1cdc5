package bench.search;

import assetd.index.Document;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads a corpus (one JSON object a line: id, title, lang, tags, content) and its queries (qid,
 * class, query, truth).
 */
final class Corpus {
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

  private Corpus() {}

  /** A query and the ids that answer it. */
  record Question(int number, String kind, String text, List<String> truth) {}

  /**
   * The documents, the first one the oldest; without titles when only the contents are to be
   * compared.
   */
  static List<Document> documents(Path file, boolean titles) throws IOException {
    List<Document> documents = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, Object> json = JSON.std.mapFrom(line);
        Instant created = FIRST.plusSeconds(documents.size());
        String title = titles ? (String) json.get("title") : null;
        documents.add(
            new Document(
                (String) json.get("id"),
                created,
                created,
                false,
                (String) json.get("lang"),
                title,
                (String) json.get("content"),
                tags(json),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
      }
    }
    return documents;
  }

  private static List<Document.Label> tags(Map<String, Object> json) {
    List<Document.Label> tags = new ArrayList<>();
    for (Object text : (List<?>) json.get("tags")) {
      String id =
          UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
      tags.add(new Document.Label(id, List.of(text.toString())));
    }
    return tags;
  }

  /** The queries in the order of the file. */
  static List<Question> questions(Path file) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      Map<String, Object> json = JSON.std.mapFrom(line);
      List<String> truth = ((List<?>) json.get("truth")).stream().map(Object::toString).toList();
      questions.add(
          new Question(
              (Integer) json.get("qid"),
              (String) json.get("class"),
              (String) json.get("query"),
              truth));
    }
    return questions;
  }
}
