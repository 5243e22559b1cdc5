package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.insight.Insight;
import assetd.insight.Understanding;
import assetd.model.Content;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What contents tell in a turn to write")
class UnderstandingsTest {
  private final Insight insight = Insight.load();
  private final Understandings understandings = new Understandings(insight);
  private final AtomicInteger turns = new AtomicInteger();

  private static Content content(int lines) {
    return Content.of("password = 'tr0ub4dor&3x'\n" + "print('hello')\n".repeat(lines));
  }

  @ParameterizedTest(name = "{0} lines take {1} turns")
  @CsvSource({"10, 1", "10000, 2"})
  @DisplayName("is worked out between two turns when the content is large, and is the same")
  void largeOnesBetweenTurns(int lines, int expected) {
    Content content = content(lines);
    Understanding own = insight.understand(content, null, null, null);
    assertEquals(
        own.secrets(),
        understandings.ahead(
            () -> {
              turns.incrementAndGet();
              return understandings.secrets(content);
            }));
    assertEquals(expected, turns.get());
  }

  @Test
  @DisplayName("is still known in the next turn, and by equal bytes")
  void isRemembered() {
    understandings.ahead(() -> understandings.secrets(content(10_000)));
    understandings.ahead(
        () -> {
          turns.incrementAndGet();
          return understandings.secrets(content(10_000));
        });
    assertEquals(1, turns.get());
  }
}
