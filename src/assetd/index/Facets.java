package assetd.index;

/**
 * The keys under which whole documents are filed, for filters and tag queries. A key is a letter
 * for its kind and then bytes:
 *
 * <pre>
 *   c | Qualifier of the classification
 *   t | Qualifier of a tag's id                x | folded text of a tag
 *   w | Qualifier of a website's id            p | Qualifier of a person's id
 *   s | fingerprint of the content
 *   a | subject and how likely: see About
 * </pre>
 */
final class Facets {
  static final char CLASSIFICATION = 'c';
  static final char TAG_ID = 't';
  static final char TAG_TEXT = 'x';
  static final char WEBSITE_ID = 'w';
  static final char PERSON_ID = 'p';
  static final char SAME = 's';
  static final char ABOUT = 'a';

  private Facets() {}

  /** The key of this kind. */
  static byte[] key(char kind, byte[] rest) {
    return key(kind, rest, 0, rest.length);
  }

  static byte[] key(char kind, byte[] rest, int from, int to) {
    byte[] key = new byte[to - from + 1];
    key[0] = (byte) kind;
    System.arraycopy(rest, from, key, 1, to - from);
    return key;
  }

  /** Files the document under what the current text says. */
  static void collect(Texts texts, int document, Collected out) {
    switch (texts.place()) {
      case TAGS -> {
        byte[] folded = new byte[Fold.room(texts.to() - texts.from())];
        int end = Fold.fold(texts.bytes(), texts.from(), texts.to(), folded, 0);
        add(key(TAG_TEXT, folded, 0, end), document, out);
        addQualifier(TAG_ID, texts, document, out);
      }
      case WEBSITES -> addQualifier(WEBSITE_ID, texts, document, out);
      case PERSONS -> addQualifier(PERSON_ID, texts, document, out);
      case CONTENT -> {
        addQualifier(CLASSIFICATION, texts, document, out);
        add(sameContent(texts), document, out);
      }
      case TITLE, ANNOTATION, HINT -> {}
    }
  }

  /** The key that documents with the same content share, up to white space. */
  static byte[] sameContent(Texts content) {
    return key(SAME, Likeness.fingerprint(content.bytes(), content.from(), content.to()));
  }

  private static void addQualifier(char kind, Texts texts, int document, Collected out) {
    if (texts.qualified()) {
      add(key(kind, texts.bytes(), texts.qualifierFrom(), texts.qualifierTo()), document, out);
    }
  }

  /** Files the document under the key. */
  static void add(byte[] key, int document, Collected out) {
    out.add(key, 0, key.length, document);
  }

  /** The documents under the key, ascending. */
  static int[] documents(SortedTerms facets, byte[] key) {
    int list = facets.find(key, 0, key.length);
    if (list < 0) {
      return new int[0];
    }
    Postings cursor = facets.lists().open(list, new Postings());
    int[] documents = new int[cursor.count()];
    cursor.readAll(documents);
    return documents;
  }
}
