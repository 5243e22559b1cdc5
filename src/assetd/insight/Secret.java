package assetd.insight;

/**
 * Something in a text that should not spread.
 *
 * @param text the secret itself, letter for letter; never to be logged, see {@link #masked}
 * @param category a value of {@code SensitiveCategoryEnum}
 * @param severity LOW, MODERATE or HIGH
 * @param name what it is, for people
 * @param description what it gives access to and what to do
 * @param start index of its first character in the text
 * @param length in characters
 * @param entropy of its characters in bits per character (Shannon)
 */
public record Secret(
    String text,
    String category,
    String severity,
    String name,
    String description,
    int start,
    int length,
    double entropy) {

  /** What stands for the part that is not shown. */
  static final String MASK = "****";

  private static final int SHOWN = 4;

  /**
   * What may be shown or logged: at most the first four characters, and never more than a quarter.
   */
  public String masked() {
    return text.substring(0, Math.min(SHOWN, text.length() / 4)) + MASK;
  }

  /** The same as {@link #masked}, in context: nobody logs the secret by accident. */
  @Override
  public String toString() {
    return name + " at " + start + ": " + masked();
  }
}
