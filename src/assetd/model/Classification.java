package assetd.model;

/**
 * What a content is.
 *
 * @param generic CODE, TEXT, IMAGE, FILE ... as received ({@code ClassificationGenericEnum})
 * @param specific the language or type, mostly a file extension, as received ({@code
 *     ClassificationSpecificEnum})
 * @param rendering how it is meant to be shown; null when unsaid
 */
public record Classification(String generic, String specific, String rendering) {
  /** A classification without a rendering. */
  public Classification(String generic, String specific) {
    this(generic, specific, null);
  }
}
