package bench.search;

import assetd.index.Document;
import assetd.index.SearchIndex;
import java.util.List;

/** A million short documents: what their index takes, and how long it takes to find something. */
public final class MillionBench {
  private static final int DOCUMENTS = 1_000_000;
  private static final int WORDS = 20;

  private MillionBench() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    MadeUp madeUp = new MadeUp(7, DOCUMENTS, WORDS);
    List<Document> documents = madeUp.documents();
    long bytes = documents.stream().mapToLong(SearchBench::bytes).sum();
    List<Corpus.Question> questions = madeUp.questions();
    AssetdEngine engine = new AssetdEngine();
    long began = System.nanoTime();
    engine.build(documents);
    engine.settle();
    double seconds = (System.nanoTime() - began) / 1e9;
    SearchIndex index = engine.index();
    System.out.printf(
        "%,d documents, %.0f MB: built in %.1f s (%.1f MB/s), index %.2f bytes a byte%n",
        DOCUMENTS,
        bytes / 1e6,
        seconds,
        bytes / 1e6 / seconds,
        index.sizes().index() / (double) bytes);
    Run.of(engine, questions, 1);
    Run run = Run.of(engine, questions, 3);
    System.out.printf(
        "recall@10 %.3f, MRR@10 %.3f, p50 %,.0f us, p99 %,.0f us, max %,.0f us%n",
        run.meanRecall(),
        run.meanReciprocalRank(),
        run.percentile(.5),
        run.percentile(.99),
        run.percentile(1));
    Upkeep.measure(engine, documents);
    Worst.measure(index, documents);
  }
}
