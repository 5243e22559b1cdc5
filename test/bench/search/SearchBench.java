package bench.search;

import assetd.index.Document;
import assetd.index.Sizes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Search in process: quality, time and size, peers in the same run. Arguments: pairs of corpus and
 * query files, smaller first; without any, a made-up corpus of two sizes.
 */
public final class SearchBench {
  private static final int ROUNDS = 7;

  /** Rounds, and seconds, until the compiler of the JVM has settled, the same for every engine. */
  private static final int WARM_UP = 10;

  private static final int WARM_UP_SECONDS = 20;

  private SearchBench() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    List<Run> ours = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    System.out.println("times are processor times of the asking thread");
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      List<Document> documents = Corpus.documents(Path.of(arguments[i]), true);
      ours.add(compare(documents, Corpus.questions(Path.of(arguments[i + 1]))));
      sizes.add(documents.size());
    }
    for (int size = 10_000; arguments.length == 0 && size <= 50_000; size *= 5) {
      MadeUp madeUp = new MadeUp(7, size, 200);
      ours.add(compare(madeUp.documents(), madeUp.questions()));
      sizes.add(size);
    }
    for (int i = 1; i < ours.size(); i++) {
      System.out.printf(
          "growth from %,d to %,d documents: exponent of p50 %.2f, of p99 %.2f%n",
          sizes.get(i - 1),
          sizes.get(i),
          exponent(ours, sizes, i, .5),
          exponent(ours, sizes, i, .99));
    }
  }

  private static double exponent(List<Run> runs, List<Integer> sizes, int i, double share) {
    double slower = runs.get(i).percentile(share) / runs.get(i - 1).percentile(share);
    return Math.log(slower) / Math.log(sizes.get(i) / (double) sizes.get(i - 1));
  }

  private static Run compare(List<Document> documents, List<Corpus.Question> questions)
      throws Exception {
    long bytes = documents.stream().mapToLong(SearchBench::bytes).sum();
    System.out.printf(
        "%,d documents, %.1f MB, %,d questions%n", documents.size(), bytes / 1e6, questions.size());
    System.out.printf(
        "  %-14s %9s %9s %4s %9s %9s %9s %8s %7s%n",
        "engine", "recall@10", "MRR@10", "none", "p50 us", "p99 us", "max us", "MB/s", "bytes/B");
    AssetdEngine engine = new AssetdEngine();
    List<Run> runs = measure(List.of(engine, new LuceneEngine()), documents, questions, bytes);
    Run ours = runs.get(0);
    Run lucene = runs.get(1);
    System.out.printf(
        "    Lucene takes %.1f times as long at p50, %.1f times at p99%n",
        lucene.percentile(.5) / ours.percentile(.5), lucene.percentile(.99) / ours.percentile(.99));
    print(engine.index().sizes(), bytes);
    Upkeep.measure(engine, documents);
    Worst.measure(engine.index(), documents);
    measure(List.of(new SqliteEngine()), documents, questions, bytes);
    measure(List.of(new ScanEngine()), documents, questions.subList(0, 100), bytes);
    return ours;
  }

  static long bytes(Document d) {
    return d.content().getBytes(StandardCharsets.UTF_8).length
        + (d.title() == null ? 0 : d.title().getBytes(StandardCharsets.UTF_8).length);
  }

  /** Measures engines that take turns. */
  private static List<Run> measure(
      List<Engine> engines, List<Document> documents, List<Corpus.Question> questions, long bytes)
      throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (Engine engine : engines) {
      long began = System.nanoTime();
      engine.build(documents);
      seconds.add((System.nanoTime() - began) / 1e9);
      engine.settle();
      warmUp(engine, questions);
    }
    List<Run> runs = Run.sideBySide(engines, questions, ROUNDS);
    for (int e = 0; e < engines.size(); e++) {
      print(engines.get(e), runs.get(e), bytes, seconds.get(e));
      engines.get(e).close();
    }
    return runs;
  }

  private static void print(Engine engine, Run run, long bytes, double seconds) throws Exception {
    System.out.printf(
        "  %-14s %9.4f %9.4f %4d %9.0f %9.0f %9.0f %8.1f %7.2f%n",
        engine.name(),
        run.meanRecall(),
        run.meanReciprocalRank(),
        run.falsePositives(),
        run.percentile(.5),
        run.percentile(.99),
        run.percentile(1),
        bytes / 1e6 / seconds,
        engine.bytes() / (double) bytes);
    run.scores().forEach((kind, s) -> System.out.printf("    %s %.3f/%.3f", kind, s[0], s[1]));
    System.out.println();
  }

  private static void warmUp(Engine engine, List<Corpus.Question> questions) throws Exception {
    long began = System.nanoTime();
    for (int i = 0; i < WARM_UP || System.nanoTime() - began < WARM_UP_SECONDS * 1e9; i++) {
      Run.of(engine, questions, 1);
    }
  }

  private static void print(Sizes sizes, long bytes) {
    System.out.printf(
        "    per byte: texts %.3f, index %.3f (trigrams %.3f, terms %.3f, rows %.3f, facets"
            + " %.3f)%n",
        sizes.texts() / (double) bytes,
        sizes.index() / (double) bytes,
        sizes.trigrams() / (double) bytes,
        sizes.terms() / (double) bytes,
        sizes.rows() / (double) bytes,
        sizes.facets() / (double) bytes);
  }
}
