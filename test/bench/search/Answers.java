package bench.search;

import assetd.index.Document;
import assetd.index.SearchIndex;
import assetd.model.Hits;
import assetd.model.Query;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers the queries and writes the results, one JSON object a line: qid, ids, exact_ids, n, us.
 * Arguments: corpus, queries, results.
 */
public final class Answers {
  private Answers() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    List<Document> documents = Corpus.documents(Path.of(arguments[0]), true);
    List<Corpus.Question> questions = Corpus.questions(Path.of(arguments[1]));
    SearchIndex index = new SearchIndex();
    long began = System.nanoTime();
    index.replaceAll(documents::forEach);
    System.out.printf("built in %.2f s%n", (System.nanoTime() - began) / 1e9);
    System.out.println(index.sizes() + " index " + index.sizes().index());
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    for (int i = 1; i < rounds; i++) {
      questions.forEach(q -> index.search(Query.words(q.text())));
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[2])))) {
      for (Corpus.Question question : questions) {
        long start = System.nanoTime();
        Hits hits = index.search(Query.words(question.text()));
        long nanos = System.nanoTime() - start;
        Map<String, Object> line = line(question, hits, nanos);
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        index.search(Query.words(question.text()));
        line.put(
            "cpu", (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3);
        out.println(JSON.std.asString(line));
      }
    }
  }

  private static Map<String, Object> line(Corpus.Question question, Hits hits, long nanos) {
    List<String> exact = new ArrayList<>();
    hits.hits().stream().filter(Hits.Hit::exact).forEach(h -> exact.add(h.id()));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("qid", question.number());
    line.put("ids", hits.hits().stream().limit(20).map(Hits.Hit::id).toList());
    line.put("exact_ids", exact);
    line.put("n", hits.hits().size());
    line.put("us", nanos / 1e3);
    return line;
  }
}
