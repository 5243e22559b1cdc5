package assetd.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Multinomial logistic regression whose weights are the product of two matrices: each feature is a
 * point, a text the sum of its features' points, each class a direction. Stochastic gradient
 * descent, with steps that shrink by the squares of the gradients so far (AdaGrad: Duchi and
 * others, 2011), one step for all coordinates of a point. Nothing in it is parallel, so that a
 * training can be repeated to the bit.
 */
final class LowRankSoftmax {
  /**
   * A text.
   *
   * @param rows its features
   * @param values of each; together a vector of length one
   * @param importance how much it counts, in texts
   */
  record Example(int[] rows, float[] values, int label, float importance) {}

  private static final float POINT_STEP = 0.1f;
  private static final float DIRECTION_STEP = 0.05f;

  /**
   * Up to this part of the features of a text is left out, so that no feature is relied on alone.
   */
  private static final float LEFT_OUT = 0.7f;

  /** Of the first points' coordinates, as a part of 1 / D^1/2. */
  private static final float SPREAD = 0.1f;

  /** Errors that small move nothing. */
  private static final float NEGLIGIBLE = 1e-4f;

  /** The part of the squares that a warm start keeps: it has to take larger steps again. */
  private static final float REMEMBERED = 0.3f;

  private static final float NOT_ZERO = 1e-12f;

  final int dimensions;
  final int labels;
  final float[] points; // feature x dimension
  final float[] directions; // label x dimension
  final float[] bias;

  private final float[] pointSquares; // one a feature
  private final float[] directionSquares;
  private final float[] biasSquares;

  private final float[] point; // of the text at hand
  private final float[] pull; // the gradient there
  private final float[] probabilities;
  private int[] rows = new int[256]; // those left of the text at hand
  private float[] values = new float[256];
  private int count;

  private LowRankSoftmax(int features, int labels, int dimensions) {
    this.dimensions = dimensions;
    this.labels = labels;
    points = new float[features * dimensions];
    directions = new float[labels * dimensions];
    bias = new float[labels];
    pointSquares = new float[features];
    directionSquares = new float[directions.length];
    biasSquares = new float[labels];
    point = new float[dimensions];
    pull = new float[dimensions];
    probabilities = new float[labels];
  }

  /** One that knows nothing yet. */
  static LowRankSoftmax fresh(int features, int labels, int dimensions, long seed) {
    LowRankSoftmax fresh = new LowRankSoftmax(features, labels, dimensions);
    Random random = new Random(seed);
    for (int i = 0; i < fresh.points.length; i++) {
      fresh.points[i] = (float) (random.nextGaussian() / Math.sqrt(dimensions)) * SPREAD;
    }
    return fresh;
  }

  /** One that begins with what this one knows of some of its features. */
  LowRankSoftmax onlyWith(int[] features) {
    LowRankSoftmax part = new LowRankSoftmax(features.length, labels, dimensions);
    for (int row = 0; row < features.length; row++) {
      System.arraycopy(
          points, features[row] * dimensions, part.points, row * dimensions, dimensions);
      part.pointSquares[row] = pointSquares[features[row]] * REMEMBERED;
    }
    System.arraycopy(directions, 0, part.directions, 0, directions.length);
    System.arraycopy(bias, 0, part.bias, 0, labels);
    remember(directionSquares, part.directionSquares);
    remember(biasSquares, part.biasSquares);
    return part;
  }

  private static void remember(float[] squares, float[] later) {
    for (int i = 0; i < squares.length; i++) {
      later[i] = squares[i] * REMEMBERED;
    }
  }

  /** Learns from all examples, each once an epoch, in random order. */
  void train(List<Example> examples, int epochs, long seed) {
    Random random = new Random(seed);
    int[] order = new int[examples.size()];
    Arrays.setAll(order, i -> i);
    for (int epoch = 0; epoch < epochs; epoch++) {
      SoftmaxRegression.shuffle(order, random);
      for (int i : order) {
        leaveOut(examples.get(i), random);
        learn(examples.get(i));
      }
    }
  }

  private void leaveOut(Example example, Random random) {
    if (rows.length < example.rows.length) {
      rows = new int[example.rows.length];
      values = new float[example.rows.length];
    }
    float part = random.nextFloat() * LEFT_OUT;
    count = 0;
    float squares = 0;
    for (int i = 0; i < example.rows.length; i++) {
      if (random.nextFloat() >= part) {
        rows[count] = example.rows[i];
        values[count++] = example.values[i];
        squares += example.values[i] * example.values[i];
      }
    }
    for (int i = 0; i < count; i++) {
      values[i] /= (float) Math.sqrt(squares);
    }
  }

  private void learn(Example example) {
    place();
    predict();
    Arrays.fill(pull, 0);
    for (int label = 0; label < labels; label++) {
      boolean right = label == example.label;
      float error = (probabilities[label] - (right ? 1 : 0)) * example.importance;
      if (right || error > NEGLIGIBLE) {
        turn(label, error);
      }
    }
    movePoints();
  }

  private void place() {
    Arrays.fill(point, 0);
    for (int i = 0; i < count; i++) {
      int at = rows[i] * dimensions;
      float value = values[i];
      for (int d = 0; d < dimensions; d++) {
        point[d] += value * points[at + d];
      }
    }
  }

  private void predict() {
    for (int label = 0; label < labels; label++) {
      probabilities[label] = bias[label] + dot(label * dimensions);
    }
    SoftmaxRegression.softmax(probabilities);
  }

  /** Four sums side by side: a compiler must not reorder one. */
  private float dot(int at) {
    float a = 0;
    float b = 0;
    float c = 0;
    float e = 0;
    for (int d = 0; d < dimensions; d += 4) {
      a += directions[at + d] * point[d];
      b += directions[at + d + 1] * point[d + 1];
      c += directions[at + d + 2] * point[d + 2];
      e += directions[at + d + 3] * point[d + 3];
    }
    return a + b + (c + e);
  }

  private void turn(int label, float error) {
    int at = label * dimensions;
    for (int d = 0; d < dimensions; d++) {
      pull[d] += error * directions[at + d];
    }
    for (int d = 0; d < dimensions; d++) {
      float gradient = error * point[d];
      float squares = directionSquares[at + d] + gradient * gradient;
      directionSquares[at + d] = squares;
      directions[at + d] -= DIRECTION_STEP * gradient / (float) Math.sqrt(squares + NOT_ZERO);
    }
    biasSquares[label] += error * error;
    bias[label] -= DIRECTION_STEP * error / (float) Math.sqrt(biasSquares[label] + NOT_ZERO);
  }

  private void movePoints() {
    float squares = 0;
    for (int d = 0; d < dimensions; d++) {
      squares += pull[d] * pull[d] / dimensions;
    }
    for (int i = 0; i < count; i++) {
      float value = values[i];
      pointSquares[rows[i]] += squares * value * value;
      float step = POINT_STEP * value / (float) Math.sqrt(pointSquares[rows[i]] + NOT_ZERO);
      int at = rows[i] * dimensions;
      for (int d = 0; d < dimensions; d++) {
        points[at + d] -= step * pull[d];
      }
    }
  }
}
