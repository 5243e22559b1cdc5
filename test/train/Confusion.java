package assetd.insight;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was said about what: one row a true label. */
final class Confusion {
  private static final int TOP = 3;

  private final List<String> labels;
  private final int[][] counts;
  private final int[] amongTop;

  /** For texts of these labels; any answer outside of them counts as one wrong label more. */
  Confusion(List<String> labels) {
    this.labels = labels;
    this.counts = new int[labels.size()][labels.size() + 1];
    this.amongTop = new int[labels.size()];
  }

  /** Counts one answer: the labels in the order of their likelihood. */
  void add(String label, List<String> ranked) {
    int truth = labels.indexOf(label);
    int said = labels.indexOf(ranked.get(0));
    counts[truth][said < 0 ? labels.size() : said]++;
    amongTop[truth] += ranked.subList(0, Math.min(TOP, ranked.size())).contains(label) ? 1 : 0;
  }

  /** How many texts of this label there were. */
  int total(String label) {
    return IntStream.of(counts[labels.indexOf(label)]).sum();
  }

  /** The share of the texts of a label that were named right. */
  double recall(String label) {
    int row = labels.indexOf(label);
    return counts[row][row] / (double) total(label);
  }

  /** The mean recall over the labels that occurred. */
  double macro() {
    return occurring().stream().mapToDouble(this::recall).average().orElse(0);
  }

  /** The mean share of texts whose label was among the first three. */
  double macroTop() {
    return occurring().stream()
        .mapToDouble(label -> amongTop[labels.indexOf(label)] / (double) total(label))
        .average()
        .orElse(0);
  }

  /** The labels with texts. */
  List<String> occurring() {
    return labels.stream().filter(label -> total(label) > 0).toList();
  }

  /** The most frequent wrong answers for a label, with their numbers. */
  String wrong(String label) {
    int[] row = counts[labels.indexOf(label)];
    return IntStream.range(0, row.length)
        .filter(c -> c != labels.indexOf(label) && row[c] > 0)
        .boxed()
        .sorted((a, b) -> row[b] - row[a])
        .map(c -> (c < labels.size() ? labels.get(c) : "other") + " " + row[c])
        .collect(Collectors.joining(", "));
  }
}
