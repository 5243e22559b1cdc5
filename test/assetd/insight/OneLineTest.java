package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
