package torture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Contents that are told apart by their first word, a few bytes or a few pages long. */
final class Texts {
  private static final int LONG = 40_000;

  private Texts() {}

  static String random(Random random) {
    String word = "w" + HexFormat.of().toHexDigits(random.nextLong());
    int length = random.nextInt(20) == 0 ? random.nextInt(LONG) : random.nextInt(600);
    StringBuilder text = new StringBuilder(word);
    while (text.length() < length) {
      text.append(' ').append(Integer.toString(random.nextInt(), 36));
    }
    return text.toString();
  }

  /** The word by which it is found. */
  static String word(String text) {
    return text.split(" ", 2)[0];
  }

  static String hash(String text) {
    try {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
