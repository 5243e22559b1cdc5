package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text of one line")
class OneLineTest {
  private static final LanguageDetector DETECTOR = LanguageDetector.load(new Languages());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl get pods -n prod",
        "git rebase -i HEAD~3",
        "$ docker run -it --rm -p 80:80 nginx",
        "sudo systemctl restart nginx",
        "curl -fsSL https://example.org/install.sh | sh",
        "tar -xzf archive.tar.gz",
        "npm install --save-dev typescript",
        "rsync -av src/ host:dst/",
        "chmod +x run.sh",
        "brew install jq",
        "pip install requests"
      })
  @DisplayName("is a command when it begins like one")
  void commands(String text) {
    assertEquals("bash", DETECTOR.detect(text).label());
  }

  @Test
  @DisplayName("is Python when it prints, where Lua and Swift are as likely by its looks")
  void print() {
    assertEquals("python", DETECTOR.detect("print(42)").label());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x = 5 | python",
        "name = \"Ann\" | python",
        "total = sum(values) | python",
        "import os | python",
        "x = 5; | javascript",
        "let x = 5; | javascript",
        "items.map(i => i + 1) | javascript",
        "int x = 5; | c",
        "x := 5 | go",
        "x <- 5 | r",
        "$x = 5; | php",
        "<b>hi</b> | html"
      })
  @DisplayName("that a dozen languages write alike is in the one that most people keep")
  void alike(String text, String label) {
    assertEquals(label, DETECTOR.detect(text).label());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A = [1 2 3; 4 5 6] | matlab",
        "let mut x = 5; | rust",
        "let x: Int = 5 | swift",
        "my $x = 5; | perl",
        "local x = 5 | lua"
      })
  @DisplayName("with a sign of its language is in that one")
  void signs(String text, String label) {
    assertEquals(label, DETECTOR.detect(text).label());
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo(bar)", "x == y", "return x", "3 + 4", "https://example.org/a/b"})
  @DisplayName("that says nothing is plain text")
  void nothing(String text) {
    assertEquals("text", DETECTOR.detect(text).label());
  }

  @Test
  @DisplayName("and two more like it are read like one")
  void few() {
    assertEquals("python", DETECTOR.detect("x = 5\ny = 6\n").label());
    assertEquals("bash", DETECTOR.detect("npm install\nnpm start\n").label());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Todo: fix the login bug",
        "Remember to buy milk and call mom",
        "find my keys",
        "git is great",
        "go to the shop and get bread",
        "make sure to call her",
        "docker is not running on the new laptop"
      })
  @DisplayName("is a note when it is none")
  void notes(String text) {
    assertEquals("text", DETECTOR.detect(text).label());
  }
}
