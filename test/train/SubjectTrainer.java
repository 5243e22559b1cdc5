package assetd.insight;

import assetd.insight.LowRankSoftmax.Example;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains the model of {@link Subjects}: over all features that some texts have, and then on with
 * those of them that matter most, so that the resource stays small. Points are written in four bits
 * a coordinate, directions in eight: measured, the former costs nothing, four bits for the latter a
 * hundredth.
 */
final class SubjectTrainer {
  /** 64 bytes of a point, 8 of votes and 4 of a hash each: 1.4 MB in all. */
  private static final int ROWS = 17_000;

  /** With 80, and a thousand rows fewer, .013 of precision are lost, and no time is won. */
  private static final int DIMENSIONS = 128;

  /** Bytes of a text, from its start: more than the model will look at. */
  private static final int LEARNT_FROM = 8_192;

  /** A feature of fewer texts says nothing about the next one. */
  private static final int SEEN_IN = 5;

  private static final int FIRST_EPOCHS = 8;
  private static final int EPOCHS = 6;
  private static final long SEED = 20_261_127L;

  /** Texts about none of the subjects are many, and of many kinds. */
  private static final float IMPORTANCE_OF_NONE = 0.5f;

  /** A feature that is in few texts matters less, though not in proportion. */
  private static final double FREQUENCY_POWER = 0.8;

  /** Coordinates of points further out than so many standard deviations are cut. */
  private static final double CUT = 4;

  /**
   * What scores are divided by (Guo and others, "On Calibration of Modern Neural Networks", 2017).
   * A model is surer of itself than it should be; measured where it had not seen the subject, the
   * nearest five were right in .65 of all cases with 1.6, .63 without, and words alone .64.
   */
  private static final float SOFTENED = 1.6f;

  private static final int LEVELS = 16;
  private static final int PER_LONG = Long.SIZE / 4;

  /** A feature on the way: its row while training, how many texts have it, and what it weighs. */
  private static final class Known {
    int row;
    int texts;
    float weight;
  }

  /** The features of a text, and how often it has each. */
  private record Features(int[] hashes, int[] times, int label) {}

  private final Map<Integer, Known> known = new HashMap<>();
  private final List<Features> texts = new ArrayList<>();
  private final int none;

  private SubjectTrainer(int none) {
    this.none = none;
  }

  /** Trains on these texts of a corpus and writes the resource. */
  static void train(TaskCorpus corpus, List<TaskCorpus.Text> texts, Path file) throws IOException {
    SubjectTrainer trainer = new SubjectTrainer(corpus.tasks.size());
    texts.forEach(text -> trainer.gather(text.utf8(), corpus.subject(text)));
    trainer.known.values().removeIf(feature -> feature.texts < SEEN_IN);
    int[] all = trainer.known.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    trainer.number(all);
    LowRankSoftmax wide = LowRankSoftmax.fresh(all.length, trainer.none + 1, DIMENSIONS, SEED);
    wide.train(trainer.examples(), FIRST_EPOCHS, SEED);
    int[] chosen = trainer.weightiest(all, wide);
    LowRankSoftmax narrow = wide.onlyWith(chosen);
    int[] hashes = Arrays.stream(chosen).map(row -> all[row]).toArray();
    trainer.known.values().forEach(feature -> feature.row = -1);
    trainer.number(hashes);
    narrow.train(trainer.examples(), EPOCHS, SEED + 1);
    write(hashes, trainer.commonFirst(hashes), narrow, file);
  }

  private void gather(byte[] utf8, int label) {
    Map<Integer, Integer> times = new HashMap<>();
    SubjectFeatures.of(
        utf8,
        0,
        Math.min(LEARNT_FROM, utf8.length),
        (hash, weight) -> {
          if (times.merge(hash, 1, Integer::sum) == 1) {
            Known feature = known.computeIfAbsent(hash, h -> new Known());
            feature.texts++;
            feature.weight = weight;
          }
        });
    int[] hashes = times.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    texts.add(new Features(hashes, Arrays.stream(hashes).map(times::get).toArray(), label));
  }

  private void number(int[] hashes) {
    for (int row = 0; row < hashes.length; row++) {
      known.get(hashes[row]).row = row;
    }
  }

  private List<Example> examples() {
    return texts.stream().map(this::example).toList();
  }

  private Example example(Features text) {
    int[] rows = new int[text.hashes.length];
    float[] values = new float[rows.length];
    int count = 0;
    float squares = 0;
    for (int i = 0; i < rows.length; i++) {
      Known feature = known.get(text.hashes[i]);
      if (feature != null && feature.row >= 0) {
        rows[count] = feature.row;
        values[count] = feature.weight * Subjects.damped(text.times[i]);
        squares += values[count] * values[count];
        count++;
      }
    }
    for (int i = 0; i < count; i++) {
      values[i] /= (float) Math.sqrt(squares);
    }
    float importance = text.label == none ? IMPORTANCE_OF_NONE : 1;
    return new Example(
        Arrays.copyOf(rows, count), Arrays.copyOf(values, count), text.label, importance);
  }

  /** The rows of the features that move texts furthest, ascending. */
  private int[] weightiest(int[] hashes, LowRankSoftmax model) {
    double[] matters = new double[hashes.length];
    for (int row = 0; row < hashes.length; row++) {
      Known feature = known.get(hashes[row]);
      double square = 0;
      for (int d = row * DIMENSIONS; d < (row + 1) * DIMENSIONS; d++) {
        square += model.points[d] * model.points[d];
      }
      matters[row] =
          square * feature.weight * feature.weight * Math.pow(feature.texts, FREQUENCY_POWER);
    }
    return IntStream.range(0, hashes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -matters[row]))
        .limit(ROWS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Rows by falling number of texts, so that those looked up most lie together. */
  private int[] commonFirst(int[] hashes) {
    return IntStream.range(0, hashes.length)
        .boxed()
        .sorted(Comparator.comparingInt(row -> -known.get(hashes[row]).texts))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Writes the layout that {@link Subjects} reads, with the rows in this order. */
  private static void write(int[] hashes, int[] order, LowRankSoftmax model, Path file)
      throws IOException {
    float pointStep = (float) (2 * CUT * deviation(model.points) / LEVELS);
    float directionStep = farthest(model.directions) / Byte.MAX_VALUE;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(Subjects.MAGIC);
      out.writeInt(DIMENSIONS);
      out.writeInt(model.labels);
      out.writeInt(hashes.length);
      out.writeFloat(pointStep);
      out.writeFloat(directionStep / SOFTENED);
      for (float bias : model.bias) {
        out.writeFloat(bias / SOFTENED);
      }
      for (int row : order) {
        out.writeInt(hashes[row]);
      }
      for (float coordinate : model.directions) {
        out.writeByte(Math.round(coordinate / directionStep));
      }
      Ballots ballots = new Ballots(model);
      for (int row : order) {
        for (int d = 0; d < DIMENSIONS; d += PER_LONG) {
          out.writeLong(packed(model.points, row * DIMENSIONS + d, pointStep));
        }
        out.writeLong(ballots.of(row));
      }
    }
  }

  /** Sixteen coordinates from here on, four bits each. */
  private static long packed(float[] points, int at, float step) {
    long packed = 0;
    for (int i = 0; i < PER_LONG; i++) {
      long level = Math.round(points[at + i] / step + Subjects.MIDDLE);
      packed |= Math.max(0, Math.min(LEVELS - 1, level)) << 4 * i;
    }
    return packed;
  }

  private static double deviation(float[] numbers) {
    double squares = 0;
    for (float number : numbers) {
      squares += number * number;
    }
    return Math.sqrt(squares / numbers.length);
  }

  private static float farthest(float[] numbers) {
    float farthest = 0;
    for (float number : numbers) {
      farthest = Math.max(farthest, Math.abs(number));
    }
    return farthest;
  }
}
