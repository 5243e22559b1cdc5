package assetd.insight;

import assetd.insight.Corpus.Snippet;
import assetd.insight.SoftmaxRegression.Example;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains a {@link LinearModel}: briefly over the features that tell most about the language (mutual
 * information), then, from scratch, over those of them that weighed most, so that the resource
 * stays below its limit without two features sharing a row.
 */
final class LanguageTrainer {
  /**
   * Rows of the resource: 51 classes and a hash of 4 bytes each make 55 bytes a row, 0.95 MB in
   * all.
   */
  private static final int ROWS = 17_408;

  /** A feature seen in fewer texts says more about its text than about its language. */
  private static final int SEEN_IN = 12;

  /** Features that the first training weighs. */
  private static final int CANDIDATES = 150_000;

  private static final int FIRST_EPOCHS = 3;
  private static final int EPOCHS = 9;
  private static final int[] PIECES = {400, 300};
  private static final float PIECE_IMPORTANCE = 0.6f;
  private static final int TYPICAL = 300;
  private static final long SEED = 20_240_501L;

  private final List<String> labels;
  private final List<int[]> hashes = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();
  private final List<Float> importances = new ArrayList<>();
  private final FeatureCounts counts = new FeatureCounts();

  private LanguageTrainer(List<String> labels) {
    this.labels = labels;
  }

  /** Trains on these snippets and writes the resource. */
  static void train(List<Snippet> snippets, List<String> labels, Path resource) throws IOException {
    LanguageTrainer trainer = new LanguageTrainer(labels);
    trainer.gather(snippets);
    int[] telling = trainer.mostTelling(trainer.counts.atLeast(SEEN_IN));
    SoftmaxRegression wide = trainer.fit(telling, FIRST_EPOCHS);
    int[] best = trainer.weightiest(telling, wide);
    trainer.write(best, trainer.fit(best, EPOCHS), resource);
  }

  /**
   * Rare languages count more than their number, and so do small repositories within a language.
   */
  private void gather(List<Snippet> snippets) {
    Map<String, Integer> ofLabel = new HashMap<>();
    Map<String, Integer> ofRepo = new HashMap<>();
    for (Snippet snippet : snippets) {
      ofLabel.merge(snippet.label(), 1, Integer::sum);
      ofRepo.merge(snippet.label() + snippet.repo(), 1, Integer::sum);
    }
    Random random = new Random(SEED);
    for (Snippet snippet : snippets) {
      double all = ofLabel.get(snippet.label());
      double here = ofRepo.get(snippet.label() + snippet.repo());
      float importance =
          (float) (Math.sqrt(TYPICAL / all) * Math.min(3, Math.pow(all / here, 0.25)));
      add(snippet, snippet.text(), importance);
      for (int length : PIECES) {
        if (snippet.text().length() > length * 5 / 4) {
          add(snippet, piece(snippet.text(), length, random), importance * PIECE_IMPORTANCE);
        }
      }
    }
  }

  private void add(Snippet snippet, String text, float importance) {
    int[] features = featuresOf(text);
    for (int feature : features) {
      counts.add(feature);
    }
    hashes.add(features);
    classes.add(labels.indexOf(snippet.label()));
    importances.add(importance);
  }

  private static int[] featuresOf(String text) {
    FeatureCounts set = new FeatureCounts();
    Features.of(text, 0, Math.min(LinearModel.HEAD, text.length()), set::add);
    return set.atLeast(1);
  }

  /** A part from a random place, from the start of its line when that is near. */
  private static String piece(String text, int length, Random random) {
    int from = random.nextInt(text.length() - length + 1);
    int line = text.lastIndexOf('\n', from) + 1;
    int start = from - line < 120 ? line : from;
    return text.substring(start, Math.min(text.length(), start + length));
  }

  private SoftmaxRegression fit(int[] features, int epochs) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      int[] rows =
          Arrays.stream(hashes.get(i))
              .map(hash -> Arrays.binarySearch(features, hash))
              .filter(row -> row >= 0)
              .toArray();
      examples.add(new Example(rows, classes.get(i), importances.get(i)));
    }
    SoftmaxRegression regression = new SoftmaxRegression(labels.size(), features.length);
    regression.train(examples, epochs, SEED);
    return regression;
  }

  /**
   * By what the presence of the feature tells about the class, in a world where classes count as
   * they do in training.
   */
  private int[] mostTelling(int[] features) {
    float[] counted = new float[features.length * labels.size()];
    double[] prior = new double[labels.size()];
    double all = 0;
    for (int i = 0; i < hashes.size(); i++) {
      prior[classes.get(i)] += importances.get(i);
      all += importances.get(i);
      for (int hash : hashes.get(i)) {
        int row = Arrays.binarySearch(features, hash);
        if (row >= 0) {
          counted[row * labels.size() + classes.get(i)] += importances.get(i);
        }
      }
    }
    double[] information = new double[features.length];
    for (int row = 0; row < features.length; row++) {
      double here = 0;
      for (int c = 0; c < labels.size(); c++) {
        here += counted[row * labels.size() + c];
      }
      for (int c = 0; c < labels.size(); c++) {
        double count = counted[row * labels.size() + c];
        information[row] += count > 0 ? count * Math.log(count / here / (prior[c] / all)) : 0;
      }
    }
    return best(features, information, CANDIDATES);
  }

  private int[] weightiest(int[] features, SoftmaxRegression regression) {
    double[] weight = new double[features.length];
    for (int row = 0; row < features.length; row++) {
      double squares = 0;
      for (int c = 0; c < labels.size(); c++) {
        squares += Math.pow(regression.weights[row * labels.size() + c], 2);
      }
      weight[row] = squares * Math.sqrt(counts.count(features[row]));
    }
    return best(features, weight, ROWS);
  }

  private static int[] best(int[] features, double[] value, int count) {
    return IntStream.range(0, features.length)
        .boxed()
        .sorted((a, b) -> Double.compare(value[b], value[a]))
        .limit(count)
        .mapToInt(row -> features[row])
        .sorted()
        .toArray();
  }

  private void write(int[] features, SoftmaxRegression regression, Path resource)
      throws IOException {
    int count = labels.size();
    float[] scale = new float[count];
    for (int i = 0; i < features.length * count; i++) {
      scale[i % count] = Math.max(scale[i % count], Math.abs(regression.weights[i]) / 127);
    }
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(resource)))) {
      out.writeInt(LinearModel.MAGIC);
      out.writeInt(count);
      out.writeInt(features.length);
      for (String label : labels) {
        out.writeUTF(label);
      }
      for (float s : scale) {
        out.writeFloat(s);
      }
      for (int c = 0; c < count; c++) {
        out.writeFloat(regression.weights[features.length * count + c]);
      }
      for (int feature : features) {
        out.writeInt(feature);
      }
      for (int i = 0; i < features.length * count; i++) {
        out.writeByte(Math.round(regression.weights[i] / scale[i % count]));
      }
    }
  }
}
