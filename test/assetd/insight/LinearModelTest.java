package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("The linear model")
class LinearModelTest {
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(900); i > 0; i--) {
      text.append((char) ('!' + random.nextInt(90))).append(i % 7 == 0 ? '\n' : ' ');
    }
    return text.toString();
  }

  private static Set<Integer> features(String text) {
    Set<Integer> features = new TreeSet<>();
    Features.of(text, 0, text.length(), features::add);
    return features;
  }

  @RepeatedTest(20)
  @DisplayName("scores as its weights say, however many features a text has")
  void packedIsPlain() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int labels = 2 + random.nextInt(60);
    Map<Integer, byte[]> weights = new TreeMap<>();
    for (int feature : features(text(random) + text(random))) {
      weights.put(feature, new byte[labels]);
      random.nextBytes(weights.get(feature));
    }
    LinearModel model = LinearModel.read(new ByteArrayInputStream(resource(labels, weights)));
    for (int i = 0; i < 10; i++) {
      String text = text(random);
      float[] scores = model.scores(text);
      Set<Integer> known = features(text);
      known.retainAll(weights.keySet());
      double length = Math.sqrt(Math.max(1, known.size()));
      for (int label = 0; label < labels; label++) {
        double sum = 0;
        for (int feature : known) {
          sum += weights.get(feature)[label];
        }
        assertEquals(label + sum / length, scores[label], 0.01, "seed " + seed);
      }
    }
  }

  /** In the layout of {@link LinearModel}: each scale 1, each bias the number of its label. */
  private static byte[] resource(int labels, Map<Integer, byte[]> weights) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(LinearModel.MAGIC);
    out.writeInt(labels);
    out.writeInt(weights.size());
    for (int label = 0; label < labels; label++) {
      out.writeUTF("label" + label);
    }
    for (int label = 0; label < labels; label++) {
      out.writeFloat(1);
    }
    for (int label = 0; label < labels; label++) {
      out.writeFloat(label);
    }
    for (int hash : weights.keySet()) {
      out.writeInt(hash);
    }
    for (byte[] each : weights.values()) {
      out.write(each);
    }
    return bytes.toByteArray();
  }
}
