package assetd.insight;

import java.util.Arrays;

/**
 * Which directions the features of a trained model speak for. A feature's score for a direction is
 * the product of the two less its mean over all directions; its best few become its votes.
 */
final class Ballots {
  private static final int STRONGEST = (1 << Long.SIZE / Subjects.VOTES - Subjects.VOTED_BITS) - 1;

  private final LowRankSoftmax model;
  private final char[] numbers;
  private final float[] scores;
  private final float[] mean;
  private final float strong; // that of one vote in four hundred is more

  Ballots(LowRankSoftmax model) {
    this.model = model;
    int features = model.points.length / model.dimensions;
    numbers = new char[features * Subjects.VOTES];
    scores = new float[numbers.length];
    mean = new float[model.dimensions];
    for (int i = 0; i < model.directions.length; i++) {
      mean[i % model.dimensions] += model.directions[i] / model.labels;
    }
    for (int feature = 0; feature < features; feature++) {
      vote(feature);
    }
    float[] sorted = scores.clone();
    Arrays.sort(sorted);
    strong = sorted[sorted.length - sorted.length / (100 * Subjects.VOTES)];
  }

  /** The votes of a feature, in the layout of {@link Subjects}. */
  long of(int feature) {
    long packed = 0;
    for (int i = (feature + 1) * Subjects.VOTES - 1; i >= feature * Subjects.VOTES; i--) {
      long strength = Math.max(1, Math.min(STRONGEST, Math.round(scores[i] / strong * STRONGEST)));
      packed = packed << Long.SIZE / Subjects.VOTES | strength << Subjects.VOTED_BITS | numbers[i];
    }
    return packed;
  }

  private void vote(int feature) {
    int from = feature * Subjects.VOTES;
    for (int label = 0; label < model.labels - 1; label++) {
      float score = score(feature * model.dimensions, label * model.dimensions);
      int at = from + Subjects.VOTES - 1;
      if (score > scores[at]) {
        for (; at > from && score > scores[at - 1]; at--) {
          scores[at] = scores[at - 1];
          numbers[at] = numbers[at - 1];
        }
        scores[at] = score;
        numbers[at] = (char) label;
      }
    }
  }

  private float score(int point, int direction) {
    float sum = 0;
    for (int d = 0; d < model.dimensions; d++) {
      sum += model.points[point + d] * (model.directions[direction + d] - mean[d]);
    }
    return sum;
  }
}
