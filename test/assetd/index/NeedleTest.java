package assetd.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("A needle")
class NeedleTest {
  /**
   * Letters whose cases differ in one bit, in both bytes, in the first one, that have three, that
   * take three bytes or four; letters without case; one whose bits two others have together.
   * Folding changes the length of none.
   */
  private static final List<String> ALPHABETS =
      List.of("aA b", "яЯрР ", "éÉÿŸ", "σςΣω", "ởỞ aｱＡａ", "ऊ中x", "😀𐐀𐐨e", "аА", "А(𐐨", "ДԀԁđĐ");

  private final Needle.Scan scan = new Needle.Scan();

  @RepeatedTest(50)
  @DisplayName("is found at every place where it stands in any case, and nowhere else")
  void everyPlace() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
      String text = some(random, alphabet, 1 + random.nextInt(60));
      String wanted = some(random, alphabet, 1 + random.nextInt(4));
      assertFound(wanted, text, "seed " + seed);
    }
  }

  private static String some(Random random, String alphabet, int length) {
    int[] letters = alphabet.codePoints().toArray();
    StringBuilder some = new StringBuilder();
    random.ints(length, 0, letters.length).forEach(i -> some.appendCodePoint(letters[i]));
    return some.toString();
  }

  private void assertFound(String wanted, String text, String message) {
    byte[] bytes = text.getBytes(UTF_8);
    scan.open(Needle.ignoringCase(wanted), bytes, 0, bytes.length);
    List<Integer> found = new ArrayList<>();
    for (int at = scan.next(); at >= 0; at = scan.next()) {
      found.add(at);
    }
    assertEquals(places(wanted, text), found, () -> message + ": " + wanted + " in " + text);
  }

  /** Bytes before each place, one letter after the other. */
  private static List<Integer> places(String wanted, String text) {
    String folded = Fold.fold(text);
    return IntStream.range(0, text.length())
        .filter(at -> !Character.isLowSurrogate(text.charAt(at)))
        .filter(at -> folded.startsWith(Fold.fold(wanted), at))
        .mapToObj(at -> text.substring(0, at).getBytes(UTF_8).length)
        .toList();
  }

  @Test
  @DisplayName("of one letter many times is found in a text of it, also where reading turns slow")
  void oneLetter() {
    for (String letter : List.of("a", "Я", "ς", "Ở", "中")) {
      assertFound(letter.repeat(40) + "x", letter.repeat(500) + "X" + letter.repeat(50), letter);
      assertFound(letter.repeat(40), letter.repeat(300), letter);
    }
  }
}
