package assetd.ws;

import java.util.IdentityHashMap;

/**
 * The bytes of all frames that are on their way to any client. Each outbox may hold one frame of
 * any size, so many of them together could fill the memory; what several hold is counted once. Any
 * thread; guarded by itself.
 */
final class Backlog {
  private final long most;
  private final IdentityHashMap<byte[], Integer> holders = new IdentityHashMap<>();
  private long bytes;

  Backlog(long most) {
    this.most = most;
  }

  /**
   * Counts a frame for one more outbox, unless there is no room for it. A lone frame may have any
   * size: otherwise there would be clients that are never served.
   */
  synchronized boolean offer(byte[] frame) {
    boolean fits = bytes == 0 || bytes + frame.length <= most || holders.containsKey(frame);
    if (fits) {
      add(frame);
    }
    return fits;
  }

  /** Counts a frame for one more outbox. */
  synchronized void add(byte[] frame) {
    if (holders.merge(frame, 1, Integer::sum) == 1) {
      bytes += frame.length;
    }
  }

  /** An outbox has let go of a frame. */
  synchronized void remove(byte[] frame) {
    if (holders.computeIfPresent(frame, (same, count) -> count == 1 ? null : count - 1) == null) {
      bytes -= frame.length;
    }
  }
}
