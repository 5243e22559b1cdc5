package fuzz;

import assetd.Config;
import assetd.Daemon;
import assetd.json.Fields;
import assetd.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests made from the contract to a daemon in this process, and judges every answer. */
final class HttpFuzz implements AutoCloseable {
  /** The only answers above 499 that a request may get: not built, too busy, no room. */
  private static final Set<Integer> ALLOWED = Set.of(501, 503, 507);

  /** The contract's own 500. */
  private static final String NOTHING_ASKED = "There is nothing to search for";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int KNOWN_IDS = 300;
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern INSIDE =
      Pattern.compile("\\tat |Exception|assetd\\.[a-z]+\\.|java\\.");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> ids = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Random random;
  private final Requests requests;
  private final Daemon daemon;
  private long bad;

  HttpFuzz(Path data, Random random) throws IOException {
    this.random = random;
    Fields contract =
        Fields.of(Json.read(Files.readAllBytes(Path.of("test", "contract", "schema.json"))));
    Bodies bodies = new Bodies(Bodies.part(contract, "models"), ids, random);
    requests = new Requests(Bodies.part(contract, "endpoints"), bodies, random);
    daemon =
        Daemon.start(
            Config.parse("--port", "0", "--data", data.toString(), "--quiet"),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  /** Sends one request; what is wrong with its answer is printed. */
  void step() throws IOException, InterruptedException {
    Requests.Request request = requests.next();
    try {
      HttpResponse<String> answer = send(request);
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      remember(answer.body());
      String wrong = wrong(answer);
      if (wrong != null) {
        complain(request, wrong + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (HttpTimeoutException e) {
      complain(request, "no answer");
    }
  }

  private HttpResponse<String> send(Requests.Request request)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher body =
        request.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(request.body());
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + daemon.port() + request.target()))
            .method(request.method(), body)
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String wrong(HttpResponse<String> answer) {
    int status = answer.statusCode();
    boolean documented = ALLOWED.contains(status) || answer.body().startsWith(NOTHING_ASKED);
    if (status >= 500 && !documented) {
      return "a failure";
    }
    if (status >= 400 && answer.body().isBlank()) {
      return "a refusal without a sentence";
    }
    if (status >= 400 && INSIDE.matcher(answer.body()).find()) {
      return "a refusal that shows what is inside";
    }
    return null;
  }

  private void complain(Requests.Request request, String what) {
    bad++;
    String body =
        request.body() == null ? "" : new String(request.body(), StandardCharsets.ISO_8859_1);
    System.out.println(
        what + "\n    " + request.method() + " " + request.target() + "\n    " + body);
  }

  private void remember(String answer) {
    Matcher id = ID.matcher(answer);
    for (int i = 0; i < 20 && id.find(); i++) {
      if (ids.size() < KNOWN_IDS) {
        ids.add(id.group(1));
      } else {
        ids.set(random.nextInt(KNOWN_IDS), id.group(1));
      }
    }
  }

  /** How often each status came. */
  Map<Integer, Integer> statuses() {
    return statuses;
  }

  /** The port of the daemon. */
  int port() {
    return daemon.port();
  }

  /** Looks whether the daemon still answers; throws when it does not. */
  void health() throws IOException, InterruptedException {
    HttpResponse<String> answer = send(new Requests.Request("GET", "/.well-known/health", null));
    if (answer.statusCode() != 200) {
      throw new IOException("The daemon is not well: " + answer.body());
    }
  }

  long bad() {
    return bad;
  }

  @Override
  public void close() {
    daemon.close();
  }
}
