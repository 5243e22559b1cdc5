package assetd.index;

import java.util.List;

/**
 * Finds every document that contains the query ignoring case: a superset by trigrams, each then
 * verified. Owned by one thread.
 */
final class ExactSearch {
  private final Needle needle;
  private final Candidates candidates;
  private final Finder finder;
  private final Texts texts;

  ExactSearch(String text, Scratch scratch) {
    needle = Needle.ignoringCase(text);
    candidates = scratch.candidates;
    finder = scratch.finder;
    texts = scratch.texts;
  }

  /** Adds the hits of the view within the set; null is the whole view. */
  void find(View view, DocumentSet within, List<Found> out) {
    int count = candidates.find(view, needle, within);
    for (int i = 0; i < count; i++) {
      int row = candidates.row(i);
      int places = 0;
      int rank = 0;
      texts.open(view.rows().texts(row));
      while (texts.next()) {
        if (finder.findBeginning(texts, needle)) {
          places |= 1 << texts.place().ordinal();
          int length = texts.to() - texts.from();
          rank = Math.max(rank, Ranking.exact(texts.place(), finder.begins(), length));
        }
      }
      if (places != 0) {
        out.add(new Found(view, row, 1, rank, places));
      }
    }
  }
}
