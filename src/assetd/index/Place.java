package assetd.index;

/**
 * Where in an asset a text stands. The names are those of the contract; the order is the rank of a
 * match: what somebody wrote to describe the asset before what was found out about it, and the
 * content, by far the longest text, last.
 */
enum Place {
  TITLE,
  TAGS,
  ANNOTATION,
  HINT,
  WEBSITES,
  PERSONS,
  CONTENT;

  private static final Place[] ALL = values();

  static Place of(int ordinal) {
    return ALL[ordinal];
  }
}
