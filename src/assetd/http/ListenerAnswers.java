package assetd.http;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The answers that take memory for as long as their clients like: lists, which read the store page
 * by page and need one of few places, and large ones, which are in memory as a whole. When a list
 * waits for a place, or the large ones hold more than they may together, those are cut whose
 * clients have taken nothing for longest. Thread-safe.
 */
final class ListenerAnswers {
  /** Whoever works on what it has of an answer before it reads on is not stalled. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private final ListenerPlaces places;
  private final long mostBytes;
  private final Set<ListenerTask> lists = ConcurrentHashMap.newKeySet();
  private final Map<ListenerTask, Long> large = new ConcurrentHashMap<>();

  ListenerAnswers(ListenerLimits limits) {
    this.places = new ListenerPlaces(limits.streaming(), limits.waiting());
    this.mostBytes = limits.answers();
  }

  /** Where the exchanges that write a list have their places. */
  ListenerPlaces places() {
    return places;
  }

  /** The exchange, which has a place, writes a list from now on. */
  void beginList(ListenerTask task) {
    lists.add(task);
  }

  /** The exchange holds an answer of so many bytes from now on. */
  void beginLarge(ListenerTask task, long bytes) {
    large.put(task, bytes);
    cutLarge();
  }

  /** The exchange's answer is taken, or will not be. */
  void end(ListenerTask task) {
    lists.remove(task);
    large.remove(task);
  }

  /** Cuts whoever keeps others from their answers; called once a second. */
  void cutStalled() {
    cutLists();
    cutLarge();
  }

  private synchronized void cutLists() {
    long wanted = places.waiting() - leaving(lists);
    ListenerTask.stalledLongest(lists, PATIENCE)
        .limit(Math.max(0, wanted))
        .forEach(ListenerTask::cut);
  }

  private static long leaving(Collection<ListenerTask> tasks) {
    return tasks.stream().filter(ListenerTask::wasCut).count();
  }

  private synchronized void cutLarge() {
    long over = -mostBytes;
    for (Map.Entry<ListenerTask, Long> each : large.entrySet()) {
      over += each.getKey().wasCut() ? 0 : each.getValue();
    }
    if (over > 0) {
      cutLarge(over);
    }
  }

  private void cutLarge(long bytes) {
    long over = bytes;
    var stalled = ListenerTask.stalledLongest(large.keySet(), PATIENCE).iterator();
    while (over > 0 && stalled.hasNext()) {
      ListenerTask task = stalled.next();
      Long held = large.get(task);
      over -= held != null && task.cut() ? held : 0;
    }
  }
}
