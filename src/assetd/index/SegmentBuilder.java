package assetd.index;

import java.util.Arrays;

/** Builds a segment from documents. Owned by one thread; used once. */
final class SegmentBuilder {
  private final Rows rows;
  private int row;
  private int distinct; // terms of the document so far

  private final Collected terms = new Collected();
  private final Collected facets = new Collected();
  private final Words words = new Words();
  private final Texts texts = new Texts();
  private final TrigramsOfDocument trigrams = new TrigramsOfDocument();
  private byte[] folded = new byte[1024];

  /** For exactly so many documents. */
  SegmentBuilder(int size) {
    rows = new Rows(size);
  }

  void add(Rows.Row document) {
    rows.set(row, document);
    texts.open(document.texts());
    trigrams.begin(document.texts().length);
    distinct = 0;
    while (texts.next()) {
      Facets.collect(texts, row, facets);
      int posting = row << Segment.TITLE_FLAG_BITS | (texts.place() == Place.TITLE ? 1 : 0);
      words.cut(
          texts.bytes(),
          texts.from(),
          texts.to(),
          (bytes, from, to, parts) -> distinct += terms.add(bytes, from, to, posting) ? 1 : 0);
      addTrigrams();
    }
    About.collect(texts, row, facets);
    rows.setTerms(row, distinct); // each counts once: the title, if any, is the first text
    row++;
  }

  private void addTrigrams() {
    int room = Fold.room(texts.to() - texts.from());
    if (folded.length < room) {
      folded = new byte[Math.max(room, folded.length * 2)];
    }
    int end = Fold.fold(texts.bytes(), texts.from(), texts.to(), folded, 0);
    folded[end] = (byte) Trigrams.STOP;
    folded[end + 1] = (byte) Trigrams.STOP;
    for (int at = 0; at < end; at++) {
      trigrams.add(Trigrams.at(folded, at), row);
    }
  }

  Segment build() {
    return new Segment(
        rows,
        trigrams.sorted(row),
        terms.sorted(row << Segment.TITLE_FLAG_BITS),
        facets.sorted(row));
  }

  /**
   * The pairs of trigram and document, each once. Within a document a hash set of trigrams keeps
   * the second one out; at the end the pairs are sorted by trigram, twelve bits at a time, which
   * leaves documents in order.
   */
  private static final class TrigramsOfDocument {
    private static final int DIGIT = 12;

    private int[] set = new int[1024]; // trigram + 1, 0: free; linear probing
    private long[] pairs = new long[1024]; // trigram << 32 | document
    private int size;

    /** A document of so many bytes follows. */
    void begin(int bytes) {
      int wanted = Integer.highestOneBit(bytes + 64) * 4;
      if (set.length < wanted || set.length > 4 * wanted) {
        set = new int[wanted];
      } else {
        Arrays.fill(set, 0);
      }
    }

    void add(int trigram, int document) {
      int mask = set.length - 1;
      int at = trigram * 0x9E3779B1 >>> 8 & mask;
      while (set[at] != 0) {
        if (set[at] == trigram + 1) {
          return;
        }
        at = at + 1 & mask;
      }
      set[at] = trigram + 1;
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
      }
      pairs[size++] = (long) trigram << 32 | document;
    }

    Trigrams sorted(int documents) {
      long[] half = new long[size];
      sort(pairs, half, 32);
      sort(half, pairs, 32 + DIGIT);
      Trigrams.Builder keys = new Trigrams.Builder(1024);
      PostingLists.Builder lists = new PostingLists.Builder(documents, size);
      int[] numbers = new int[documents];
      for (int from = 0; from < size; ) {
        int trigram = (int) (pairs[from] >>> 32);
        int count = 0;
        for (; from < size && pairs[from] >>> 32 == trigram; from++) {
          numbers[count++] = (int) pairs[from];
        }
        keys.add(trigram);
        lists.add(numbers, 0, count);
      }
      return keys.build(lists.build());
    }

    /** Sorts by one digit and keeps the order of equal ones. */
    private void sort(long[] from, long[] to, int shift) {
      int[] next = new int[(1 << DIGIT) + 1];
      for (int i = 0; i < size; i++) {
        next[(int) (from[i] >>> shift & (1 << DIGIT) - 1) + 1]++;
      }
      for (int i = 1; i < next.length; i++) {
        next[i] += next[i - 1];
      }
      for (int i = 0; i < size; i++) {
        to[next[(int) (from[i] >>> shift & (1 << DIGIT) - 1)]++] = from[i];
      }
    }
  }
}
