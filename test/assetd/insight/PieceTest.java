package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The language of a piece without its head")
class PieceTest {
  private static final LanguageDetector DETECTOR = LanguageDetector.load(new Languages());

  private static void assertLanguage(String label, String text) {
    assertEquals(label, DETECTOR.detect(text).label());
  }

  @Test
  @DisplayName("is D by its templates and loops")
  void d() {
    assertLanguage(
        "d",
        """
            int total = 0;
            foreach (i, word; words) {
                total += to!int(word);
            }
            return total;
        """);
  }

  @Test
  @DisplayName("is Groovy by typed declarations without a semicolon, and by it")
  void groovy() {
    assertLanguage(
        "groovy",
        """
        static swap(int[] data, int a, int b) {
            int kept = data[a]
            data[a] = data[b]
            data[b] = kept
        }
        """);
    assertLanguage("groovy", "3.upto(9) {\n    if (it > 5) {\n        println(it)\n    }\n}\n");
  }

  @Test
  @DisplayName("is Nim by its blocks, and by the settings of its compiler")
  void nim() {
    assertLanguage(
        "nim",
        """
        let words = readWords(path)
        if words.len == 0:
          discard
        for i in 0 ..< words.len:
          echo words[i] & "!"
        """);
    assertLanguage("nim", "@if windows:\n  gcc.path = \"c:/gcc\"\n@else:\n  cc = clang\n@end\n");
  }

  @Test
  @DisplayName("is Racket by its forms, and by those of Scribble between sentences")
  void racket() {
    assertLanguage(
        "racket", "(for/list ([i (in-range 10)])\n  (displayln i)\n  (hash-ref table i #f))\n");
    assertLanguage(
        "racket",
        """
        @section[#:tag "start"]{How to start}
        Everything in this library begins with one call of the function below.
        Use @racket[begin-all] when you need all of the parts at the same time.
        It answers with nothing at all, and it may be called again and again.
        """);
  }

  @Test
  @DisplayName("is Python where it begins with a list of modules")
  void imports() {
    assertLanguage(
        "python", "from itertools import chain, product, repeat\nimport re, sys, time, zlib\n");
  }
}
