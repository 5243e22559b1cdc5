package assetd.index;

import assetd.model.Subject;
import java.util.Arrays;
import java.util.List;

/**
 * What a document may be about: subjects, each with one of eight levels of how likely it is. They
 * are kept behind the texts of the document, two bytes each, likeliest first, and are the keys of
 * facets:
 *
 * <pre>
 *   | level, 3 bits | number of the subject, 13 bits |
 *
 *   level                  0     1     2     3     4     5     6     7
 *   probability from     .02   .06   .15   .30   .50   .70   .87   .96
 *   its root, about      .19   .31   .46   .62   .77   .88   .96   .99
 * </pre>
 *
 * Measured: five levels are worth a hundredth less in precision, exact numbers nothing more.
 */
final class About {
  private static final float[] FROM = {.02f, .06f, .15f, .3f, .5f, .7f, .87f, .96f};
  private static final float[] ROOT = {.19f, .31f, .46f, .62f, .77f, .88f, .96f, .99f};
  private static final int NUMBER_BITS = 13;
  private static final int BYTES = 2; // of a subject with its level

  private About() {}

  /** Receives the rows of a subject, and the root of how likely each is about it. */
  interface Sink {
    void row(int row, float root);
  }

  /** Receives the subjects of a document. */
  interface Subjects {
    void subject(int number, float probability);
  }

  /** The subjects in the layout above. */
  static byte[] pack(List<Subject> subjects) {
    byte[] packed = new byte[subjects.size() * BYTES];
    int size = 0;
    for (Subject subject : subjects) {
      int level = level(subject.probability());
      if (level >= 0) {
        int key = level << NUMBER_BITS | subject.number();
        packed[size++] = (byte) (key >> 8);
        packed[size++] = (byte) key;
      }
    }
    return size == packed.length ? packed : Arrays.copyOf(packed, size);
  }

  private static int level(float probability) {
    int level = FROM.length - 1;
    while (level >= 0 && probability < FROM[level]) {
      level--;
    }
    return level;
  }

  /** Files a document, whose texts are behind the last one, under its subjects. */
  static void collect(Texts texts, int document, Collected out) {
    for (int at = texts.to(); at < texts.bytes().length; at += BYTES) {
      Facets.add(Facets.key(Facets.ABOUT, texts.bytes(), at, at + BYTES), document, out);
    }
  }

  /** Tells the subjects of a document, likeliest first. */
  static void eachSubject(Located document, Subjects sink) {
    Texts texts = document.texts();
    while (texts.next()) {}
    for (int at = texts.to(); at < texts.bytes().length; at += BYTES) {
      int key = (texts.bytes()[at] & 0xff) << 8 | texts.bytes()[at + 1] & 0xff;
      float root = ROOT[key >> NUMBER_BITS];
      sink.subject(key & (1 << NUMBER_BITS) - 1, root * root);
    }
  }

  /** Tells the rows of a view that may be about a subject, each once, dead ones as well. */
  static void eachRow(View view, int number, Sink sink) {
    for (int level = 0; level < FROM.length; level++) {
      int key = level << NUMBER_BITS | number;
      byte[] packed = {(byte) (key >> 8), (byte) key};
      for (int row : Facets.documents(view.segment().facets(), Facets.key(Facets.ABOUT, packed))) {
        sink.row(row, ROOT[level]);
      }
    }
  }
}
