package assetd.model;

import java.time.Instant;
import java.util.List;

/** A condition on assets, as a tree. A search considers only what satisfies it. */
public sealed interface Filter {
  /** All of them hold; true when the list is empty. */
  record All(List<Filter> of) implements Filter {}

  /** At least one holds; false when the list is empty. */
  record Any(List<Filter> of) implements Filter {}

  /** The original format has this specific classification. */
  record Classified(String specific) implements Filter {}

  /** One tag with this id or, ignoring case, this text. */
  record Tagged(String idOrText) implements Filter {}

  /** One website with this id, or whose name or URL contains this, ignoring case. */
  record OnWebsite(String idOrPart) implements Filter {}

  /**
   * One person with this id, or whose name, username, e-mail or URL contains this, ignoring case.
   */
  record WithPerson(String idOrPart) implements Filter {}

  /**
   * The value stands, letter for letter, in one of the places; with {@code annotationType}, only in
   * annotations of that type.
   *
   * @param annotationType null for every type
   */
  record Phrase(
      String value,
      boolean title,
      boolean content,
      boolean annotation,
      String annotationType,
      boolean caseSensitive)
      implements Filter {}

  /** Created within [from, to], both ends included; null means open. */
  record Created(Instant from, Instant to) implements Filter {}

  /** Updated within [from, to], both ends included; null means open. */
  record Updated(Instant from, Instant to) implements Filter {}
}
