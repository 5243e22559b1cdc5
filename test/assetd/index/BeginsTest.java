package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Where strings begin")
class BeginsTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private int[] places(int count, int longest) {
    int[] places = new int[count];
    for (int i = 1; i < count; i++) {
      places[i] = places[i - 1] + random.nextInt(longest + 1);
    }
    return places;
  }

  @ParameterizedTest(name = "strings of up to {0} bytes")
  @ValueSource(ints = {0, 20, 128, 256, 257, 1_000, 65_535, 65_536, 1_000_000})
  @DisplayName("is told for short and for long ones")
  void isTold(int longest) {
    int[] places = places(1_000, longest);
    Begins begins = new Begins(places, places.length);
    for (int i = 0; i < places.length; i++) {
      assertEquals(places[i], begins.get(i), "place " + i + ", seed " + seed);
    }
  }

  @Test
  @DisplayName("takes little more than two bytes where they are short")
  void isSmall() {
    assertTrue(new Begins(places(10_000, 20), 10_000).bytes() < 10_000 * 2.1);
  }
}
