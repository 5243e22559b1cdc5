package assetd.http;

import java.util.concurrent.Semaphore;

/**
 * A few places, and a queue before them that is no longer than it may be: first come, first served.
 * Thread-safe.
 */
final class ListenerPlaces {
  private final Semaphore free;

  /** Room in the places and in the queue together, so that no two can take the last of it. */
  private final Semaphore room;

  ListenerPlaces(int places, int queue) {
    free = new Semaphore(places, true);
    room = new Semaphore(places + queue);
  }

  /** Takes a place when its turn comes; false when the queue is full. */
  boolean enter() {
    if (!room.tryAcquire()) {
      return false;
    }
    free.acquireUninterruptibly();
    return true;
  }

  /** Gives a place back. */
  void leave() {
    room.release();
    free.release();
  }

  /** Those whose turn has not come. */
  int waiting() {
    return free.getQueueLength();
  }
}
