package assetd.index;

/** Every number that decides what is found and in which order, with its reason. */
final class Ranking {
  /** Shorter words are not corrected: at one edit of three letters lie words of other meaning. */
  static final int ONE_EDIT = 4;

  static final int TWO_EDITS = 8;
  static final int THREE_EDITS = 14;

  /** Below every exact word, above every misspelt one. */
  static final float PREFIX = 0.9f;

  /** Every document has words that begin with a given letter; two say something. */
  static final int PREFIX_LETTERS = 2;

  /** Share of the query's weight that a document must have. */
  static final double CUT_OFF = 0.62;

  /** Share that makes a document worth a look at its title. */
  static final double FLOOR = 0.4;

  /** Parts of a word found anywhere count less than the whole word. */
  static final float APART = 0.75f;

  /** How much of the score the title decides. */
  static final double TITLE = 0.1;

  static final int MOST_EDITS_INSIDE = 2;

  /** Most suggestions in an answer. */
  static final int SUGGESTIONS = 100;

  private static final float EDIT_COST = 1.0f;

  private Ranking() {}

  static float quality(int edits, int shorter) {
    return 1 - EDIT_COST * edits / shorter;
  }

  static final int INSIDE_CANDIDATES = 300;
  static final float INSIDE = 0.85f;

  /**
   * How many edits a word of so many bytes may be away inside a longer one; -1 when it is too short
   * to be looked for there.
   */
  static int editsInside(int length) {
    return length < 7 ? -1 : length < 13 ? 1 : 2;
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
    return 1 - 0.02 * Math.min(differ, 5);
  }

  /** The score of a suggestion. */
  static double fuzzy(double coverage, double ofQuery, double ofTitle) {
    double fit = ofQuery + ofTitle == 0 ? 0 : 2 * ofQuery * ofTitle / (ofQuery + ofTitle);
    return 0.99 * (coverage * (1 - TITLE) + fit * TITLE);
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
