package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.insight.FakeSecrets.Fake;
import assetd.json.Enums;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Secrets")
class SecretFinderTest {
  private static final int FAKES = 500;
  private static final double RECALL = 0.98;
  private static final SecretFinder FINDER = new SecretFinder();

  @Test
  @DisplayName("of 500 fake ones at least 98 in 100 are found, letter for letter where they stand")
  void recall() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    List<String> missed = new ArrayList<>();
    for (Fake fake : new FakeSecrets(new Random(seed)).make(FAKES)) {
      List<Secret> found = FINDER.find(fake.text());
      if (found.stream().noneMatch(s -> s.text().equals(fake.secret()))) {
        missed.add(fake.kind());
      }
      for (Secret secret : found) {
        assertEquals(
            secret.text(), fake.text().substring(secret.start(), secret.start() + secret.length()));
      }
    }
    System.out.println("missed " + missed.size() + " of " + FAKES + ": " + missed);
    assertTrue(missed.size() <= FAKES * (1 - RECALL), "missed " + missed);
  }

  @Test
  @DisplayName("category and severity are values that every client accepts")
  void safeValues() {
    List<String[]> rules = Table.rows("secrets.tsv", 9);
    assertTrue(rules.size() >= 30);
    for (String[] rule : rules) {
      assertTrue(Enums.SENSITIVE_CATEGORY.isSafe(rule[1]), rule[0]);
      assertTrue(Enums.SENSITIVE_SEVERITY.isSafe(rule[2]), rule[0]);
    }
  }

  @Test
  @DisplayName("what stands for a secret is none")
  void placeholders() {
    for (String text :
        List.of(
            "password = \"your_password\"",
            "password: \"${DB_PASSWORD}\"",
            "password = \"changeme123\"",
            "API_TOKEN=<insert-your-token-here>",
            "token = \"xxxxxxxxxxxxxxxxxxxx\"",
            "aws_access_key_id = AKIAIOSFODNN7EXAMPLE",
            "postgres://user:password@localhost/db",
            "password = getPassword(user, 42)",
            "const passwordField = \"user.password\";",
            "secret_key = os.environ[\"SECRET_KEY\"]")) {
      assertEquals(List.of(), FINDER.find(text), text);
    }
  }

  @Test
  @DisplayName("two rules never report the same characters")
  void noOverlap() {
    List<Secret> found =
        FINDER.find("url = \"postgres://app:Xk29fja82Lq@db.internal/x\" # password\n".repeat(3));
    assertEquals(3, found.size());
    for (int i = 1; i < found.size(); i++) {
      assertTrue(found.get(i).start() >= found.get(i - 1).start() + found.get(i - 1).length());
    }
  }

  @Test
  @DisplayName("a secret that is logged is masked")
  void masked() {
    String word = "Tr0ub4dor&3x";
    Secret secret = FINDER.find("password = \"" + word + "\"").get(0);
    assertFalse(secret.toString().contains(word));
    assertEquals("Tr0****", secret.masked());
  }

  @Test
  @DisplayName("texts made to take long come to an end")
  void hostile() {
    int size = 1 << 20;
    for (String part :
        List.of(
            "password=",
            "password = \"",
            "://",
            "http://a:",
            "-----BEGIN PRIVATE KEY-----",
            "eyJ",
            "AKIA",
            "a@",
            "aws_secret_",
            "sk-",
            "secret:",
            "server=;",
            "curl -u ",
            "machine a login b ",
            "x",
            "\n",
            "\"",
            "token=a1",
            "T3BlbkFJ",
            "PASSWORD",
            "A_TOKEN_",
            "\nexport A_TOKEN=a",
            "<password>a1",
            "identified by '",
            "api_key=a",
            "pass:a1",
            "key: a1",
            "a:5432:b:",
            ".atlasv1.")) {
      FINDER.find(part.repeat(size / part.length()));
    }
  }
}
