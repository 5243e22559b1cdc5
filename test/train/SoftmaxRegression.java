package assetd.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Multinomial logistic regression over sparse binary features, each example scaled to length one,
 * trained by stochastic gradient descent with AdaGrad step sizes (Duchi, Hazan, Singer 2011).
 * Deterministic for a seed.
 */
final class SoftmaxRegression {
  private static final float STEP = 0.35f;
  private static final float DECAY = 2e-6f;

  final int classes;
  final int features;

  /** {@code weights[feature * classes + class]}; the last row is the bias. */
  final float[] weights;

  /** An example: the rows that occur in it, its class, and how much it counts. */
  record Example(int[] rows, int label, float importance) {}

  SoftmaxRegression(int classes, int features) {
    this.classes = classes;
    this.features = features;
    this.weights = new float[(features + 1) * classes];
  }

  /** Goes over the examples this many times, in a new order each time. */
  void train(List<Example> examples, int epochs, long seed) {
    float[] squares = new float[weights.length];
    int[] order = new int[examples.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Random random = new Random(seed);
    float[] score = new float[classes];
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      float step = STEP * (1 - 0.9f * epoch / epochs);
      for (int at : order) {
        learn(examples.get(at), score, squares, step);
      }
    }
  }

  private void learn(Example example, float[] score, float[] squares, float step) {
    probabilities(example.rows, score);
    score[example.label] -= 1;
    float length = (float) (1 / Math.sqrt(Math.max(1, example.rows.length)));
    for (int row : example.rows) {
      descend(row, score, squares, step, length * example.importance);
    }
    descend(features, score, squares, step, 0.1f * example.importance);
  }

  private void descend(int row, float[] error, float[] squares, float step, float factor) {
    int at = row * classes;
    for (int c = 0; c < classes; c++, at++) {
      float gradient = error[c] * factor + DECAY * weights[at];
      squares[at] += gradient * gradient;
      weights[at] -= step * gradient / ((float) Math.sqrt(squares[at]) + 1e-4f);
    }
  }

  /** Fills in the probability of each class. */
  void probabilities(int[] rows, float[] score) {
    scores(rows, score);
    softmax(score);
  }

  /** Turns scores into probabilities. */
  static void softmax(float[] score) {
    float max = Float.NEGATIVE_INFINITY;
    for (float s : score) {
      max = Math.max(max, s);
    }
    float sum = 0;
    for (int c = 0; c < score.length; c++) {
      score[c] = (float) Math.exp(score[c] - max);
      sum += score[c];
    }
    for (int c = 0; c < score.length; c++) {
      score[c] /= sum;
    }
  }

  /** Fills in the score of each class. */
  void scores(int[] rows, float[] score) {
    Arrays.fill(score, 0);
    for (int row : rows) {
      int at = row * classes;
      for (int c = 0; c < classes; c++) {
        score[c] += weights[at + c];
      }
    }
    float length = (float) (1 / Math.sqrt(Math.max(1, rows.length)));
    for (int c = 0; c < classes; c++) {
      score[c] = score[c] * length + weights[features * classes + c];
    }
  }

  /** Puts the numbers into random order. */
  static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
