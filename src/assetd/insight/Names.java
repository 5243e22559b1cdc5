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
      words.append(inAcronym(name, i) ? c : Character.toLowerCase(c));
    }
    String spoken = words.toString().strip();
    return spoken.isEmpty() ? name : Character.toUpperCase(spoken.charAt(0)) + spoken.substring(1);
  }

  private static boolean beginsWord(String name, int i) {
    if (i == 0 || !isUpper(name, i)) {
      return false;
    }
    return Character.isLowerCase(name.charAt(i - 1))
        || isUpper(name, i - 1) && isLower(name, i + 1) && !isPlural(name, i + 1);
  }

  /** Whether the letter at i is a capital among capitals or digits, and not the first of a word. */
  private static boolean inAcronym(String name, int i) {
    boolean beside =
        isUpper(name, i + 1)
            || i > 0 && (isUpper(name, i - 1) || Character.isDigit(name.charAt(i - 1)));
    boolean plural = i > 0 && isUpper(name, i - 1) && isPlural(name, i + 1);
    return isUpper(name, i) && (beside && !isLower(name, i + 1) || plural);
  }

  /** Whether this letter is the s behind an acronym: {@code parseURLsOf}. */
  private static boolean isPlural(String name, int i) {
    return isLower(name, i) && name.charAt(i) == 's' && !isLower(name, i + 1);
  }

  private static boolean isUpper(String name, int i) {
    return i >= 0 && i < name.length() && Character.isUpperCase(name.charAt(i));
  }

  private static boolean isLower(String name, int i) {
    return i < name.length() && Character.isLowerCase(name.charAt(i));
  }

  private static void space(StringBuilder words) {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }
}
