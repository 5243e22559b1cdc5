package assetd.insight;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * A linear classifier of texts over hashed {@link Features}, its weights in one byte each. The
 * score of a class is its bias plus the mean of its weights over the distinct known features of the
 * text, times the square root of their number: each text counts as a vector of length one.
 * Immutable.
 *
 * <pre>
 * resource, big-endian   int    magic "ALM1"
 *                        int    classes C, int features F
 *                        C *    label (length in two bytes, modified UTF-8)
 *                        C *    float scale (weight = byte * scale), C * float bias
 *                        F *    int hash of a feature
 *                        F * C  byte weight, the C weights of a feature side by side
 * </pre>
 */
final class LinearModel {
  /** The first four bytes of the resource. */
  static final int MAGIC = 0x414c4d31;

  /** The part of a text that is scored, from its start; more text makes the scores no better. */
  static final int HEAD = 4_096;

  private final String[] labels;
  private final float[] scale;
  private final float[] bias;
  private final byte[] weights;

  /** Open addressing: a feature's hash << 32 | its row plus one; 0 for a free slot. */
  private final long[] slots;

  private LinearModel(
      String[] labels, float[] scale, float[] bias, int[] features, byte[] weights) {
    this.labels = labels;
    this.scale = scale;
    this.bias = bias;
    this.weights = weights;
    this.slots = new long[Integer.highestOneBit(features.length) * 4];
    for (int row = 0; row < features.length; row++) {
      int slot = features[row] & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = (long) features[row] << 32 | row + 1;
    }
  }

  /** Reads a model in the layout above. */
  static LinearModel read(InputStream resource) throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(resource))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("This is no language model.");
      }
      String[] labels = new String[in.readInt()];
      int[] features = new int[in.readInt()];
      for (int c = 0; c < labels.length; c++) {
        labels[c] = in.readUTF();
      }
      float[] scale = floats(in, labels.length);
      float[] bias = floats(in, labels.length);
      for (int row = 0; row < features.length; row++) {
        features[row] = in.readInt();
      }
      byte[] weights = new byte[features.length * labels.length];
      in.readFully(weights);
      return new LinearModel(labels, scale, bias, features, weights);
    }
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  /** The labels, in the order of the scores. */
  List<String> labels() {
    return Stream.of(labels).toList();
  }

  /** The score of each class for the head of this text; their softmax is its probability. */
  float[] scores(String text) {
    Sum sum = new Sum();
    Features.of(text, 0, Math.min(HEAD, text.length()), sum::add);
    float[] scores = new float[labels.length];
    float length = (float) (1 / Math.sqrt(Math.max(1, sum.known)));
    for (int c = 0; c < scores.length; c++) {
      scores[c] = bias[c] + scale[c] * length * sum.of[c];
    }
    return scores;
  }

  /** Adds up the weights of each feature once. */
  private final class Sum {
    final int[] of = new int[labels.length];
    final long[] seen = new long[(weights.length / labels.length >> 6) + 1];
    int known;

    void add(int hash) {
      int slot = hash & slots.length - 1;
      for (long found = slots[slot]; found != 0; found = slots[slot]) {
        if (found >> 32 == hash) {
          addRow((int) found - 1);
          return;
        }
        slot = slot + 1 & slots.length - 1;
      }
    }

    private void addRow(int row) {
      long bit = 1L << row;
      if ((seen[row >> 6] & bit) != 0) {
        return;
      }
      seen[row >> 6] |= bit;
      known++;
      int at = row * of.length;
      for (int c = 0; c < of.length; c++) {
        of[c] += weights[at + c];
      }
    }
  }
}
