package assetd.index;

/**
 * How many of the tags asked for each row of a view has. Mutable while tags are added; owned by one
 * thread.
 */
final class TagCounts {
  private final int[] counts;
  private final int asked;
  private final DocumentSet any;

  TagCounts(int rows, int asked) {
    this.counts = new int[rows];
    this.asked = asked;
    this.any = new DocumentSet(rows);
  }

  /** The rows with one of the tags. */
  void add(DocumentSet rows) {
    any.addAll(rows);
    for (int row = rows.next(0); row != Postings.END; row = rows.next(row + 1)) {
      counts[row]++;
    }
  }

  /** The rows with at least one. */
  DocumentSet any() {
    return any;
  }

  /** The share of the tags that the row has. */
  double share(int row) {
    return (double) counts[row] / asked;
  }
}
