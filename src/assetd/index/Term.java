package assetd.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A term in all views.
 *
 * @param utf8 folded
 * @param lists its number in each view, or -1
 * @param documents how many living documents have it
 */
record Term(byte[] utf8, int[] lists, int documents) {
  /** Bytes of a text that are looked at; a longer one says what it is about at its beginning. */
  private static final int LOOKED_AT = 1 << 16;

  /** Receives the documents of a term. */
  interface Sink {
    void row(int view, int row);
  }

  /** How often each term of a document occurs in its content, or else in what describes it. */
  static Map<Integer, Integer> timesIn(Located document, boolean content) {
    Map<Integer, Integer> times = new HashMap<>();
    SortedTerms terms = document.view().segment().terms();
    Words words = new Words();
    Texts texts = document.texts();
    while (texts.next()) {
      if (texts.place() == Place.CONTENT == content) {
        int end = Math.min(texts.to(), texts.from() + LOOKED_AT);
        words.cut(
            texts.bytes(),
            texts.from(),
            end,
            (utf8, from, to, parts) -> times.merge(terms.find(utf8, from, to), 1, Integer::sum));
      }
    }
    times.remove(-1); // a word that was cut off
    return times;
  }

  /** The term with this number in the segment of a view, and in all views. */
  static Term of(int number, View home, List<View> views) {
    byte[] utf8 = home.segment().terms().get(number);
    int[] lists = new int[views.size()];
    int documents = 0;
    for (int v = 0; v < lists.length; v++) {
      View view = views.get(v);
      lists[v] = view == home ? number : view.segment().terms().find(utf8, 0, utf8.length);
      documents += lists[v] < 0 ? 0 : views.get(v).documentsWith(lists[v]);
    }
    return new Term(utf8, lists, documents);
  }

  /** Sends every row that has the term, removed ones as well. */
  void eachRow(List<View> views, Postings cursor, Sink sink) {
    for (int v = 0; v < lists.length; v++) {
      if (lists[v] >= 0) {
        views.get(v).segment().terms().lists().open(lists[v], cursor);
        for (int next = cursor.next(); next != Postings.END; next = cursor.next()) {
          sink.row(v, next >> Segment.TITLE_FLAG_BITS);
        }
      }
    }
  }

  /** By the alphabet of bytes, so that an order never depends on that of a hash table. */
  int compareText(Term other) {
    return Arrays.compareUnsigned(utf8, other.utf8);
  }
}
