package assetd.model;

import java.time.Instant;

/**
 * One representation of an asset's content.
 *
 * @param id lower-case 36-character UUID
 * @param role BOTH for the only one, else ORIGINAL, PREVIEW or ADDITIONAL
 * @param file whether it goes out as {@code file} (true) or as {@code fragment}
 * @param fileName the name the file had at its origin; null when unknown
 * @param application who sent it
 * @param size of the content in bytes
 * @param content the content itself; null when it was not loaded
 */
public record Format(
    String id,
    String creator,
    String role,
    boolean file,
    String fileName,
    Classification classification,
    Application application,
    long size,
    Instant created,
    Instant updated,
    Content content) {

  /**
   * The same format with other content and its size; null leaves the content out and keeps the
   * size.
   */
  public Format withContent(Content replaced) {
    long bytes = replaced == null ? size : replaced.bytes().length;
    return copy(classification, application, bytes, replaced);
  }

  /** The same format, sent by another one. */
  public Format withApplication(Application replaced) {
    return copy(classification, replaced, size, content);
  }

  /** The same format as something else. */
  public Format withClassification(Classification replaced) {
    return copy(replaced, application, size, content);
  }

  private Format copy(Classification what, Application sender, long bytes, Content held) {
    return new Format(
        id, creator, role, file, fileName, what, sender, bytes, created, updated, held);
  }
}
