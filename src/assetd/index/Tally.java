package assetd.index;

import java.util.Arrays;

/**
 * Adds up, word after word, how much of the query each row of a view has.
 *
 * <pre>
 *   row          0     1     2     3   ...
 *   coverage     -    .41    -    .87       weights x qualities so far
 *   inTitle      -    .00    -    .30       the part of it that the title has
 *   seen         0     4     0     5        2 x (word + 1) when it was counted last, + 1 when in
 * the title
 * </pre>
 *
 * Terms of a word come best first, so the first one that a row has counts. Mutable; owned by one
 * thread.
 */
final class Tally {
  private static final int LEFT_OUT = Integer.MAX_VALUE;

  private final View view;
  private final DocumentSet within;
  private final float[] coverage;
  private final float[] inTitle;
  private final int[] seen;
  private int[] rows = new int[256];
  private int count;
  private int word;
  private boolean bringsIn;
  private final Postings cursor = new Postings();

  Tally(View view, DocumentSet within) {
    this.view = view;
    this.within = within;
    int size = view.rows().size();
    coverage = new float[size];
    inTitle = new float[size];
    seen = new int[size];
  }

  /** This row is not to be counted. */
  void leaveOut(int row) {
    seen[row] = LEFT_OUT;
  }

  /** The next word's terms follow; whether they bring in rows that no word before had. */
  void begin(boolean bringsIn) {
    this.bringsIn = bringsIn;
    word += 2;
  }

  /** Counts the rows that have the term. */
  void add(int term, double share) {
    view.segment().terms().lists().open(term, cursor);
    for (int posting = cursor.next(); posting != Postings.END; posting = cursor.next()) {
      int row = posting >> Segment.TITLE_FLAG_BITS;
      if (within == null || within.has(row)) {
        count(row, (posting & 1) != 0, (float) share);
      }
    }
  }

  /** Counts the rows that have the word inside another, so many edits away. */
  void add(InsideSearch.Rows found, int away, double share) {
    for (int i = 0; i < found.rows().length; i++) {
      int row = found.rows()[i];
      if (found.edits()[i] == away && (within == null || within.has(row))) {
        count(row, false, (float) share);
      }
    }
  }

  private void count(int row, boolean title, float share) {
    int before = seen[row];
    if (before == LEFT_OUT || before == 0 && !bringsIn) {
      return;
    }
    if (before == 0) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
      }
      rows[count++] = row;
    }
    if (before < word) {
      coverage[row] += share;
      seen[row] = word;
    }
    if (title && (seen[row] & 1) == 0) {
      inTitle[row] += share;
      seen[row] |= 1;
    }
  }

  /** Takes the rows. */
  interface Rows {
    void row(int row, float coverage, float inTitle);
  }

  /** Names the rows that were brought in. */
  void each(Rows out) {
    for (int i = 0; i < count; i++) {
      out.row(rows[i], coverage[rows[i]], inTitle[rows[i]]);
    }
  }
}
