package assetd.index;

import assetd.index.Document.Label;
import assetd.index.Document.Note;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A document's texts as one byte array, which the index keeps: what a search verifies and a filter
 * looks at.
 *
 * <pre>
 *   | kind | entries, bytes | entry, entry, ... | text, text, ... (UTF-8, as they came) |
 *
 *   kind   0 all ASCII; 1 folding keeps every code point's length; 2 it does not, or makes ASCII
 *          of other letters
 *   entry  | place, +8 with qualifier | qualifier | length of the text |
 * </pre>
 *
 * Numbers are varints (7 bits a byte, lowest first). The qualifier is a label's id at its first
 * text, an annotation's type, and the classification at the content: see {@link Qualifier}. Texts
 * stand in the order of {@link Place}.
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

  /** The texts of the document in the layout above. */
  static byte[] encode(Document d) {
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
    out.add(Place.CONTENT, d.specific(), d.content());
    return out.join();
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
    entries.write(place.ordinal() | (qualifier == null ? 0 : QUALIFIED));
    if (qualifier != null) {
      byte[] packed = Qualifier.pack(qualifier);
      entries.write(packed, 0, packed.length);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeVarint(entries, utf8.length);
    texts.write(utf8, 0, utf8.length);
  }

  private byte[] join() {
    byte[] body = texts.toByteArray();
    ByteArrayOutputStream all = new ByteArrayOutputStream(body.length + entries.size() + 4);
    all.write(kind(body));
    writeVarint(all, entries.size());
    all.writeBytes(entries.toByteArray());
    all.writeBytes(body);
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
