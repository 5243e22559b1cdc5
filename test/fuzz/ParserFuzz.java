package fuzz;

import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.QueryReader;
import assetd.json.SeedReader;
import assetd.model.ServiceException;
import assetd.policy.Policy;
import assetd.policy.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Gives random texts to what reads JSON, seeds, queries, and the headers that the policy judges.
 */
final class ParserFuzz {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\u",
          "\\ud800",
          "null",
          "true",
          "1e999",
          "-",
          "0x1",
          "\"asset\":",
          "\"format\":",
          "\"fragment\":",
          "\"string\":",
          "\"raw\":",
          "\"base64\":",
          "\"query\":",
          "\"filters\":",
          "\"iterable\":",
          "\"operations\":",
          "\"metadata\":",
          "\"tags\":",
          "\"text\":",
          "\"file\":",
          "\"bytes\":",
          "\"ext\":",
          "255",
          "256",
          "\u00e9",
          "\u0000",
          " ");
  private static final List<String> HOSTS =
      List.of(
          "localhost",
          "127.0.0.1",
          "[::1]",
          ":",
          "@",
          "/",
          "http://",
          "https://",
          "null",
          "evil",
          ".",
          "chrome-extension://",
          "vscode-webview://",
          "0",
          "%",
          " ",
          "\u0000",
          "1000",
          "a".repeat(300));

  private final Random random;
  private final Policy policy = new Policy(Policy.Settings.DEFAULT, port -> port == 1000);
  private long bad;

  ParserFuzz(Random random) {
    this.random = random;
  }

  /** Reads one text with everything that reads; what is thrown and is no refusal is printed. */
  void step() {
    byte[] json = joined(PIECES, 30).getBytes(StandardCharsets.UTF_8);
    byte[] wrapped =
        ("{\"asset\":{\"format\":" + joined(PIECES, 12) + "}}").getBytes(StandardCharsets.UTF_8);
    tried("JSON", json, () -> Fields.of(Json.read(json)));
    tried("a seed", wrapped, () -> SeedReader.seed(Fields.of(Json.read(wrapped))));
    tried("a query", json, () -> QueryReader.query(Fields.of(Json.read(json)), false, false));
    String host = joined(HOSTS, 6);
    String origin = joined(HOSTS, 6);
    tried(
        "a head",
        (host + " " + origin).getBytes(StandardCharsets.UTF_8),
        () ->
            policy.judge(
                new RequestHead(
                    "POST", "/assets/" + host, header -> header(header, host, origin))));
  }

  private List<String> header(String name, String host, String origin) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "host" -> List.of(host);
      case "origin" -> List.of(origin);
      default -> null;
    };
  }

  private String joined(List<String> pieces, int most) {
    List<String> chosen = new ArrayList<>();
    for (int i = random.nextInt(most) + 1; i > 0; i--) {
      chosen.add(pieces.get(random.nextInt(pieces.size())));
    }
    return String.join("", chosen);
  }

  private void tried(String what, byte[] text, Runnable reader) {
    try {
      reader.run();
    } catch (ServiceException refused) {
      if (refused.getMessage().isBlank()) {
        complain(what, text, refused);
      }
    } catch (RuntimeException | StackOverflowError failed) {
      complain(what, text, failed);
    }
  }

  private void complain(String what, byte[] text, Throwable thrown) {
    bad++;
    System.out.println(what + " " + new String(text, StandardCharsets.UTF_8) + "\n    " + thrown);
  }

  long bad() {
    return bad;
  }
}
