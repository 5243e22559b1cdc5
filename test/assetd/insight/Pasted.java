package assetd.insight;

import assetd.model.Classification;

/** Texts as people paste them, and what is understood of them. */
final class Pasted {
  static final LanguageDetector DETECTOR = LanguageDetector.load(new Languages());
  static final SecretFinder SECRETS = new SecretFinder();
  private static final Reader READER = new Reader();

  private Pasted() {}

  /** The text of a cell of a table, in which a bar stands for the end of a line. */
  static String lines(String cell) {
    return cell.replace('|', '\n');
  }

  /** What a text tells; the file name may be null. */
  static Understanding read(String text, String fileName) {
    return READER.read(
        text, DETECTOR.detect(text), fileName, new Classification("TEXT", "TEXT", "txt"));
  }
}
