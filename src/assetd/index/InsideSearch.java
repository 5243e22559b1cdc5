package assetd.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the documents in which a misspelt word stands inside a longer one: "basicauh" in
 * setBasicAuth. A word with so many wrong letters contains, cut into one piece more than that, a
 * piece without any:
 *
 * <pre>
 *   basicauh   one edit:   basi | cauh   ->  documents with "basi" or with "cauh"  ->  verified
 * </pre>
 *
 * The pieces are cut where they are rarest. A piece that is common is left out, which may miss
 * documents but bounds the work. Owned by one thread.
 */
final class InsideSearch {
  private final Candidates candidates;
  private final Texts texts;
  private final ApproximateMatch match = new ApproximateMatch();
  private final Needle.Scan scan = new Needle.Scan();

  InsideSearch(Candidates candidates, Texts texts) {
    this.candidates = candidates;
    this.texts = texts;
  }

  /** The rows of one view, ascending, and per row how many edits away the word stands in it. */
  record Rows(int[] rows, int[] edits) {
    static final Rows NONE = new Rows(new int[0], new int[0]);

    private static Rows of(SortedMap<Integer, Integer> found) {
      return new Rows(
          found.keySet().stream().mapToInt(i -> i).toArray(),
          found.values().stream().mapToInt(i -> i).toArray());
    }

    boolean isEmpty() {
      return rows.length == 0;
    }
  }

  /** Per view the rows that have the folded word inside a text; empty when none has. */
  List<Rows> find(byte[] word, List<View> views) {
    int edits = Ranking.editsInside(word.length);
    if (edits < 0 || word.length > ApproximateMatch.LONGEST) {
      return List.of();
    }
    match.to(word);
    List<TreeMap<Integer, Integer>> found =
        views.stream().map(v -> new TreeMap<Integer, Integer>()).toList();
    for (int i = 0; i <= edits; i++) {
      int from = word.length * i / (edits + 1);
      int to = word.length * (i + 1) / (edits + 1);
      Needle piece = Needle.folded(Arrays.copyOfRange(word, from, to));
      List<int[]> rows = rowsOf(piece, views);
      for (int v = 0; v < rows.size(); v++) {
        verify(views.get(v), rows.get(v), piece, from, edits, found.get(v));
      }
    }
    return found.stream().allMatch(Map::isEmpty)
        ? List.of()
        : found.stream().map(Rows::of).toList();
  }

  /** Per view the living rows that may have the piece; no views when they are many. */
  private List<int[]> rowsOf(Needle piece, List<View> views) {
    List<int[]> rows = new ArrayList<>();
    int left = Ranking.INSIDE_CANDIDATES;
    for (View view : views) {
      int count = candidates.findLiving(view, piece, left);
      if (count > left) {
        return List.of();
      }
      left -= count;
      rows.add(IntStream.range(0, count).map(candidates::row).toArray());
    }
    return rows;
  }

  /**
   * Looks at the word around each place where the piece, which begins at {@code from} in it,
   * stands.
   */
  private void verify(
      View view, int[] rows, Needle piece, int from, int edits, Map<Integer, Integer> found) {
    for (int row : rows) {
      int least = edits + 1;
      texts.open(view.rows().texts(row));
      while (texts.next() && least > 0) {
        least = least(piece, from, edits, least);
      }
      if (least <= edits) {
        found.merge(row, least, Math::min);
      }
    }
  }

  private int least(Needle piece, int from, int edits, int most) {
    int least = most;
    int length = match.length();
    scan.open(piece, texts.bytes(), texts.from(), texts.to());
    for (int at = scan.next(); at >= 0 && least > 0; at = scan.next()) {
      int begin = Math.max(texts.from(), at - from - edits);
      int end = Math.min(texts.to(), at - from + length + edits);
      least = match.least(texts.bytes(), begin, end, least);
    }
    return least;
  }
}
