package assetd.insight;

/** Names of programs as words of people. */
final class Names {
  private Names() {}

  /**
   * {@code BinarySearchTree}, {@code binary_search_tree} and {@code binary-search-tree} as "Binary
   * search tree".
   */
  static String words(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        space(words);
        continue;
      }
      if (beginsWord(name, i)) {
        space(words);
      }
      boolean acronym =
          Character.isUpperCase(c) && (neighbour(name, i + 1) || neighbour(name, i - 1));
      words.append(acronym ? c : Character.toLowerCase(c));
    }
    String spoken = words.toString().strip();
    return spoken.isEmpty() ? name : Character.toUpperCase(spoken.charAt(0)) + spoken.substring(1);
  }

  private static boolean beginsWord(String name, int i) {
    if (i == 0 || !Character.isUpperCase(name.charAt(i))) {
      return false;
    }
    boolean afterLower = !Character.isUpperCase(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return afterLower || beforeLower;
  }

  /**
   * Whether the letter at i is a capital that belongs to a run of capitals, not the first of a
   * word.
   */
  private static boolean neighbour(String name, int i) {
    return i >= 0
        && i < name.length()
        && Character.isUpperCase(name.charAt(i))
        && !(i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1)));
  }

  private static void space(StringBuilder words) {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }
}
