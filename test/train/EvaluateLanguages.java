package assetd.insight;

import assetd.insight.Corpus.Snippet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Measures the detector on repositories that its model has not seen, and writes the model card.
 * Arguments: the corpus, the list of labels, the folder with a model per fold, the folder {@code
 * node_modules} that holds highlight.js, the file for the card, and, when wanted, a file for the
 * wrong answers outside of the first fold.
 */
final class EvaluateLanguages {
  /** Texts of one label that highlight.js is asked about; it takes its time. */
  private static final int COMPARED = 40;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<String> labels;
  private final Languages languages = new Languages();
  private final List<Confusion> folds = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private final List<Snippet> compared = new ArrayList<>();
  private final List<String> ours = new ArrayList<>();
  private final Map<String, Integer> comparedOf = new HashMap<>();
  private final Map<String, int[]> prose = new HashMap<>();
  private final Confusion whole;
  private final Confusion pieces;

  private EvaluateLanguages(List<String> labels) {
    this.labels = labels;
    this.whole = new Confusion(labels);
    this.pieces = new Confusion(labels);
  }

  /** Runs the evaluation. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> labels = TrainLanguageModel.labels(Path.of(args[1]));
    List<Snippet> snippets =
        Folds.participants(Corpus.read(Path.of(args[0]), new HashSet<>(labels)));
    EvaluateLanguages evaluation = new EvaluateLanguages(labels);
    for (int fold = 0; fold < Folds.MEASURED.size(); fold++) {
      evaluation.fold(fold, snippets, Path.of(args[2]).resolve("fold" + fold + ".bin"));
    }
    Path script = Path.of("test/train/highlight.mjs");
    Card.Comparison comparison = evaluation.compare(script, Path.of(args[3]));
    Files.writeString(Path.of(args[4]), evaluation.card(comparison).text());
    if (args.length > 5) {
      Files.write(Path.of(args[5]), evaluation.wrong);
    }
  }

  private void fold(int number, List<Snippet> snippets, Path model) throws IOException {
    LanguageDetector detector =
        new LanguageDetector(languages, LinearModel.read(Files.newInputStream(model)));
    Confusion fold = new Confusion(labels);
    folds.add(fold);
    List<Snippet> unseen =
        snippets.stream().filter(s -> Folds.MEASURED.get(number).contains(s.repo())).toList();
    unseen.forEach(snippet -> detector.detect(snippet.text()));
    for (Snippet snippet : unseen) {
      if (snippet.label().equals(Prose.LABEL)) {
        prose(detector, snippet);
      } else {
        snippet(detector, snippet, fold, number > 0);
      }
    }
  }

  private void snippet(LanguageDetector detector, Snippet snippet, Confusion fold, boolean show) {
    String said = timed(detector, snippet.text());
    List<String> ranked = detector.rank(snippet.text());
    whole.add(snippet.label(), ranked);
    fold.add(snippet.label(), ranked);
    if (HighlightJs.knows(snippet.label())
        && comparedOf.merge(snippet.label(), 1, Integer::sum) <= COMPARED) {
      compared.add(snippet);
      ours.add(said);
    }
    note(show, "whole", snippet, ranked.get(0), snippet.text());
    for (String piece : Pieces.of(snippet)) {
      List<String> first = detector.rank(piece);
      pieces.add(snippet.label(), first);
      note(show, "piece", snippet, first.get(0), piece);
    }
  }

  /**
   * Processor time of the thread, the best of three: the others tell what else the machine was
   * doing.
   */
  private String timed(LanguageDetector detector, String text) {
    long best = Long.MAX_VALUE;
    String said = null;
    for (int i = 0; i < 3; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      said = detector.detect(text).label();
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    nanos.add(best);
    return said;
  }

  private void note(boolean show, String kind, Snippet snippet, String said, String text) {
    if (show && !said.equals(snippet.label())) {
      wrong.add(
          kind
              + " "
              + snippet.label()
              + " -> "
              + said
              + " "
              + text.replace('\n', '\u2502')
              + " "
              + snippet.id());
    }
  }

  private void prose(LanguageDetector detector, Snippet snippet) {
    String kind = snippet.id().contains("/notes") ? "notes" : "prose";
    if (!snippet.id().contains("/")) {
      return;
    }
    int[] count = prose.computeIfAbsent(kind, key -> new int[2]);
    Language said = detector.detect(snippet.text());
    count[0]++;
    count[1] += said.isProse() ? 0 : 1;
    if (!said.isProse()) {
      note(true, kind, snippet, said.label(), snippet.text());
    }
  }

  private Card.Comparison compare(Path script, Path modules)
      throws IOException, InterruptedException {
    List<HighlightJs.Answer> theirs =
        HighlightJs.detect(
            compared.stream().map(Snippet::text).toList(),
            labels.subList(0, labels.size() - 1),
            script,
            modules);
    Confusion ownScore = new Confusion(labels);
    Confusion theirScore = new Confusion(labels);
    for (int i = 0; i < compared.size(); i++) {
      String label = compared.get(i).label();
      boolean right = theirs.get(i).name().equals(HighlightJs.name(label));
      ownScore.add(label, List.of(ours.get(i)));
      theirScore.add(label, List.of(right ? label : "other"));
    }
    long[] micros = theirs.stream().mapToLong(HighlightJs.Answer::micros).sorted().toArray();
    return new Card.Comparison(
        compared.size(), ownScore.macro(), theirScore.macro(), micros[micros.length / 2]);
  }

  private Card card(Card.Comparison comparison) {
    long[] sorted = nanos.stream().mapToLong(n -> n / 1000).sorted().toArray();
    System.out.println("slowest " + Arrays.stream(sorted).max().orElse(0) + " us");
    return new Card(
        whole,
        pieces,
        folds,
        prose,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        comparison);
  }
}
