package assetd.http;

import assetd.model.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /**
   * A body that was read and the room it takes until it is closed. It stays in the pieces in which
   * it came: one array would be grown by copying, and the memory of that counted by nobody.
   */
  final class Held implements AutoCloseable {
    private final List<byte[]> pieces = new ArrayList<>();

    boolean isEmpty() {
      return pieces.isEmpty();
    }

    /** Reads the body from its beginning. */
    InputStream open() {
      return new SequenceInputStream(
          Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
    }

    @Override
    public void close() {
      room.release(pieces.size());
      pieces.clear();
    }

    /** Takes a piece of at most one chunk. */
    private void add(byte[] piece) {
      if (!room.tryAcquire()) {
        throw new ServiceException(
            ServiceException.Kind.UNAVAILABLE,
            "Too many large requests are being received; try again in a moment.");
      }
      pieces.add(piece);
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
      readAll(in, held, declared, limit);
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

  private static void readAll(InputStream in, Held held, long declared, int limit)
      throws IOException {
    int size = (int) Math.min(declared < 0 ? CHUNK : Math.max(1, declared), CHUNK);
    long read = 0;
    for (byte[] piece = in.readNBytes(size); piece.length > 0; piece = in.readNBytes(size)) {
      read += piece.length;
      if (read > limit) {
        throw tooLarge(limit);
      }
      held.add(piece);
    }
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
