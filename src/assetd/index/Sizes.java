package assetd.index;

import java.util.List;

/**
 * Bytes on the heap, by what they are for.
 *
 * @param texts the texts as they came, with the headers of their arrays
 * @param rows ids, times and the table by id
 * @param trigrams for exact search
 * @param terms words, their lists, and the pieces that find misspelt ones
 * @param facets for filters
 */
public record Sizes(long texts, long rows, long trigrams, long terms, long facets) {
  static Sizes of(List<View> views) {
    return views.stream().map(v -> of(v.segment())).reduce(new Sizes(0, 0, 0, 0, 0), Sizes::plus);
  }

  private static Sizes of(Segment s) {
    return new Sizes(
        s.rows().textBytes(),
        s.rows().bytes(),
        s.trigrams().bytes(),
        s.terms().bytes() + s.pieces().bytes(),
        s.facets().bytes());
  }

  private Sizes plus(Sizes other) {
    return new Sizes(
        texts + other.texts,
        rows + other.rows,
        trigrams + other.trigrams,
        terms + other.terms,
        facets + other.facets);
  }

  /** All but the texts. */
  public long index() {
    return rows + trigrams + terms + facets;
  }
}
