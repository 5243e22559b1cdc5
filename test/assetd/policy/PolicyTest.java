package assetd.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import assetd.Cases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The policy (policy.tsv)")
class PolicyTest {
  private static final Set<Integer> PORTS = Set.of(1000, 39_300);
  private static final int RANDOM_CASES = 100_000;

  private static Policy policy(String flags) {
    Origins origins = Origins.LOCAL;
    Set<String> pages = new HashSet<>();
    Set<String> hosts = new HashSet<>();
    String token = null;
    for (String flag : flags.split(" ")) {
      String[] part = flag.split("=", 2);
      switch (part[0]) {
        case "strict" -> origins = Origins.STRICT;
        case "any" -> origins = Origins.ANY;
        case "origin" -> pages.add(part[1]);
        case "host" -> hosts.add(part[1]);
        case "token" -> token = part[1];
        default -> assertEquals("-", flag);
      }
    }
    return new Policy(new Policy.Settings(origins, pages, hosts, token), PORTS::contains);
  }

  private static RequestHead head(String request) {
    String[] lines = request.split(" \\| ", -1);
    String[] first = lines[0].split(" ", 2);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      String[] header = line.split(": ?", 2);
      headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
    }
    return new RequestHead(first[0], first.length < 2 ? "" : first[1].strip(), headers::get);
  }

  private static String said(Verdict verdict) {
    return verdict
        .refusal()
        .map(refusal -> refusal.kind().name())
        .orElseGet(() -> "allow" + verdict.origin().map(origin -> " " + origin).orElse(""));
  }

  @TestFactory
  @DisplayName("decides every row of its table")
  Stream<DynamicTest> table() throws IOException {
    return Cases.of(PolicyTest.class, "policy.tsv").stream()
        .map(
            row ->
                dynamicTest(
                    row[0], () -> assertEquals(row[3], said(policy(row[1]).judge(head(row[2]))))));
  }

  @Test
  @DisplayName("lets nothing in by a random host that is not one of ours, and never fails")
  void randomHosts() {
    Random random = seeded();
    Policy policy = policy("-");
    for (int i = 0; i < RANDOM_CASES; i++) {
      String host = odd(random);
      Verdict verdict =
          policy.judge(new RequestHead("GET", "/assets", Map.of("Host", List.of(host))::get));
      assertEquals(ourHost(host), verdict.allowed(), () -> "Host: " + host);
    }
  }

  @Test
  @DisplayName("lets nothing in by a random origin that is not one of ours, and never fails")
  void randomOrigins() {
    Random random = seeded();
    Policy policy = policy("-");
    for (int i = 0; i < RANDOM_CASES; i++) {
      String origin = odd(random);
      Map<String, List<String>> headers =
          Map.of("Host", List.of("localhost"), "Origin", List.of(origin));
      Verdict verdict = policy.judge(new RequestHead("GET", "/assets", headers::get));
      assertEquals(ourOrigin(origin), verdict.allowed(), () -> "Origin: " + origin);
      assertEquals(verdict.allowed() ? origin : null, verdict.origin().orElse(null));
    }
  }

  @Test
  @DisplayName("never fails, whatever all headers are at once")
  void randomRequests() {
    Random random = seeded();
    List<Policy> policies = List.of(policy("-"), policy("strict token=x"), policy("any"));
    List<String> names =
        List.of(
            "Host",
            "Origin",
            "Sec-Fetch-Site",
            "Content-Type",
            "Content-Encoding",
            "Content-Length",
            "Transfer-Encoding",
            "Authorization",
            "Upgrade",
            "Access-Control-Request-Method");
    for (int i = 0; i < RANDOM_CASES; i++) {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String name : names) {
        if (random.nextInt(3) > 0) {
          headers.put(name, Stream.generate(() -> odd(random)).limit(random.nextInt(3)).toList());
        }
      }
      RequestHead head =
          new RequestHead(random.nextBoolean() ? "GET" : odd(random), odd(random), headers::get);
      for (Policy policy : policies) {
        Verdict verdict = policy.judge(head);
        policy.headers(verdict).values().forEach(value -> assertFalse(value.contains("\n")));
      }
    }
  }

  /**
   * Written independently of the policy: without a pattern, by comparing with all that is allowed.
   */
  private static boolean ourHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    for (String port : List.of(":1000", ":39300")) {
      if (name.endsWith(port)) {
        name = name.substring(0, name.length() - port.length());
        break;
      }
    }
    if (Set.of("localhost", "localhost.", "[::1]").contains(name)) {
      return true;
    }
    String[] parts = name.split("\\.", -1);
    return parts.length == 4
        && parts[0].equals("127")
        && Arrays.stream(parts).allMatch(part -> bytes().contains(part));
  }

  private static Set<String> bytes() {
    Set<String> bytes = new HashSet<>();
    for (int i = 0; i < 256; i++) {
      bytes.add(Integer.toString(i));
    }
    return bytes;
  }

  private static boolean ourOrigin(String origin) {
    String page = origin.toLowerCase(Locale.ROOT);
    if (Set.of("app://obsidian.md", "tauri://localhost").contains(page)) {
      return true;
    }
    for (String scheme : List.of("http://", "https://")) {
      for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
        if (page.equals(scheme + host)) {
          return true;
        }
        if (page.startsWith(scheme + host + ":")) {
          String port = page.substring((scheme + host + ":").length());
          return port.chars().allMatch(c -> c >= '0' && c <= '9')
              && !port.isEmpty()
              && port.length() <= 5
              && Integer.toString(Integer.parseInt(port)).equals(port)
              && Integer.parseInt(port) >= 1
              && Integer.parseInt(port) <= 65_535;
        }
      }
    }
    return false;
  }

  private static final List<String> PIECES =
      List.of(
          "localhost",
          "LOCALHOST",
          "127.0.0.1",
          "127.",
          "1",
          "255",
          "256",
          "[::1]",
          "[",
          "]",
          "::1",
          ":",
          ":1000",
          ":39300",
          ":80",
          ".",
          "..",
          "@",
          "/",
          "//",
          "://",
          "http://",
          "https://",
          "app://obsidian.md",
          "tauri://localhost",
          "evil",
          "evil.example",
          "null",
          " ",
          "\t",
          ",",
          ";",
          "%",
          "%00",
          "\u0000",
          "\u0130",
          "\u212a",
          "é",
          "ｌocalhost",
          "-",
          "+",
          "0",
          "x".repeat(300),
          "*",
          "127.0.0.1.nip.io",
          "cross-site",
          "none",
          "application/json",
          "text/plain",
          "gzip",
          "Bearer x",
          "chunked",
          "websocket");

  /** A few pieces that look right, in an order that seldom is. */
  private static String odd(Random random) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(4) + (random.nextInt(20) == 0 ? 0 : 1);
    for (int i = 0; i < count; i++) {
      text.append(
          random.nextInt(10) == 0
              ? String.valueOf((char) random.nextInt(0x300))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Random seeded() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    return new Random(seed);
  }

  @Test
  @DisplayName("an answer to a page names that page and no other, and lets it send no credentials")
  void corsHeaders() {
    Policy policy = policy("-");
    Map<String, String> page =
        policy.headers(
            policy.judge(head("GET /assets | Host: localhost | Origin: http://localhost:3000")));
    assertEquals("http://localhost:3000", page.get("Access-Control-Allow-Origin"));
    assertEquals("Origin", page.get("Vary"));
    assertNull(page.get("Access-Control-Allow-Credentials"));
  }

  @Test
  @DisplayName("an answer to a refused page has no CORS header, but all the others")
  void refusedPage() {
    Policy policy = policy("-");
    Verdict verdict =
        policy.judge(head("GET /assets | Host: localhost | Origin: http://evil.example"));
    assertEquals(
        Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Resource-Policy", "same-origin",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cache-Control", "no-store",
            "Vary", "Origin"),
        policy.headers(verdict));
  }

  @Test
  @DisplayName("a preflight allows the headers that clients send, for ten minutes")
  void preflight() {
    String request =
        "OPTIONS /assets/create | Host: localhost | Origin: http://localhost |"
            + " Access-Control-Request-Method: POST";
    Policy open = policy("-");
    Map<String, String> headers = open.preflight(open.judge(head(request)));
    assertEquals("http://localhost", headers.get("Access-Control-Allow-Origin"));
    assertEquals("GET, HEAD, POST", headers.get("Access-Control-Allow-Methods"));
    assertEquals(
        "Content-Type, application, X-Application-ID", headers.get("Access-Control-Allow-Headers"));
    assertEquals("600", headers.get("Access-Control-Max-Age"));
    assertEquals("nosniff", headers.get("X-Content-Type-Options"));
    Policy secret = policy("token=secret");
    assertTrue(
        secret
            .preflight(secret.judge(head(request)))
            .get("Access-Control-Allow-Headers")
            .contains("Authorization"));
  }

  @Test
  @DisplayName("an upgrade is a GET that names websocket among what it would go on with")
  void upgrade() {
    assertTrue(head("GET /s | Upgrade: websocket").upgrade());
    assertTrue(head("GET /s | Upgrade: h2c, WebSocket").upgrade());
    assertTrue(head("GET /s | Upgrade: h2c | Upgrade: websocket").upgrade());
    assertFalse(head("GET /s | Upgrade: h2c").upgrade());
    assertFalse(head("GET /s | Upgrade: websockets").upgrade());
    assertFalse(head("POST /s | Upgrade: websocket").upgrade());
    assertFalse(head("GET /s").upgrade());
  }

  @Test
  @DisplayName("no sentence repeats what the client sent")
  void sentences() {
    for (String request :
        List.of(
            "GET /x | Host: <script>",
            "GET /x | Host: localhost | Origin: <script>",
            "POST /x | Host: localhost | Content-Length: 1 | Content-Type: multipart/<script>")) {
      String sentence = policy("-").judge(head(request)).refusal().orElseThrow().getMessage();
      assertFalse(sentence.contains("script"), sentence);
    }
  }
}
