package assetd.insight;

import assetd.model.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Which of some well-known subjects a text may be about (sorting, prime numbers, reading a file):
 * what two programs have in common that share no word. Nobody sees the subjects; {@code related}
 * compares them.
 *
 * <p>Multinomial logistic regression over {@link SubjectFeatures} with weights of low rank, as in
 * fastText (Joulin and others, "Bag of Tricks for Efficient Text Classification", 2016): each
 * feature is a point, a text the sum of its features' points at length one, each subject a
 * direction. The last direction is that of texts about none of them. {@code subjects.sh} among the
 * tests trains it.
 *
 * <pre>
 *   value of a feature  = its weight x (1 + ln(times it occurs))^1/2
 *   score of a subject  = bias + direction . sum of (value x point) / length of all values
 *
 * resource, big-endian   int   magic "ASM1"
 *                        int   dimensions D (a multiple of 16), directions C (at most 1,024),
 *                              features F (at most 65,534)
 *                        float size of a step of the points, size of a step of the directions
 *                        C *   float bias
 *                        F *   int hash of a feature, those of most texts first
 *                        C *   the direction, D bytes, in steps
 *                        F *   D / 16 longs with the point; dimension 16 k + i is bits 4 i to
 *                              4 i + 3 of long k, in steps above -7.5
 *                              and one long with four votes of 16 bits: the number of a direction
 *                              in the lower 10 of them, how much the point speaks for it above
 * </pre>
 *
 * A text of 1 KB has some 130 known features, and there are some 800 directions; to score them all
 * would take most of the time. So each feature votes for four, and what has the most votes is
 * scored. Points are added up sixteen bits a coordinate, four of them in one machine word, for the
 * daemon's compiler tier uses no vector unit. Free to cross threads: only the counters that are
 * kept from one text to the next change, and each is used by one thread at a time.
 */
public final class Subjects {
  /** The first four bytes of the resource. */
  static final int MAGIC = 0x41534d31;

  /** Bytes of a text that are looked at, from its start; twice as many tell no more. */
  static final int HEAD = 4_096;

  /** Steps of a point that are no step: 16 levels, half of them below it. */
  static final float MIDDLE = 7.5f;

  /** Of a value, so that products stay whole. */
  private static final int VALUE_STEPS = 16;

  /** A long holds four sums of points: one in every sixteen bits. */
  private static final long NIBBLES = 0x000f_000f_000f_000fL;

  /** So large may the values become together before a sum of points overflows its sixteen bits. */
  private static final int FULL = 0xffff / 15;

  /** Directions that a feature votes for. */
  static final int VOTES = 4;

  /** Of a vote, for the number of the direction; the rest is how much it counts. */
  static final int VOTED_BITS = 10;

  private static final int VOTE_BITS = Long.SIZE / VOTES;
  private static final int VOTED = (1 << VOTED_BITS) - 1;
  private static final int STRENGTH = (1 << VOTE_BITS - VOTED_BITS) - 1;

  /** Directions are sorted by votes into shares of the most; those below the first are left out. */
  private static final int SHARES = 64;

  /** Directions that are scored: of 1,000 texts, two fewer are told right than if all were. */
  private static final int SCORED = 48;

  /** Subjects less likely are not told. */
  private static final float LEAST = 0.01f;

  /** By times: (1 + ln(times))^1/2. */
  private static final float[] DAMPED = damped();

  private final int dimensions;
  private final float pointStep;
  private final float directionStep;
  private final float[] bias;
  private final FeatureRows features;
  private final byte[] directions; // direction x D
  private final long[] model; // the last part of the resource as it is
  private final int width; // longs of a feature

  /** Counters not in use. */
  private final Queue<Sum> idle = new ConcurrentLinkedQueue<>();

  private Subjects(ByteBuffer in) {
    dimensions = in.getInt();
    bias = new float[in.getInt()];
    int[] hashes = new int[in.getInt()];
    width = dimensions / 16 + 1;
    model = new long[hashes.length * width];
    directions = new byte[bias.length * dimensions];
    pointStep = in.getFloat();
    directionStep = in.getFloat();
    in.asFloatBuffer().get(bias);
    skip(in, bias.length * Float.BYTES);
    in.asIntBuffer().get(hashes);
    skip(in, hashes.length * Integer.BYTES);
    in.get(directions);
    in.asLongBuffer().get(model);
    features = new FeatureRows(hashes);
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }

  /** The model among the resources of this package. */
  static Subjects load() {
    try (InputStream in = Subjects.class.getResourceAsStream("subjects.bin")) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the model of subjects cannot be read", e);
    }
  }

  /**
   * Reads a model in the layout above.
   *
   * @throws IOException when it is none
   */
  public static Subjects read(InputStream resource) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(resource.readAllBytes());
    try {
      if (bytes.getInt() == MAGIC) {
        return new Subjects(bytes);
      }
    } catch (BufferUnderflowException e) {
      throw new IOException("This model of subjects is cut short.", e);
    }
    throw new IOException("This is no model of subjects.");
  }

  /** The likely subjects of UTF-8 text, likeliest first; empty for a text about none. */
  public List<Subject> of(byte[] utf8) {
    Sum polled = idle.poll();
    Sum sum = polled == null ? new Sum() : polled;
    SubjectFeatures.of(utf8, 0, Math.min(HEAD, utf8.length), sum);
    List<Subject> found = sum.count == 0 ? List.of() : likely(sum);
    sum.clear();
    idle.add(sum);
    return found;
  }

  private List<Subject> likely(Sum sum) {
    int[] scored = sum.mostVoted();
    float[] point = sum.point();
    float[] scores = new float[scored.length];
    float best = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = bias[scored[i]] + directionStep * product(scored[i] * dimensions, point);
      best = Math.max(best, scores[i]);
    }
    double all = 0;
    for (float score : scores) {
      all += Math.exp(score - best);
    }
    float least = best + (float) Math.log(LEAST * all);
    List<Subject> likely = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= least && scored[i] != bias.length - 1) {
        likely.add(new Subject(scored[i], (float) (Math.exp(scores[i] - best) / all)));
      }
    }
    likely.sort(Comparator.comparingDouble(Subject::probability).reversed());
    return likely;
  }

  private float product(int at, float[] point) {
    float a = 0;
    float b = 0;
    float c = 0;
    float e = 0;
    for (int d = 0; d < point.length; d += 4) {
      a += directions[at + d] * point[d];
      b += directions[at + d + 1] * point[d + 1];
      c += directions[at + d + 2] * point[d + 2];
      e += directions[at + d + 3] * point[d + 3];
    }
    return a + b + (c + e);
  }

  /** Counts the known features of a text. */
  private final class Sum implements SubjectFeatures.Sink {
    private final byte[] times = new byte[features.size()]; // per row; stops at 127
    private int[] rows = new int[256]; // in order of appearance
    private float[] weights = new float[256];
    private final int[] votes = new int[bias.length];
    private final long[] packed = new long[dimensions / 4];
    private final int[] sums = new int[dimensions];
    private int count;
    private int all; // sum of the values, in steps
    private double squares; // sum of their squares

    /** Forgets the text. */
    void clear() {
      for (int i = 0; i < count; i++) {
        times[rows[i]] = 0;
      }
      Arrays.fill(votes, 0);
      Arrays.fill(sums, 0);
      count = 0;
      all = 0;
      squares = 0;
    }

    @Override
    public void add(int hash, float weight) {
      int row = features.find(hash);
      if (row >= 0) {
        count(row, weight);
      }
    }

    private void count(int row, float weight) {
      if (times[row] < Byte.MAX_VALUE) {
        times[row]++;
      }
      if (times[row] > 1) {
        return;
      }
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
        weights = Arrays.copyOf(weights, count * 2);
      }
      rows[count] = row;
      weights[count++] = weight;
    }

    /** Adds up; the directions with most votes, at most {@link #SCORED}, and the last one. */
    int[] mostVoted() {
      int most = addUp();
      float share = (float) SHARES / most;
      votes[votes.length - 1] = most;
      int[] sizes = new int[SHARES + 1];
      for (int sum : votes) {
        sizes[(int) (sum * share)]++;
      }
      int least = SHARES;
      int size = sizes[least];
      while (least > 1 && size + sizes[least - 1] <= SCORED) {
        size += sizes[--least];
      }
      int[] voted = new int[size];
      for (int direction = votes.length - 1; size > 0; direction--) {
        if ((int) (votes[direction] * share) >= least) {
          voted[--size] = direction;
        }
      }
      return voted;
    }

    /** Adds up votes and points; the most votes that a direction has, at least 1. */
    private int addUp() {
      int most = 1;
      int pending = 0;
      for (int i = 0; i < count; i++) {
        int value = (int) (weights[i] * VALUE_STEPS * DAMPED[times[rows[i]]] + 0.5f);
        if (pending + value > FULL) {
          unpack();
          pending = 0;
        }
        most = Math.max(most, add(rows[i] * width, value));
        pending += value;
        all += value;
        squares += value * value;
      }
      unpack();
      return most;
    }

    /** Adds value times a feature, four dimensions in each step. */
    private int add(int from, long value) {
      for (int to = 0; to < packed.length; to += 4) {
        long nibbles = model[from++];
        packed[to] += (nibbles & NIBBLES) * value;
        packed[to + 1] += (nibbles >>> 4 & NIBBLES) * value;
        packed[to + 2] += (nibbles >>> 8 & NIBBLES) * value;
        packed[to + 3] += (nibbles >>> 12 & NIBBLES) * value;
      }
      int most = 0;
      for (long four = model[from]; four != 0; four >>>= VOTE_BITS) {
        int sum = votes[(int) four & VOTED] += (int) value * ((int) four >> VOTED_BITS & STRENGTH);
        most = Math.max(most, sum);
      }
      return most;
    }

    /** The sum of the points, for values of length one. */
    float[] point() {
      float[] point = new float[dimensions];
      float scale = pointStep / (float) Math.sqrt(squares);
      for (int d = 0; d < dimensions; d++) {
        point[d] = (sums[d] - MIDDLE * all) * scale;
      }
      return point;
    }

    /** Moves what is packed to the sums; see the drawing of the resource for what lies where. */
    private void unpack() {
      for (int i = 0; i < packed.length; i++) {
        for (int lane = 0; lane < 4; lane++) {
          sums[i / 4 * 16 + lane * 4 + i % 4] += (int) (packed[i] >>> 16 * lane & 0xffff);
        }
        packed[i] = 0;
      }
    }
  }

  private static float[] damped() {
    float[] damped = new float[Byte.MAX_VALUE + 1];
    for (int times = 1; times < damped.length; times++) {
      damped[times] = damped(times);
    }
    return damped;
  }

  /** What a feature that occurs so often counts, as a multiple of its weight. */
  static float damped(int times) {
    return (float) Math.sqrt(1 + Math.log(Math.min(times, Byte.MAX_VALUE)));
  }
}
