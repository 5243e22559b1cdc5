package assetd.index;

import assetd.index.Document.Label;
import assetd.index.Document.Note;
import assetd.model.Subject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A document's texts as one byte array, which the index keeps: what a search verifies and a filter
 * looks at.
 *
 * <pre>
 *   | kind | entries, bytes | entry, entry, ... | text, text, ... (UTF-8) | subjects |
 *
 *   kind   0 all ASCII; 1 folding keeps every code point's length; 2 it does not, or makes ASCII
 *          of other letters
 *   entry  | place, +8 with qualifier | qualifier | length of the text |
 * </pre>
 *
 * Numbers are varints (7 bits a byte, lowest first). The qualifier is a label's id at its first
 * text, an annotation's type, and the classification at the content: see {@link Qualifier}. Texts
 * stand in the order of {@link Place}, as they came. {@link About} has the layout of the subjects.
 */
final class DocumentBytes {
  static final int ASCII = 0;
  static final int REGULAR = 1;
  static final int IRREGULAR = 2;

  static final int QUALIFIED = 8;

  private final ByteArrayOutputStream entries = new ByteArrayOutputStream(64);
  private final ByteArrayOutputStream texts;

  private DocumentBytes(int expected) {
    texts = new ByteArrayOutputStream(expected);
  }

  /**
   * The texts of the document in the layout above.
   *
   * @param subjects tells what UTF-8 text may be about, likeliest first
   */
  static byte[] encode(Document d, Function<byte[], List<Subject>> subjects) {
    DocumentBytes out = new DocumentBytes(d.content().length() + 64);
    if (d.title() != null) {
      out.add(Place.TITLE, null, d.title());
    }
    out.addLabels(Place.TAGS, d.tags());
    for (Note note : d.annotations()) {
      out.add(Place.ANNOTATION, note.type(), note.text());
    }
    d.hints().forEach(hint -> out.add(Place.HINT, null, hint));
    out.addLabels(Place.WEBSITES, d.websites());
    out.addLabels(Place.PERSONS, d.persons());
    byte[] content = d.content().getBytes(StandardCharsets.UTF_8);
    out.add(Place.CONTENT, d.specific(), content);
    return out.join(About.pack(subjects.apply(content)));
  }

  private void addLabels(Place place, List<Label> labels) {
    for (Label label : labels) {
      String id = label.id();
      for (String text : label.texts().isEmpty() ? List.of("") : label.texts()) {
        add(place, id, text);
        id = null;
      }
    }
  }

  private void add(Place place, String qualifier, String text) {
    add(place, qualifier, text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(Place place, String qualifier, byte[] utf8) {
    entries.write(place.ordinal() | (qualifier == null ? 0 : QUALIFIED));
    if (qualifier != null) {
      byte[] packed = Qualifier.pack(qualifier);
      entries.write(packed, 0, packed.length);
    }
    writeVarint(entries, utf8.length);
    texts.write(utf8, 0, utf8.length);
  }

  private byte[] join(byte[] subjects) {
    byte[] body = texts.toByteArray();
    int expected = body.length + entries.size() + subjects.length + 4;
    ByteArrayOutputStream all = new ByteArrayOutputStream(expected);
    all.write(kind(body));
    writeVarint(all, entries.size());
    all.writeBytes(entries.toByteArray());
    all.writeBytes(body);
    all.writeBytes(subjects);
    return all.toByteArray();
  }

  private static int kind(byte[] utf8) {
    int kind = ASCII;
    for (int at = 0; at < utf8.length; at += Utf8.length(utf8[at])) {
      if (utf8[at] < 0) {
        int folded = Fold.fold(Utf8.codePoint(utf8, at));
        if (Utf8.lengthOf(folded) != Utf8.length(utf8[at])) {
          return IRREGULAR;
        }
        kind = REGULAR;
      }
    }
    return kind;
  }

  static void writeVarint(ByteArrayOutputStream out, int number) {
    for (; number >= 0x80; number >>>= 7) {
      out.write(number & 0x7F | 0x80);
    }
    out.write(number);
  }
}
