package assetd.insight;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes secrets that open nothing: the right form around random characters, in the places where
 * people leave them.
 */
final class FakeSecrets {
  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
  private static final String HEX = DIGITS + "abcdef";
  private static final String ALNUM = UPPER + LOWER + DIGITS;
  private static final String URL64 = ALNUM + "_-";
  private static final String BASE64 = ALNUM + "+/";
  private static final String BASE32 = UPPER + "234567";
  private static final String PASSWORD = ALNUM + "!#%&*+-=?_";

  private static final List<String> PLACES =
      List.of(
          "const client = connect('%s');\n",
          "export SERVICE_TOKEN=%s\n",
          "curl -H \"X-Auth: %s\" https://service.example.org/v1/items\n",
          "# remember: %s\n",
          "{\"name\": \"prod\", \"value\": \"%s\"}\n",
          "  value: %s\n",
          "I put the key %s into the settings yesterday.\n");

  private final Random random;

  FakeSecrets(Random random) {
    this.random = random;
  }

  /** A text and the secret in it. */
  record Fake(String kind, String text, String secret) {}

  /** So many, of every kind in turn. */
  List<Fake> make(int count) {
    List<Supplier<Fake>> kinds = new ArrayList<>(prefixed());
    kinds.addAll(contextual());
    List<Fake> fakes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fakes.add(kinds.get(i % kinds.size()).get());
    }
    return fakes;
  }

  private List<Supplier<Fake>> prefixed() {
    return List.of(
        () -> placed("AWS id", "AKIA" + of(BASE32, 16)),
        () -> placed("AWS temporary id", "ASIA" + of(BASE32, 16)),
        () -> placed("Google API", "AIza" + of(URL64, 35)),
        () -> placed("Google OAuth secret", "GOCSPX-" + of(URL64, 28)),
        () -> placed("Google OAuth token", "ya29." + of(URL64, 60)),
        () ->
            placed(
                "Google client id",
                of(DIGITS, 12) + "-" + of(LOWER + DIGITS, 32) + ".apps.googleusercontent.com"),
        () -> placed("DigitalOcean", "dop_v1_" + of(HEX, 64)),
        () -> placed("Databricks", "dapi" + of(HEX, 32)),
        () -> placed("Vault", "hvs." + of(URL64, 90)),
        () -> placed("Terraform", of(ALNUM, 14) + ".atlasv1." + of(ALNUM, 64)),
        () -> placed("GitHub", "gh" + of("pousr", 1) + "_" + of(ALNUM, 36)),
        () -> placed("GitHub fine-grained", "github_pat_" + of(ALNUM, 22) + "_" + of(ALNUM, 59)),
        () -> placed("GitLab", "glpat-" + of(ALNUM, 20)),
        () -> placed("npm", "npm_" + of(ALNUM, 36)),
        () -> placed("PyPI", "pypi-AgEIcHlwaS5vcmc" + of(URL64, 80)),
        () -> placed("RubyGems", "rubygems_" + of(HEX, 48)),
        () -> placed("Docker Hub", "dckr_pat_" + of(URL64, 27)),
        () -> placed("Atlassian", "ATATT3xFfGF0" + of(URL64, 100)),
        () ->
            placed(
                "Slack bot", "xoxb-" + of(DIGITS, 12) + "-" + of(DIGITS, 12) + "-" + of(ALNUM, 24)),
        () ->
            placed(
                "Slack hook",
                "https://hooks.slack.com/services/T"
                    + of(UPPER, 8)
                    + "/B"
                    + of(UPPER, 8)
                    + "/"
                    + of(ALNUM, 24)),
        () ->
            placed(
                "Discord hook",
                "https://discord.com/api/webhooks/" + of(DIGITS, 18) + "/" + of(URL64, 68)),
        () -> placed("Telegram", "1" + of(DIGITS, 9) + ":AA" + of(URL64, 33)),
        () -> placed("Twilio key", "SK" + of(HEX, 32)),
        () -> placed("SendGrid", "SG." + of(ALNUM, 22) + "." + of(ALNUM, 43)),
        () -> placed("Mailgun", "key-" + of(HEX, 32)),
        () -> placed("Mailchimp", of(HEX, 32) + "-us" + (1 + random.nextInt(20))),
        () -> placed("Stripe", "sk_" + "live_" + of(ALNUM, 24)),
        () -> placed("Stripe restricted", "rk_" + "live_" + of(ALNUM, 99)),
        () -> placed("Square", "sq0atp-" + of(ALNUM, 22)),
        () -> placed("Shopify", "shpat_" + of(HEX, 32)),
        () -> placed("OpenAI", "sk-" + of(ALNUM, 20) + "T3BlbkFJ" + of(ALNUM, 20)),
        () -> placed("OpenAI project", "sk-proj-" + of(ALNUM, 60)),
        () -> placed("Anthropic", "sk-ant-api03-" + of(URL64, 92) + "A"),
        () -> placed("Hugging Face", "hf_" + of(UPPER + LOWER, 34)),
        () -> placed("Linear", "lin_api_" + of(ALNUM, 40)),
        () -> placed("Notion", "ntn_" + of(ALNUM, 46)),
        () -> placed("Figma", "figd_" + of(ALNUM, 40)),
        () -> placed("Airtable", "pat" + of(ALNUM, 14) + "." + of(HEX, 64)),
        () -> placed("Postman", "PMAK-" + of(HEX, 24) + "-" + of(HEX, 34)),
        () -> placed("Grafana", "glsa_" + of(ALNUM, 32) + "_" + of(HEX, 8)),
        () -> placed("JWT", jwt()));
  }

  private List<Supplier<Fake>> contextual() {
    return List.of(
        () -> in("AWS secret", "aws_secret_access_key = %s\n", of(BASE64, 40)),
        () -> in("AWS secret in JSON", "{\"awsSecretKey\": \"%s\"}\n", of(BASE64, 40)),
        () ->
            in(
                "Azure storage",
                "AccountName=store;AccountKey=%s;EndpointSuffix=x\n",
                of(BASE64, 86) + "=="),
        () -> whole("private key", pem("RSA PRIVATE KEY")),
        () -> whole("SSH key", pem("OPENSSH PRIVATE KEY")),
        () -> whole("connection", "postgres://app:" + of(ALNUM, 12) + "@db.internal:5432/orders"),
        () ->
            whole(
                "MongoDB",
                "mongodb+srv://svc:" + of(ALNUM, 16) + "@cluster0.abcde.mongodb.net/test"),
        () ->
            whole(
                "web address", "https://deploy:" + of(ALNUM, 20) + "@git.example.org/team/app.git"),
        () -> in("bearer", "Authorization: Bearer %s\n", of(URL64, 40)),
        () -> in("basic", "Authorization: Basic %s\n", base64("deploy:" + of(ALNUM, 14))),
        () -> in("password", "db_password = \"%s\"\n", password()),
        () -> in("password in JSON", "{\"password\": \"%s\"}\n", password()),
        () -> in("password in a map", "'passwd' => '%s',\n", password()),
        () -> in("ADO.NET", "Server=sql1;Database=crm;User Id=sa;Password=%s;\n", of(ALNUM, 12)),
        () -> in("environment", "DJANGO_SECRET_KEY=%s\n", of(ALNUM, 50)),
        () -> in("YAML token", "api_token: %s\n", of(ALNUM, 32)),
        () -> in("assigned token", "apiKey: '%s',\n", of(ALNUM, 32)),
        () -> in("assigned secret", "String clientSecret = \"%s\";\n", of(URL64, 40)),
        () -> in("curl user", "curl -u admin:%s https://ci.example.org/api\n", of(ALNUM, 14)),
        () -> in("netrc", "machine api.example.org login bot password %s\n", of(ALNUM, 16)));
  }

  private Fake placed(String kind, String secret) {
    return in(kind, PLACES.get(random.nextInt(PLACES.size())), secret);
  }

  private Fake whole(String kind, String secret) {
    return in(kind, "settings:\n%s\n", secret);
  }

  private Fake in(String kind, String place, String secret) {
    return new Fake(kind, "// some text before\n" + place.replace("%s", secret) + "done\n", secret);
  }

  private String of(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Eight to sixteen characters with a digit among them, as rules for passwords want it. */
  private String password() {
    return of(UPPER, 1) + of(PASSWORD, 6 + random.nextInt(8)) + of(DIGITS, 1);
  }

  private String jwt() {
    String payload =
        base64("{\"sub\":\"" + of(DIGITS, 10) + "\",\"iat\":" + of("123456789", 10) + "}");
    return url(base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"))
        + "."
        + url(payload)
        + "."
        + of(URL64, 43);
  }

  private static String url(String base64) {
    return base64.replace("=", "").replace('+', '-').replace('/', '_');
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String pem(String kind) {
    StringBuilder key = new StringBuilder("-----BEGIN " + kind + "-----\n");
    for (int line = 0; line < 12; line++) {
      key.append(of(BASE64, 64)).append('\n');
    }
    return key.append("-----END ").append(kind).append("-----").toString();
  }
}
