package assetd.index;

import java.util.Arrays;

/**
 * Adds up, word after word, how much of the query each row of a view has.
 *
 * <pre>
 *   row          0     1     2     3   ...
 *   coverage     -    .41    -    .87     weights x qualities so far
 *   inTitle      -    .00    -    .30     the part of it that the title has
 *   seen         0    124    0    127     when it was counted last: first + 2 x word,
 *                                         + 1: in the title
 *   rows         1 3                      the rows counted, in order of appearance
 * </pre>
 *
 * Terms of a word come best first, so the first one that a row has counts. Nothing is cleared from
 * one view or search to the next: {@code first} rises, and what is below it is old. Mutable; owned
 * by one thread.
 */
final class Tally {
  /** To look a row up in a list costs as much as to read so many numbers of it. */
  private static final int WORTH_SKIPPING = 4;

  private final Postings cursor = new Postings();
  private View view;
  private DocumentSet within;

  private float[] coverage = {};
  private float[] inTitle = {};
  private int[] seen = {};
  private int[] rows = new int[256];
  private int count;
  private int[] postings = new int[256]; // of the list that is being added

  private int inOrder; // so many of the first rows are ascending

  private int first;
  private int word;
  private int leftOut;
  private boolean bringsIn;

  /** Begins to count the rows of a view within the set (null: all) for so many words. */
  Tally open(View view, DocumentSet within, int words) {
    this.view = view;
    this.within = within;
    int size = view.rows().size();
    if (seen.length < size) {
      coverage = new float[size];
      inTitle = new float[size];
      seen = new int[size];
      leftOut = 0;
    }
    if (leftOut > Integer.MAX_VALUE - 4 * (words + 2)) {
      Arrays.fill(seen, 0);
      leftOut = 0;
    }
    first = leftOut + 2;
    word = first;
    leftOut = first + 2 * (words + 1);
    count = 0;
    inOrder = 0;
    return this;
  }

  /** This row is not to be counted. */
  void leaveOut(int row) {
    seen[row] = leftOut;
  }

  /** The next word's terms follow; whether they bring in rows that no word before had. */
  void begin(boolean bringsIn) {
    this.bringsIn = bringsIn;
    word += 2;
  }

  /** Counts the rows that have the term. */
  void add(int term, double share) {
    view.segment().terms().lists().open(term, cursor);
    if (!bringsIn && cursor.count() > WORTH_SKIPPING * count) {
      addToCounted((float) share);
      return;
    }
    if (postings.length < cursor.count()) {
      postings = new int[Math.max(cursor.count(), 2 * postings.length)];
    }
    int read = cursor.readAll(postings); // all first: decoding does not wait for the rows' memory
    for (int i = 0; i < read; i++) {
      int row = postings[i] >> Segment.TITLE_FLAG_BITS;
      if (within == null || within.has(row)) {
        count(row, (postings[i] & 1) != 0, (float) share);
      }
    }
  }

  /** Like {@link #add} of a long list that brings nothing in: looks up the rows that are in. */
  private void addToCounted(float share) {
    if (inOrder < count) {
      Arrays.sort(rows, 0, count);
      inOrder = count;
    }
    int posting = -1;
    for (int i = 0; i < count && posting != Postings.END; i++) {
      int wanted = rows[i] << Segment.TITLE_FLAG_BITS;
      posting = posting < wanted ? cursor.next(wanted) : posting;
      if (posting >> Segment.TITLE_FLAG_BITS == rows[i]) {
        count(rows[i], (posting & 1) != 0, share);
      }
    }
  }

  /** Counts the rows that have the word inside another, so many edits away. */
  void add(InsideSearch.Rows found, int edits, double share) {
    for (int i = 0; i < found.rows().length; i++) {
      if (found.edits()[i] == edits) {
        addRow(found.rows()[i], share);
      }
    }
  }

  /** Counts one row. */
  void addRow(int row, double share) {
    if (within == null || within.has(row)) {
      count(row, false, (float) share);
    }
  }

  private void count(int row, boolean title, float share) {
    int before = seen[row];
    if (before == leftOut || before < first && !bringsIn) {
      return;
    }
    if (before < first) {
      add(row);
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

  private void add(int row) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
    }
    rows[count++] = row;
    coverage[row] = 0;
    inTitle[row] = 0;
  }

  /** How many rows were counted. */
  int count() {
    return count;
  }

  int row(int i) {
    return rows[i];
  }

  float coverage(int i) {
    return coverage[rows[i]];
  }

  float inTitle(int i) {
    return inTitle[rows[i]];
  }
}
