package assetd.index;

/**
 * The buffers of one running search, kept from one search to the next. Mutable; owned by one thread
 * at a time.
 */
final class Scratch {
  final Texts texts = new Texts();
  final Candidates candidates = new Candidates();
  final Finder finder = new Finder();
  final Expansions expansions = new Expansions();
  final InsideSearch inside = new InsideSearch(candidates, texts);
  final Tally tally = new Tally();
}
