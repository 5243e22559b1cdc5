package assetd.insight;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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

  private static final int PER_LONG = Long.BYTES;
  private static final long OFFSET = 128;

  /** Every second byte: so a long has four sums of sixteen bits. */
  private static final long EVEN = 0x00ff_00ff_00ff_00ffL;

  /** So many bytes add up before a sum overflows. */
  private static final int FULL = 0xffff / 0xff;

  private final String[] labels;
  private final float[] scale;
  private final float[] bias;
  private final FeatureRows features;

  /**
   * The weights of a feature plus 128, eight in a long, its first ones in the lowest bits; {@link
   * #width} longs a feature.
   */
  private final long[] weights;

  private final int width;

  private LinearModel(String[] labels, float[] scale, float[] bias, int[] hashes, byte[] weights) {
    this.labels = labels;
    this.scale = scale;
    this.bias = bias;
    this.features = new FeatureRows(hashes);
    this.width = (labels.length + PER_LONG - 1) / PER_LONG;
    this.weights = new long[hashes.length * width];
    int at = 0;
    for (int row = 0; row < hashes.length; row++) {
      for (int c = 0; c < labels.length; c++) {
        long weight = weights[at++] + OFFSET;
        this.weights[row * width + c / PER_LONG] |= weight << Byte.SIZE * (c % PER_LONG);
      }
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
    sum.unpack();
    float[] scores = new float[labels.length];
    float length = (float) (1 / Math.sqrt(Math.max(1, sum.known)));
    for (int c = 0; c < scores.length; c++) {
      scores[c] = bias[c] + scale[c] * length * sum.of[c];
    }
    return scores;
  }

  /** Adds up the weights of each feature once. */
  private final class Sum {
    final int[] of = new int[width * PER_LONG];
    final long[] even = new long[width];
    final long[] odd = new long[width];
    final long[] seen = new long[(features.size() >> 6) + 1];
    int known;
    int pending;

    void add(int hash) {
      int row = features.find(hash);
      if (row < 0 || (seen[row >> 6] & 1L << row) != 0) {
        return;
      }
      seen[row >> 6] |= 1L << row;
      known++;
      int from = row * width;
      for (int i = 0; i < even.length; i++) {
        long eight = weights[from + i];
        even[i] += eight & EVEN;
        odd[i] += eight >>> Byte.SIZE & EVEN;
      }
      if (++pending == FULL) {
        unpack();
      }
    }

    /** Moves what is packed to the sums. */
    void unpack() {
      for (int c = 0; c < of.length; c++) {
        long four = (c % 2 == 0 ? even : odd)[c / PER_LONG];
        of[c] += (int) (four >>> Byte.SIZE * (c % PER_LONG & ~1) & 0xffff) - (int) OFFSET * pending;
      }
      Arrays.fill(even, 0);
      Arrays.fill(odd, 0);
      pending = 0;
    }
  }
}
