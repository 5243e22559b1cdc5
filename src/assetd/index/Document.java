package assetd.index;

import java.time.Instant;
import java.util.List;

/**
 * What of an asset can be found, and what a filter can ask about it. Immutable; free to cross
 * threads.
 *
 * @param id canonical lower-case UUID
 * @param created orders equals (newer first) and answers {@code Created} filters
 * @param updated answers {@code Updated} filters
 * @param pseudo left out unless a query asks for them
 * @param specific the specific classification of the original format; null when there is none
 * @param title null when there is none
 * @param content the text of the original format; "" for binary ones, never null
 * @param hints texts of the suggested queries
 */
public record Document(
    String id,
    Instant created,
    Instant updated,
    boolean pseudo,
    String specific,
    String title,
    String content,
    List<Label> tags,
    List<Note> annotations,
    List<Label> websites,
    List<Label> persons,
    List<String> hints) {

  /** Copies the lists, so that a value never changes after it was made. */
  public Document {
    tags = List.copyOf(tags);
    annotations = List.copyOf(annotations);
    websites = List.copyOf(websites);
    persons = List.copyOf(persons);
    hints = List.copyOf(hints);
  }

  /** A document without anything attached. */
  public static Document of(
      String id, Instant created, String specific, String title, String content) {
    return new Document(
        id, created, created, false, specific, title, content, List.of(), List.of(), List.of(),
        List.of(), List.of());
  }

  /**
   * A tag, website or person.
   *
   * @param id of the material
   * @param texts what it says about itself: a tag its text, a website name and URL, a person name,
   *     username, e-mail and URL; none of them null
   */
  public record Label(String id, List<String> texts) {
    /** Copies the list. */
    public Label {
      texts = List.copyOf(texts);
    }
  }

  /**
   * An annotation.
   *
   * @param type as received; never null
   */
  public record Note(String type, String text) {}
}
