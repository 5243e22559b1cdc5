package assetd.insight;

/** How random a string looks. */
final class Entropy {
  private static final int ALPHABET = 128;

  private Entropy() {}

  /** Shannon entropy of the character frequencies in bits per character; 0 for an empty string. */
  static double of(String text) {
    int[] counts = new int[ALPHABET];
    for (int i = 0; i < text.length(); i++) {
      counts[text.charAt(i) & ALPHABET - 1]++;
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = count / (double) text.length();
        entropy -= share * Math.log(share) / Math.log(2);
      }
    }
    return entropy;
  }
}
