package assetd.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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

  /** One of them in a sentence, {@code an anchor}. */
  public String one() {
    return (this == ANNOTATION || this == ANCHOR ? "an " : "a ") + singular();
  }

  /** The name of the collection on the wire, {@code tags}. */
  public String plural() {
    return singular() + "s";
  }

  /** Whether it can be put on assets and taken off; a sensitive belongs to where it was found. */
  public boolean attachable() {
    return this != SENSITIVE;
  }

  /** The kinds that the contract ties this one to; a tie has no direction. */
  public Set<Kind> ties() {
    return switch (this) {
      case TAG -> EnumSet.of(ANCHOR, ANNOTATION, PERSON, WEBSITE);
      case WEBSITE -> EnumSet.of(ANNOTATION, PERSON, TAG);
      case PERSON -> EnumSet.of(ANCHOR, ANNOTATION, PERSON, TAG, WEBSITE);
      case ANNOTATION -> EnumSet.of(ANCHOR, PERSON, TAG, WEBSITE);
      case ANCHOR -> EnumSet.of(ANNOTATION, PERSON, TAG);
      case HINT, SENSITIVE -> EnumSet.noneOf(Kind.class);
    };
  }
}
