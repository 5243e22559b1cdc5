package bench.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One pass of all questions over one engine.
 *
 * @param micros processor time of each question, ascending
 * @param scores per class the mean recall and reciprocal rank among the first ten
 * @param falsePositives nonsense that found something
 */
record Run(double[] micros, Map<String, double[]> scores, int falsePositives) {
  private static final int BEST = 10;

  /** Asks one engine everything {@code rounds} times and keeps each question's median time. */
  static Run of(Engine engine, List<Corpus.Question> questions, int rounds) throws Exception {
    return sideBySide(List.of(engine), questions, rounds).get(0);
  }

  /**
   * The same of several engines that take turns round by round, so that what else the machine does
   * meanwhile hits all of them alike.
   */
  static List<Run> sideBySide(List<Engine> engines, List<Corpus.Question> questions, int rounds)
      throws Exception {
    double[][][] micros = new double[engines.size()][questions.size()][rounds];
    List<Run> runs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (int e = 0; e < engines.size(); e++) {
        for (int i = 0; i < questions.size(); i++) {
          double began = Clock.micros();
          engines.get(e).search(questions.get(i).text(), BEST);
          micros[e][i][round] = Clock.micros() - began;
        }
      }
    }
    for (int e = 0; e < engines.size(); e++) {
      double[] medians =
          Arrays.stream(micros[e])
              .mapToDouble(m -> Arrays.stream(m).sorted().toArray()[rounds / 2])
              .sorted()
              .toArray();
      runs.add(judged(engines.get(e), questions, medians));
    }
    return runs;
  }

  private static Run judged(Engine engine, List<Corpus.Question> questions, double[] medians)
      throws Exception {
    Map<String, double[]> sums = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    int falsePositives = 0;
    for (Corpus.Question question : questions) {
      List<String> found = engine.search(question.text(), BEST);
      if (question.truth().isEmpty()) {
        falsePositives += found.isEmpty() ? 0 : 1;
      } else {
        double[] sum = sums.computeIfAbsent(question.kind(), k -> new double[2]);
        sum[0] += recall(found, question.truth());
        sum[1] += reciprocalRank(found, question.truth());
        counts.merge(question.kind(), 1, Integer::sum);
      }
    }
    sums.forEach((kind, sum) -> Arrays.setAll(sum, i -> sum[i] / counts.get(kind)));
    return new Run(medians, sums, falsePositives);
  }

  private static double recall(List<String> found, List<String> truth) {
    Set<String> right = Set.copyOf(truth);
    return found.stream().filter(right::contains).count() / (double) Math.min(BEST, right.size());
  }

  private static double reciprocalRank(List<String> found, List<String> truth) {
    for (int i = 0; i < found.size(); i++) {
      if (truth.contains(found.get(i))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  double percentile(double share) {
    return micros[Math.min(micros.length - 1, (int) (share * micros.length))];
  }

  double meanRecall() {
    return scores.values().stream().mapToDouble(s -> s[0]).average().orElse(0);
  }

  double meanReciprocalRank() {
    return scores.values().stream().mapToDouble(s -> s[1]).average().orElse(0);
  }
}
