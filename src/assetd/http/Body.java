package assetd.http;

import assetd.model.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Reads request bodies within two limits: one per body, and one for all bodies that are in memory
 * at once. A body is read before its request takes a place among the working ones, so that a sender
 * who stalls holds up nobody. Thread-safe.
 */
final class Body {
  private static final int CHUNK = 64 << 10;

  /**
   * What a refused sender may still send before the connection is cut; an answer on unread data
   * would be lost.
   */
  private static final long MAX_DRAIN = 128L << 20;

  /** Permits of one chunk each. */
  private final Semaphore room;

  /** Room for all bodies together, in bytes. */
  Body(long inFlight) {
    this.room = new Semaphore((int) (inFlight / CHUNK));
  }

  /** A body that was read and the room it takes until it is closed. */
  final class Held implements AutoCloseable {
    private byte[] bytes = new byte[0];
    private int chunks;

    /** The body, not a copy. */
    byte[] bytes() {
      return bytes;
    }

    @Override
    public void close() {
      room.release(chunks);
      chunks = 0;
    }

    private void claim() {
      if (!room.tryAcquire()) {
        throw new ServiceException(
            ServiceException.Kind.UNAVAILABLE,
            "Too many large requests are being received; try again in a moment.");
      }
      chunks++;
    }
  }

  /**
   * Reads all of a body.
   *
   * @param declared the Content-Length; -1 when unknown
   * @throws ServiceException TOO_LARGE over the limit, UNAVAILABLE when there is no room now; the
   *     rest of the body is read and dropped before
   */
  Held read(InputStream in, long declared, int limit) throws IOException {
    Held held = new Held();
    try {
      if (declared > limit) {
        throw tooLarge(limit);
      }
      held.bytes = readAll(in, held, declared, limit);
      return held;
    } catch (ServiceException e) {
      held.close();
      drain(in);
      throw e;
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static byte[] readAll(InputStream in, Held held, long declared, int limit)
      throws IOException {
    int first = (int) Math.max(0, Math.min(declared, CHUNK));
    ByteArrayOutputStream out = new ByteArrayOutputStream(first);
    byte[] chunk = new byte[Math.max(1, first == 0 ? CHUNK : first)];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (out.size() + n > limit) {
        throw tooLarge(limit);
      }
      while ((long) held.chunks * CHUNK < out.size() + n) {
        held.claim();
      }
      out.write(chunk, 0, n);
    }
    return out.toByteArray();
  }

  private static ServiceException tooLarge(int limit) {
    return new ServiceException(
        ServiceException.Kind.TOO_LARGE,
        "The body is larger than the " + limit + " bytes this operation takes.");
  }

  private static void drain(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = MAX_DRAIN;
    for (int n = in.read(chunk); n >= 0 && left > 0; n = in.read(chunk)) {
      left -= n;
    }
  }
}
