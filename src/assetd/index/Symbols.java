package assetd.index;

/**
 * How many of the symbols a text has that belong to names: C++, C#, A*. Words do not have them, for
 * in content they mostly are operators; in titles they decide between otherwise equal ones.
 */
record Symbols(int plus, int hash, int star) {
  static Symbols in(byte[] text, int from, int to) {
    int plus = 0;
    int hash = 0;
    int star = 0;
    for (int at = from; at < to; at++) {
      plus += text[at] == '+' ? 1 : 0;
      hash += text[at] == '#' ? 1 : 0;
      star += text[at] == '*' ? 1 : 0;
    }
    return new Symbols(plus, hash, star);
  }

  /** How many are in one text only. */
  int differingFrom(Symbols other) {
    return Math.abs(plus - other.plus) + Math.abs(hash - other.hash) + Math.abs(star - other.star);
  }
}
