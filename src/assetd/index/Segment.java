package assetd.index;

import java.util.List;

/**
 * An immutable index over some documents:
 *
 * <pre>
 *   rows      row -> id, times, texts, number of terms
 *   trigrams  three bytes of folded text     -> rows        exact search
 *   terms     word or part of one            -> rows x 2, + 1 where the title has it
 *   pieces    three letters, place, length   -> terms       misspelt words
 *   facets    classification, tag, site ...  -> rows        filters
 * </pre>
 */
final class Segment {
  /** A term's posting is twice the row, plus one where the title has the term. */
  static final int TITLE_FLAG_BITS = 1;

  private final Rows rows;
  private final Trigrams trigrams;
  private final SortedTerms terms;
  private final Pieces pieces;
  private final SortedTerms facets;

  Segment(Rows rows, Trigrams trigrams, SortedTerms terms, SortedTerms facets) {
    this.rows = rows;
    this.trigrams = trigrams;
    this.terms = terms;
    this.pieces = Pieces.of(terms);
    this.facets = facets;
  }

  /** An index over these documents alone. */
  static Segment of(List<Rows.Row> documents) {
    SegmentBuilder builder = new SegmentBuilder(documents.size());
    documents.forEach(builder::add);
    return builder.build();
  }

  /**
   * The segment made of several views.
   *
   * @param moved per view the new row of each old one, or -1
   */
  record Merged(Segment segment, int[][] moved) {
    /** The segment without the documents that were removed from the views since. */
    View catchUp(List<View> inputs, List<View> now) {
      View view = new View(segment);
      for (int i = 0; i < moved.length; i++) {
        View then = inputs.get(i);
        View left = now.stream().filter(v -> v.segment() == then.segment()).findAny().orElse(null);
        for (int row = 0; row < moved[i].length; row++) {
          if (then.lives(row) && (left == null || !left.lives(row))) {
            view = view.without(moved[i][row]);
          }
        }
      }
      return view;
    }
  }

  /** An index over the documents of the views that still live, in order; there is at least one. */
  static Merged merged(List<View> inputs) {
    int[][] moved = new int[inputs.size()][];
    int size = 0;
    for (int i = 0; i < moved.length; i++) {
      moved[i] = new int[inputs.get(i).rows().size()];
      size = inputs.get(i).renumber(moved[i], size);
    }
    List<Segment> segments = inputs.stream().map(View::segment).toList();
    Segment joined =
        new Segment(
            mergedRows(segments, moved, size),
            mergedTrigrams(segments, moved, size),
            mergedTerms(segments.stream().map(s -> s.terms).toList(), moved, size, TITLE_FLAG_BITS),
            mergedTerms(segments.stream().map(s -> s.facets).toList(), moved, size, 0));
    return new Merged(joined, moved);
  }

  private static Rows mergedRows(List<Segment> segments, int[][] moved, int size) {
    Rows rows = new Rows(size);
    for (int i = 0; i < moved.length; i++) {
      for (int row = 0; row < moved[i].length; row++) {
        if (moved[i][row] >= 0) {
          rows.set(moved[i][row], segments.get(i).rows.get(row));
          rows.setTerms(moved[i][row], segments.get(i).rows.terms(row));
        }
      }
    }
    return rows;
  }

  private static Trigrams mergedTrigrams(List<Segment> segments, int[][] moved, int size) {
    List<Trigrams> inputs = segments.stream().map(s -> s.trigrams).toList();
    Trigrams.Builder out = new Trigrams.Builder(inputs.stream().mapToInt(Trigrams::size).sum());
    PostingLists.Builder lists = new PostingLists.Builder(size, expected(inputs));
    new Merge(inputs, moved, 0)
        .run(lists, (segment, list) -> out.add(inputs.get(segment).key(list)));
    return out.build(lists.build());
  }

  private static SortedTerms mergedTerms(
      List<SortedTerms> inputs, int[][] moved, int size, int flags) {
    Merge.Text out =
        new Merge.Text(
            inputs.stream().mapToInt(t -> t.begin(t.size())).sum(),
            inputs.stream().mapToInt(SortedTerms::size).sum());
    PostingLists.Builder lists = new PostingLists.Builder(size << flags, expected(inputs));
    new Merge(inputs, moved, flags)
        .run(
            lists,
            (segment, term) -> {
              SortedTerms from = inputs.get(segment);
              out.add(from.text(), from.begin(term), from.begin(term + 1));
            });
    return out.build(lists.build());
  }

  private static int expected(List<? extends Merge.Keys> inputs) {
    return (int) Math.min(1 << 30, inputs.stream().mapToLong(i -> i.lists().bytes()).sum());
  }

  Rows rows() {
    return rows;
  }

  Trigrams trigrams() {
    return trigrams;
  }

  SortedTerms terms() {
    return terms;
  }

  Pieces pieces() {
    return pieces;
  }

  SortedTerms facets() {
    return facets;
  }
}
