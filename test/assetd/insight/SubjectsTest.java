package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Subject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("Subjects")
class SubjectsTest {
  private static final String[] WORDS = {
    "prime",
    "sieve",
    "fizzBuzz",
    "HTTPServer",
    "snake_case",
    "0",
    "42",
    "+=",
    "(",
    "日本語",
    "if",
    "Return"
  };

  private static List<Integer> features(String text) {
    List<Integer> hashes = new ArrayList<>();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    SubjectFeatures.of(utf8, 0, utf8.length, (hash, weight) -> hashes.add(hash));
    return hashes;
  }

  private static boolean shareMoreThanHalf(String a, String b) {
    List<Integer> of = new ArrayList<>(features(a));
    int all = of.size();
    of.retainAll(features(b));
    return of.size() * 2 > all;
  }

  @Test
  @DisplayName("are told by names however they are written, and by what they begin and end with")
  void namesHoweverWritten() {
    assertTrue(shareMoreThanHalf("fizzBuzz", "fizz_buzz"));
    assertTrue(shareMoreThanHalf("fizzBuzz", "FIZZ_BUZZ"));
    assertTrue(shareMoreThanHalf("HTTPServer", "http_server"));
    assertTrue(features("fizzbuzz").stream().anyMatch(features("fizzBuzz")::contains));
    assertTrue(features("multiply").stream().anyMatch(features("multiplication")::contains));
    assertTrue(features("generation").stream().anyMatch(features("validation")::contains));
    assertTrue(features("sort").stream().noneMatch(features("tree")::contains));
  }

  @Test
  @DisplayName("are told by marks, numbers and the order of tokens")
  void marksNumbersAndOrder() {
    assertTrue(features("15 %").stream().anyMatch(features("% 15")::contains));
    assertTrue(!features("15 %").containsAll(features("% 15")));
    assertTrue(features("a<<=b").stream().anyMatch(features("<<=")::contains));
    assertEquals(List.of(), features(" \t\r\n\u0000"));
  }

  @RepeatedTest(20)
  @DisplayName("are those that the model's arithmetic says, whatever the text")
  void packedIsPlain() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RandomModel model = new RandomModel(random);
    Subjects subjects = Subjects.read(new ByteArrayInputStream(model.bytes()));
    for (int i = 0; i < 20; i++) {
      String text = words(random, random.nextInt(i < 10 ? 10 : 3_000));
      Map<Integer, Double> expected = model.likely(text.getBytes(StandardCharsets.UTF_8));
      for (Subject found : subjects.of(text.getBytes(StandardCharsets.UTF_8))) {
        double wanted = expected.getOrDefault(found.number(), 0.0);
        assertEquals(wanted, found.probability(), 0.02, "seed " + seed);
        expected.remove(found.number());
      }
      double left = expected.values().stream().mapToDouble(p -> p).max().orElse(0);
      assertTrue(left < 0.03, () -> "not told: " + expected + ", seed " + seed);
    }
  }

  /** Few of the words, or many different ones, so that sums become large. */
  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(random.nextBoolean() ? WORDS[random.nextInt(WORDS.length)] : made(random));
      text.append(' ');
    }
    return text.toString();
  }

  private static String made(Random random) {
    return "w" + random.nextInt(1_000) + "ords";
  }

  /** A model of random numbers, and what it says computed the plain way. */
  private static final class RandomModel {
    private final int dimensions;
    private final int directions;
    private final Map<Integer, int[]> points = new TreeMap<>(); // levels 0 to 15
    private final byte[][] steps;
    private final float[] bias;
    private final float pointStep = 0.1f;
    private final float directionStep;

    RandomModel(Random random) {
      dimensions = 16 * (1 + random.nextInt(8));
      directions = 2 + random.nextInt(Subjects.VOTES);
      directionStep = 0.002f * random.nextFloat();
      for (int feature : features(words(random, 4_000))) {
        if (random.nextInt(4) > 0) {
          points.put(feature, random.ints(dimensions, 0, 16).toArray());
        }
      }
      steps = new byte[directions][dimensions];
      bias = new float[directions];
      for (int c = 0; c < directions; c++) {
        random.nextBytes(steps[c]);
        bias[c] = random.nextFloat();
      }
    }

    byte[] bytes() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(Subjects.MAGIC);
      out.writeInt(dimensions);
      out.writeInt(directions);
      out.writeInt(points.size());
      out.writeFloat(pointStep);
      out.writeFloat(directionStep);
      for (float each : bias) {
        out.writeFloat(each);
      }
      for (int hash : points.keySet()) {
        out.writeInt(hash);
      }
      for (byte[] each : steps) {
        out.write(each);
      }
      for (int[] levels : points.values()) {
        for (int d = 0; d < dimensions; d += 2) {
          // sixteen nibbles of a long, its last ones first
          int at = d / 16 * 16 + 14 - d % 16;
          out.writeByte(levels[at + 1] << 4 | levels[at]);
        }
        for (int ballot = 0; ballot < Subjects.VOTES; ballot++) {
          // each feature votes for all directions, so that all are scored
          out.writeShort(1 << Subjects.VOTED_BITS | ballot % (directions - 1));
        }
      }
      return bytes.toByteArray();
    }

    /** What is at least half a hundredth likely; the last direction is no subject. */
    Map<Integer, Double> likely(byte[] utf8) {
      double[] point = point(utf8);
      double[] scores = new double[directions];
      double sum = 0;
      for (int c = 0; c < directions; c++) {
        for (int d = 0; d < dimensions; d++) {
          scores[c] += point[d] * steps[c][d] * directionStep;
        }
        sum += Math.exp(scores[c] + bias[c]);
      }
      Map<Integer, Double> likely = new HashMap<>();
      for (int c = 0; c < directions - 1; c++) {
        double probability = Math.exp(scores[c] + bias[c]) / sum;
        if (probability >= 0.005 && !known(utf8).isEmpty()) {
          likely.put(c, probability);
        }
      }
      return likely;
    }

    private Map<Integer, double[]> known(byte[] utf8) {
      Map<Integer, double[]> known = new HashMap<>(); // times, weight
      SubjectFeatures.of(
          utf8,
          0,
          Math.min(utf8.length, Subjects.HEAD),
          (hash, weight) -> {
            if (points.containsKey(hash)) {
              known.computeIfAbsent(hash, h -> new double[] {0, weight})[0]++;
            }
          });
      return known;
    }

    private double[] point(byte[] utf8) {
      double[] point = new double[dimensions];
      double squares = 0;
      for (Map.Entry<Integer, double[]> each : known(utf8).entrySet()) {
        double times = Math.min(127, each.getValue()[0]);
        double value = each.getValue()[1] * Math.sqrt(1 + Math.log(times));
        squares += value * value;
        for (int d = 0; d < dimensions; d++) {
          point[d] += value * (points.get(each.getKey())[d] - 7.5) * pointStep;
        }
      }
      for (int d = 0; d < dimensions; d++) {
        point[d] /= Math.sqrt(squares);
      }
      return point;
    }
  }

  @Test
  @DisplayName("are not read from anything else, nor from a part of a model")
  void otherResource() throws IOException {
    byte[] model = new RandomModel(new Random(1)).bytes();
    for (byte[] bytes : List.of(new byte[100], Arrays.copyOf(model, model.length - 1))) {
      assertThrows(IOException.class, () -> Subjects.read(new ByteArrayInputStream(bytes)));
    }
  }

  private static int first(String text) {
    return Subjects.load().of(text.getBytes(StandardCharsets.UTF_8)).get(0).number();
  }

  @Test
  @DisplayName("are the same in other words and another language, and another one for other things")
  void shippedModel() {
    String python = "def gcd(u, v):\n    while v:\n        u, v = v, u % v\n    return abs(u)\n";
    String c =
        "long greatestCommonDivisor(long m, long n) {\n"
            + "  return n == 0 ? m : greatestCommonDivisor(n, m % n);\n}\n";
    String buzz = "for i in range(1, 101):\n  if i % 15 == 0: print('FizzBuzz')\n";
    assertEquals(first(python), first(c));
    assertNotEquals(first(python), first(buzz));
  }

  @Test
  @DisplayName("are none for a text without any known feature, and probabilities for any other")
  void anyText() {
    Subjects subjects = Subjects.load();
    assertEquals(List.of(), subjects.of(new byte[0]));
    assertEquals(List.of(), subjects.of(" \n\t\u0000".getBytes(StandardCharsets.UTF_8)));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(20_000)];
      random.nextBytes(bytes);
      double sum = subjects.of(bytes).stream().mapToDouble(Subject::probability).sum();
      assertTrue(sum <= 1.0001, "seed " + seed);
    }
  }
}
