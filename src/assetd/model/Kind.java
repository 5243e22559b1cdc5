package assetd.model;

import java.util.Locale;

/**
 * The kinds of material that hang on assets. A shared kind has one row per text, address or person
 * however many assets name it; the others belong to the asset that brought them.
 */
public enum Kind {
  TAG(true),
  WEBSITE(true),
  PERSON(true),
  ANNOTATION(false),
  HINT(false),
  ANCHOR(false),
  SENSITIVE(false);

  private final boolean shared;

  Kind(boolean shared) {
    this.shared = shared;
  }

  /** Whether two assets that name the same thing share one material. */
  public boolean shared() {
    return shared;
  }

  /** The name of one on the wire, {@code tag}. */
  public String singular() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the collection on the wire, {@code tags}. */
  public String plural() {
    return singular() + "s";
  }
}
