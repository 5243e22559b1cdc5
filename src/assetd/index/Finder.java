package assetd.index;

/**
 * Looks for a needle in the texts of documents: the exact matcher behind every filter. A text with
 * letters that folding makes longer or shorter is folded into a buffer first. Mutable; owned by one
 * thread.
 */
final class Finder {
  private final Needle.Scan scan = new Needle.Scan();
  private byte[] folded = new byte[1024];
  private int foldedEnd;
  private boolean begins;

  /** Whether the needle stands in the current text. */
  boolean find(Texts texts, Needle needle) {
    return open(texts, needle) && scan.next() >= 0;
  }

  /**
   * Like {@link #find}; afterwards {@link #begins} tells whether any of the places is the beginning
   * of a word.
   */
  boolean findBeginning(Texts texts, Needle needle) {
    begins = false;
    if (!open(texts, needle)) {
      return false;
    }
    boolean folds = folds(texts, needle);
    byte[] text = folds ? folded : texts.bytes();
    int from = folds ? 0 : texts.from();
    int to = folds ? foldedEnd : texts.to();
    boolean found = false;
    for (int at = scan.next(); at >= 0 && !begins; at = scan.next()) {
      found = true;
      begins = Words.beginsAt(text, from, at, to);
    }
    return found;
  }

  boolean begins() {
    return begins;
  }

  /**
   * Begins to scan; false when a look at the kinds of text is enough to know that there is nothing
   * to find.
   */
  private boolean open(Texts texts, Needle needle) {
    if (texts.kind() == DocumentBytes.ASCII && !needle.ascii()) {
      return false;
    }
    if (!folds(texts, needle)) {
      scan.open(needle, texts.bytes(), texts.from(), texts.to());
      return true;
    }
    int room = Fold.room(texts.to() - texts.from());
    if (folded.length < room) {
      folded = new byte[Math.max(room, folded.length * 2)];
    }
    foldedEnd = Fold.fold(texts.bytes(), texts.from(), texts.to(), folded, 0);
    scan.open(needle, folded, 0, foldedEnd);
    return true;
  }

  /** Whether folding on the way is not enough. */
  private static boolean folds(Texts texts, Needle needle) {
    return needle.folds() && texts.kind() == DocumentBytes.IRREGULAR;
  }
}
