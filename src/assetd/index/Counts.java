package assetd.index;

/**
 * How many removed documents each term of a segment has. Persistent: a removal makes a new value
 * that shares all pages of {@value #PAGE} counters but the few that differ, so readers of the old
 * one see nothing of it. A page that was never counted in is null.
 */
final class Counts {
  /**
   * 1 KiB a page: a document of 100 different terms copies at most 100 KiB, some 10 microseconds.
   */
  private static final int PAGE = 256;

  private final int[][] pages;

  /** All zero, for so many terms. */
  Counts(int terms) {
    pages = new int[terms / PAGE + 1][];
  }

  private Counts(int[][] pages) {
    this.pages = pages;
  }

  int get(int term) {
    int[] page = pages[term / PAGE];
    return page == null ? 0 : page[term % PAGE];
  }

  /** The counts with one more for each of the terms. */
  Counts plus(Iterable<Integer> terms) {
    int[][] next = pages.clone();
    for (int term : terms) {
      int page = term / PAGE;
      if (next[page] == pages[page]) {
        next[page] = pages[page] == null ? new int[PAGE] : pages[page].clone();
      }
      next[page][term % PAGE]++;
    }
    return new Counts(next);
  }
}
