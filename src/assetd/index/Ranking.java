package assetd.index;

/** The numbers that decide what a search finds and in which order, with their reasons. */
final class Ranking {
  /** Shorter words are not corrected: at one edit of three letters lie words of other meaning. */
  static final int ONE_EDIT = 4;

  /** From so many letters on two edits are allowed, and then three: one to every four or five. */
  static final int TWO_EDITS = 8;

  static final int THREE_EDITS = 14;

  /**
   * Edits of a word that occurs as it stands: it may be meant in the plural, or be a slip of one
   * letter that made another word, but hardly two slips that did.
   */
  static final int EDITS_OF_KNOWN = 1;

  /** Below every exact word, above every misspelt one. */
  static final float PREFIX = 0.9f;

  /**
   * Another form of the word ({@link Forms}) says the same in other letters. Measured: of 31 such
   * queries that somebody wrote from memory, 29 found their document first, and 21 without forms.
   */
  static final float FORM = 0.9f;

  /**
   * Another name of a language or a tool ({@link Synonyms}). Measured: of 42 queries with such
   * names or plain ones, 40 found their document among the first ten, and 38 without.
   */
  static final float SYNONYM = 0.9f;

  /** Every document has words that begin with a given letter; two say something. */
  static final int PREFIX_LETTERS = 2;

  /**
   * Share of the query's weight that a document must have. Measured: with it none of 200 made-up
   * queries finds anything among 100,000 snippets, and half-remembered titles are still found.
   */
  static final double CUT_OFF = 0.62;

  /**
   * Share that makes a document worth a look at its title, where half of a word may be wrong: the
   * look can raise it over the cut-off.
   */
  static final double FLOOR = 0.4;

  /**
   * The same of words with other spaces than the query has: to read it otherwise than it was
   * written takes a document with nearly all of them.
   */
  static final double RESPACED_CUT_OFF = 0.9;

  /**
   * With the best score below it, other spaces are tried, and then a page is filled: hardly more
   * than a lone word has that is misspelt as much as is allowed, or stands inside another.
   */
  static final double DOUBTFUL = 0.7;

  /**
   * So many suggestions make a page. A doubtful answer that has fewer is filled up with documents
   * that have less of the query, down to {@link #FLOOR}, for half of what one remembers may stand
   * in none; of these only words count whose spelling is sure. Measured: of 215 queries that
   * somebody wrote from memory, 15 more have their document on the page, and nonsense, which has no
   * such words, still finds nothing.
   */
  static final int PAGE = 10;

  /**
   * A word itself, what it begins, its other forms and names; no more than one letter in ten is
   * wrong.
   */
  static final float SURE = PREFIX;

  /** What is left of the weight of a word that questions are made of, see {@link Fillers}. */
  static final double FILLER = 0.1;

  /** One wrong letter makes two unknown pairs of a script without spaces. */
  static final double UNKNOWN_PAIR = 0.5;

  /** Parts of a word found anywhere count less than the whole word. */
  static final float APART = 0.75f;

  /** How much of the score the title decides: among equals by words, not more than a word. */
  static final double TITLE = 0.1;

  /** Most suggestions in an answer: nobody reads on behind fifty. */
  static final int SUGGESTIONS = 50;

  /** A score below 1, which the exact hits have. */
  private static final double SUGGESTED = 0.99;

  /**
   * Edits of a word inside a longer one. It is looked for by its pieces, one more than edits, and
   * shorter pieces than the lengths below leave are in too many documents.
   */
  static final int MOST_EDITS_INSIDE = 2;

  private static final int ONE_EDIT_INSIDE = 7; // two pieces of three letters or four
  private static final int TWO_EDITS_INSIDE = 13; // three pieces of four letters or five

  /** A piece in more documents says nothing, and to look into them all would take too long. */
  static final int INSIDE_CANDIDATES = 300;

  /**
   * A word inside another counts a little less than one that is misspelt by one letter in eight.
   */
  static final float INSIDE = 0.85f;

  /** What one symbol more or less in a title costs, and how many count. */
  private static final double SYMBOL = 0.02;

  private static final int SYMBOLS = 5;

  /** Bytes of a short text, some ten lines: below it length says nothing. */
  private static final int SHORT = 256;

  /**
   * What each doubling of the length costs: of texts with the same words, a long one has them by
   * chance. Less where the title has the query. Measured on 100,000 snippets: without it the mean
   * reciprocal rank of misspelt names is .009 lower, of three words .010, of beginnings .005, of
   * titles the same; with a third more, long texts that were meant too are found a little less.
   */
  private static final double LONGER = 0.0075;

  private Ranking() {}

  /** Quality of a word with so many edits, when the shorter spelling has so many letters. */
  static float quality(int edits, int shorter) {
    return 1 - (float) edits / shorter;
  }

  /**
   * How many edits a word of so many bytes may be away inside a longer one; -1 when it is too short
   * to be looked for there.
   */
  static int editsInside(int length) {
    return length < ONE_EDIT_INSIDE ? -1 : length < TWO_EDITS_INSIDE ? 1 : MOST_EDITS_INSIDE;
  }

  static float insideQuality(int edits, int length) {
    return INSIDE * (1 - (float) edits / length);
  }

  /** In a title half of the letters may be wrong. */
  static int patience(int shorter) {
    return shorter / 2;
  }

  /** Quality of a word in a title. */
  static double patientQuality(int edits, int shorter) {
    return edits <= patience(shorter) ? quality(edits, shorter) : 0;
  }

  /** What a word weighs that so many of all documents have: the rarer, the more. */
  static double weight(int documents, int all) {
    return Math.log(1 + all / (documents + 0.5));
  }

  /** Coverage in [0,1] with the part of it that the title has. */
  static double coarse(double coverage, double inTitle) {
    return coverage * (1 - TITLE) + inTitle * TITLE;
  }

  /**
   * The share of a title's fit that is left when so many symbols differ: enough to tell C from C++,
   * never as much as a word.
   */
  static double symbols(int differ) {
    return 1 - SYMBOL * Math.min(differ, SYMBOLS);
  }

  /** The score of a suggestion whose texts have so many bytes. */
  static double fuzzy(double coverage, double ofQuery, double ofTitle, int length) {
    double fit = ofQuery + ofTitle == 0 ? 0 : 2 * ofQuery * ofTitle / (ofQuery + ofTitle);
    int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(length / SHORT);
    double less = LONGER * doublings * (1 - fit);
    return SUGGESTED * (coverage * (1 - TITLE) * (1 - less) + fit * TITLE);
  }

  /** The rank of an exact hit: the place first, then the beginning of a word, then a short text. */
  static int exact(Place place, boolean begins, int length) {
    int shortness = Integer.numberOfLeadingZeros(length);
    return ((Place.CONTENT.ordinal() - place.ordinal()) * 2 + (begins ? 1 : 0)) * 64 + shortness;
  }

  /** Whether a rank is one of an exact hit at the beginning of a word. */
  static boolean beginsWord(int exactRank) {
    return exactRank / 64 % 2 == 1;
  }
}
