package assetd.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the documents in which a misspelt word stands inside a longer one: "basicauh" in
 * setBasicAuth. A word with so many wrong letters contains, cut into one piece more than that, a
 * piece without any:
 *
 * <pre>
 *   basicauh   one edit:   basi | cauh    ->  documents with "basi", documents with "cauh"  ->
 * verified
 * </pre>
 *
 * The pieces are cut where they are rarest. A piece that is common is left out, which may miss
 * documents but bounds the work. Owned by one thread.
 */
final class InsideSearch {
  private final List<View> views;
  private final Candidates candidates = new Candidates();
  private final ApproximateMatch match = new ApproximateMatch();
  private final Texts texts = new Texts();

  InsideSearch(List<View> views) {
    this.views = views;
  }

  /** The rows of one view, ascending, and per row how many edits away the word stands in it. */
  record Rows(int[] rows, int[] edits) {
    static final Rows NONE = new Rows(new int[0], new int[0]);
  }

  /** Per view the rows that have the folded word inside a text. */
  List<Rows> find(byte[] word) {
    int edits = Ranking.editsInside(word.length);
    if (edits < 0 || word.length > ApproximateMatch.LONGEST) {
      return null;
    }
    DocumentSet[] found = new DocumentSet[views.size()];
    Arrays.setAll(found, v -> new DocumentSet(views.get(v).rows().size()));
    boolean any = false;
    for (byte[] piece : pieces(word, edits + 1)) {
      any |= addRows(Needle.folded(piece), found);
    }
    return any ? verify(word, edits, found) : null;
  }

  /** Adds the rows that have the piece, unless it is common. */
  private boolean addRows(Needle piece, DocumentSet[] found) {
    List<int[]> rows = new ArrayList<>();
    int all = 0;
    for (View view : views) {
      int count = candidates.find(view, piece, null);
      int[] living = new int[count];
      int lives = 0;
      for (int i = 0; i < count; i++) {
        if (view.lives(candidates.row(i))) {
          living[lives++] = candidates.row(i);
        }
      }
      rows.add(Arrays.copyOf(living, lives));
      all += lives;
      if (all > Ranking.INSIDE_CANDIDATES) {
        return false;
      }
    }
    for (int v = 0; v < found.length; v++) {
      for (int row : rows.get(v)) {
        found[v].add(row);
      }
    }
    return all > 0;
  }

  private List<Rows> verify(byte[] word, int edits, DocumentSet[] found) {
    match.to(word, edits);
    List<Rows> verified = new ArrayList<>();
    for (int v = 0; v < found.length; v++) {
      int[] rows = new int[found[v].count()];
      int[] away = new int[rows.length];
      int count = 0;
      for (int row = found[v].next(0); row != Postings.END; row = found[v].next(row + 1)) {
        int least = least(views.get(v).rows().texts(row), edits + 1);
        if (least <= edits) {
          rows[count] = row;
          away[count++] = least;
        }
      }
      verified.add(new Rows(Arrays.copyOf(rows, count), Arrays.copyOf(away, count)));
    }
    return verified;
  }

  private int least(byte[] document, int most) {
    int least = most;
    texts.open(document);
    while (texts.next() && least > 0) {
      least = Math.min(least, match.least(texts.bytes(), texts.from(), texts.to(), least));
    }
    return least;
  }

  /** Cuts the word into so many pieces of nearly equal length. */
  private static List<byte[]> pieces(byte[] word, int count) {
    List<byte[]> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pieces.add(Arrays.copyOfRange(word, word.length * i / count, word.length * (i + 1) / count));
    }
    return pieces;
  }
}
