package bench.search;

import assetd.index.Document;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Search over HTTP: starts the built jar on an empty directory, saves a corpus and asks its
 * questions by {@code GET /assets/search}. Arguments: corpus, questions, a file for the results
 * (one JSON object a line: qid, ids, exact_ids, n, us), and options for the daemon's JVM behind
 * those it is run with.
 */
public final class HttpSearchBench {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 3;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> corpusIds = new ConcurrentHashMap<>(); // asset -> document
  private final String address;

  private HttpSearchBench(String address) {
    this.address = address;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("assetd-bench");
    List<String> command = new ArrayList<>(List.of("java", "@build/assetd.args"));
    command.addAll(Arrays.asList(arguments).subList(3, arguments.length));
    command.addAll(List.of("-jar", "build/assetd.jar", "--port", "0", "--data", data.toString()));
    Process daemon =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8))) {
      String ready = out.readLine();
      System.out.println(String.join(" ", command.subList(1, command.size() - 4)));
      HttpSearchBench bench = new HttpSearchBench(ready.substring(ready.indexOf("http")));
      bench.save(Corpus.documents(Path.of(arguments[0]), true));
      bench.ask(Corpus.questions(Path.of(arguments[1])), Path.of(arguments[2]));
      bench.tellProcessorTime(daemon);
    } finally {
      daemon.destroy();
      daemon.waitFor();
      try (var files = Files.walk(data)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      }
    }
  }

  private void save(List<Document> documents) throws Exception {
    long began = System.nanoTime();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> saved = new ArrayList<>();
    for (Document d : documents) {
      saved.add(
          writers.submit(
              () -> {
                String made = post("/assets/create?transferables=false", seed(d));
                corpusIds.put((String) JSON.std.mapFrom(made).get("id"), d.id());
                return null;
              }));
    }
    for (Future<?> each : saved) {
      each.get();
    }
    writers.shutdown();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "  %,d assets saved by %d writers in %.0f s, %,.0f a second%n",
        documents.size(), WRITERS, seconds, documents.size() / seconds);
  }

  private static String seed(Document d) throws IOException {
    List<Map<String, Object>> tags =
        d.tags().stream().map(t -> Map.<String, Object>of("text", t.texts().get(0))).toList();
    return JSON.std.asString(
        Map.of(
            "type",
            "SEEDED_ASSET",
            "asset",
            Map.of(
                "application",
                Map.of("id", "bench", "name", "OPEN_SOURCE", "version", "1", "platform", "LINUX"),
                "metadata",
                Map.of("name", d.title(), "tags", tags),
                "format",
                Map.of("fragment", Map.of("string", Map.of("raw", d.content()))))));
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  private void ask(List<Corpus.Question> questions, Path results) throws Exception {
    double[] floor = new double[questions.size()];
    double[] micros = new double[questions.size()];
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(results))) {
      for (int round = 1; round <= ROUNDS; round++) {
        for (int i = 0; i < micros.length; i++) {
          long began = System.nanoTime();
          get("/.well-known/health");
          floor[i] = (System.nanoTime() - began) / 1e3;
          Corpus.Question question = questions.get(i);
          String text = URLEncoder.encode(question.text(), StandardCharsets.UTF_8);
          began = System.nanoTime();
          String answer = get("/assets/search?query=" + text);
          micros[i] = (System.nanoTime() - began) / 1e3;
          if (round == ROUNDS) {
            out.println(JSON.std.asString(line(question, JSON.std.mapFrom(answer), micros[i])));
          }
        }
      }
    }
    Arrays.sort(floor);
    Arrays.sort(micros);
    System.out.printf("  health  p50 %,.0f us, p99 %,.0f us%n", at(floor, .5), at(floor, .99));
    System.out.printf("  search  p50 %,.0f us, p99 %,.0f us%n", at(micros, .5), at(micros, .99));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) (share * sorted.length)];
  }

  private Map<String, Object> line(
      Corpus.Question question, Map<String, Object> answer, double micros) {
    List<String> ids = new ArrayList<>();
    List<String> exact = new ArrayList<>();
    for (Object hit : (List<?>) answer.get("iterable")) {
      Map<?, ?> fields = (Map<?, ?>) hit;
      String id = corpusIds.get(fields.get("identifier"));
      ids.add(id);
      if (fields.get("exact").equals(true)) {
        exact.add(id);
      }
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("qid", question.number());
    line.put("ids", ids.subList(0, Math.min(20, ids.size())));
    line.put("exact_ids", exact);
    line.put("n", ids.size());
    line.put("us", micros);
    return line;
  }

  private void tellProcessorTime(Process daemon) {
    daemon
        .info()
        .totalCpuDuration()
        .ifPresent(time -> System.out.printf("  the daemon used %d s in all%n", time.toSeconds()));
  }
}
