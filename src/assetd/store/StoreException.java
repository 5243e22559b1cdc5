package assetd.store;

/**
 * The store could not be opened: a reason for the program and a sentence with a way out for the
 * person.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** Others than the user could read, replace or have prepared the directory or its files. */
    UNSAFE,
    /** The directory or file cannot be read or made, or is no database of ours. */
    UNREADABLE,
    /** A newer program wrote it. */
    NEWER,
    /** It is damaged. */
    CORRUPT
  }

  private final Kind kind;

  StoreException(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  StoreException(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
