package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A note with code in it")
class NoteTest {
  private static final LanguageDetector DETECTOR = LanguageDetector.load(new Languages());

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Turns the words of a list around and joins them.

        const turned = (words) => {
          const reversed = [...words].reverse();
          return reversed.filter(word => word.length > 0).join(' ');
        };

        turned(['a', 'b', 'c']); // 'c b a'
        console.log(turned(['x', 'y', 'z']));
        """,
        """
        这个类保存所有已知的名字，并且可以随时添加新的名字。

        public class Names {
          private final List<String> names = new ArrayList<>();

          public void add(String name) {
            names.add(name);
          }
        }
        """
      })
  @DisplayName("is no code when it begins with a whole sentence")
  void sentenceFirst(String text) {
    assertTrue(DETECTOR.detect(text).isProse(), text);
  }
}
