package assetd.index;

import java.util.Arrays;

/**
 * The terms of one segment that a query word may mean, best first, each with a quality in (0,1]:
 * itself, what it begins when the query ends in it, its other forms and names, and what lies within
 * a few edits. Mutable; owned by one thread.
 */
final class Expansions {
  private final EditDistance distance = new EditDistance();
  private final Pieces.Reader reader = new Pieces.Reader();
  private final Forms forms = new Forms();

  private long[] found =
      new long[64]; // quality as float bits << 32 | ~term: sorts by quality, then by term
  private int count;
  private float share;

  /** Forgets what was found. */
  void begin() {
    count = 0;
  }

  /** Adds those of the word at most so many edits away, each with its quality times the share. */
  void find(QueryWords.Word word, Segment segment, float share, int most) {
    this.share = share;
    SortedTerms terms = segment.terms();
    byte[] utf8 = word.utf8();
    int exact = terms.find(utf8, 0, utf8.length);
    if (exact >= 0) {
      add(exact, 1);
    }
    if (word.unfinished() && word.length() >= Ranking.PREFIX_LETTERS) {
      int end = terms.firstBehindPrefix(utf8, 0, utf8.length);
      for (int term = terms.firstFrom(utf8, 0, utf8.length); term < end; term++) {
        if (term != exact) {
          add(term, Ranking.PREFIX);
        }
      }
    }
    addForms(utf8, terms, exact);
    addSynonyms(word, terms);
    if (EditDistance.allowed(word.length()) > 0) {
      addMisspelt(word, segment, exact, most);
    }
  }

  /** What begins with the stem stands together. */
  private void addForms(byte[] utf8, SortedTerms terms, int exact) {
    int stem = forms.of(utf8);
    if (stem == 0) {
      return;
    }
    int end = terms.firstBehindPrefix(utf8, 0, stem);
    for (int term = terms.firstFrom(utf8, 0, stem); term < end; term++) {
      if (term != exact && forms.has(terms.text(), terms.begin(term), terms.begin(term + 1))) {
        add(term, Ranking.FORM);
      }
    }
  }

  private void addSynonyms(QueryWords.Word word, SortedTerms terms) {
    for (byte[] other : Synonyms.of(word)) {
      int term = terms.find(other, 0, other.length);
      if (term >= 0) {
        add(term, Ranking.SYNONYM);
      }
    }
  }

  private void addMisspelt(QueryWords.Word word, Segment segment, int exact, int most) {
    distance.to(word.letters(), 1, word.length());
    int begin = count;
    reader.candidates(
        segment,
        word.letters(),
        word.length(),
        most,
        (term, letters, length) -> {
          int shorter = Math.min(length, word.length());
          int allowed = Math.min(most, EditDistance.allowed(shorter));
          int edits = distance.atMost(allowed, letters, 1, length);
          if (term != exact && edits <= allowed) {
            add(term, Ranking.quality(edits, shorter));
          }
        });
    dropRepeated(begin);
  }

  /** A candidate may come once per piece. */
  private void dropRepeated(int begin) {
    Arrays.sort(found, begin, count);
    int end = begin;
    for (int i = begin; i < count; i++) {
      if (end == begin || found[end - 1] != found[i]) {
        found[end++] = found[i];
      }
    }
    count = end;
  }

  private void add(int term, float quality) {
    if (count == found.length) {
      found = Arrays.copyOf(found, count * 2);
    }
    found[count++] = (long) Float.floatToRawIntBits(quality * share) << 32 | ~term & 0xFFFFFFFFL;
  }

  /** What was found, best first. */
  Found take() {
    Arrays.sort(found, 0, count);
    int[] terms = new int[count];
    float[] qualities = new float[count];
    for (int i = 0; i < count; i++) {
      long each = found[count - 1 - i];
      terms[i] = ~(int) each;
      qualities[i] = Float.intBitsToFloat((int) (each >>> 32));
    }
    return new Found(terms, qualities);
  }

  /** Terms by falling quality. */
  record Found(int[] terms, float[] qualities) {
    /** Per word those that are hardly misspelt. */
    static Found[] sure(Found[] perWord) {
      return Arrays.stream(perWord).map(Found::sure).toArray(Found[]::new);
    }

    private Found sure() {
      int count = 0;
      while (count < terms.length && qualities[count] >= Ranking.SURE) {
        count++;
      }
      return new Found(Arrays.copyOf(terms, count), Arrays.copyOf(qualities, count));
    }
  }
}
