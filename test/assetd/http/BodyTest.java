package assetd.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bodies in memory, and the room they take. */
class BodyTest {
  private static final int CHUNK = 64 << 10;

  private final Body bodies = new Body(4 * CHUNK);

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** Gives a few bytes a read, as a slow network does. */
  private static InputStream trickle(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int at, int length) {
        return super.read(into, at, Math.min(length, 1000));
      }
    };
  }

  @Test
  @DisplayName("what was sent is read, whatever its size and whether the size was declared")
  void whole() throws IOException {
    for (int size : new int[] {0, 1, 999, CHUNK - 1, CHUNK, CHUNK + 1, 4 * CHUNK}) {
      for (long declared : new long[] {size, -1}) {
        try (Body.Held held = bodies.read(trickle(bytes(size)), declared, 4 * CHUNK)) {
          assertArrayEquals(bytes(size), held.open().readAllBytes());
          assertArrayEquals(bytes(size), held.open().readAllBytes(), "read again");
          assertEquals(size == 0, held.isEmpty());
        }
      }
    }
  }

  @Test
  @DisplayName("bodies take the room of their bytes until they are closed")
  void room() throws IOException {
    Body.Held first = bodies.read(trickle(bytes(3 * CHUNK)), -1, 4 * CHUNK);
    ServiceException full =
        assertThrows(
            ServiceException.class,
            () -> bodies.read(trickle(bytes(CHUNK + 1)), CHUNK + 1, 4 * CHUNK));
    assertEquals(ServiceException.Kind.UNAVAILABLE, full.kind());
    bodies.read(trickle(bytes(CHUNK)), CHUNK, 4 * CHUNK).close();
    first.close();
    bodies.read(trickle(bytes(4 * CHUNK)), 4 * CHUNK, 4 * CHUNK).close();
  }

  @Test
  @DisplayName("a body over its limit is refused and read to its end, so that the answer arrives")
  void tooLarge() throws IOException {
    for (long declared : new long[] {2 * CHUNK, -1}) {
      InputStream in = trickle(bytes(2 * CHUNK));
      ServiceException refusal =
          assertThrows(ServiceException.class, () -> bodies.read(in, declared, CHUNK));
      assertEquals(ServiceException.Kind.TOO_LARGE, refusal.kind());
      assertTrue(in.read() < 0);
    }
    bodies.read(trickle(bytes(4 * CHUNK)), -1, 4 * CHUNK).close();
  }
}
