package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The clock")
class ClockTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private static Clock clock(Instant after, Instant... readings) {
    Deque<Instant> left = new ArrayDeque<>(List.of(readings));
    return new Clock(left::pop, after);
  }

  @Test
  @DisplayName("Two moments in the same microsecond differ by one")
  void twoMomentsDiffer() {
    Clock clock = clock(Instant.EPOCH, NOON.plusNanos(1), NOON.plusNanos(999));
    assertEquals(NOON, clock.next());
    assertEquals(NOON.plusNanos(1_000), clock.next());
  }

  @Test
  @DisplayName("A system clock that is set back does not bring moments back")
  void aClockSetBack() {
    Clock clock = clock(Instant.EPOCH, NOON, NOON.minusSeconds(3_600), NOON.plusSeconds(1));
    Instant first = clock.next();
    Instant second = clock.next();
    assertTrue(second.isAfter(first));
    assertEquals(NOON.plusSeconds(1), clock.next());
  }

  @Test
  @DisplayName("A store from the future is continued in its future")
  void aStoreFromTheFuture() {
    assertTrue(clock(NOON.plusSeconds(60), NOON).next().isAfter(NOON.plusSeconds(60)));
  }
}
