package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A snapshot taken while others write")
class SnapshotTest {
  private static final int WRITERS = 4;
  private static final int SUBSCRIBERS = 25;

  @TempDir Path directory;

  /** An id that came or went. */
  private record Event(String id, boolean deleted) {}

  private final List<Queue<Event>> listeners = new CopyOnWriteArrayList<>();

  @Test
  @DisplayName("and the changes told afterwards have no gap and no double")
  void snapshotAndLaterChangesAreTheWhole() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("SnapshotTest seed " + seed);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Store store = Store.open(directory)) {
      AtomicBoolean stop = new AtomicBoolean();
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        long mine = seed + w;
        writers.add(threads.submit(() -> write(store, new Random(mine), stop)));
      }
      List<Set<String>> states = new ArrayList<>();
      List<Queue<Event>> queues = new ArrayList<>();
      for (int s = 0; s < SUBSCRIBERS; s++) {
        Queue<Event> queue = new ConcurrentLinkedQueue<>();
        states.add(
            store.snapshot(() -> listeners.add(queue), reader -> new HashSet<>(reader.ids())));
        queues.add(queue);
      }
      stop.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
      Set<String> truth = Set.copyOf(store.read(ReadTransaction::ids));
      for (int s = 0; s < SUBSCRIBERS; s++) {
        assertEquals(truth, apply(states.get(s), queues.get(s)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void write(Store store, Random random, AtomicBoolean stop) {
    List<String> mine = new ArrayList<>();
    while (!stop.get()) {
      if (mine.size() < 3 || random.nextInt(3) > 0) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        store.write(
            tx -> tx.insert(RandomAssets.plain(id, id)).id(), i -> tell(new Event(i, false)));
        mine.add(id);
      } else {
        String id = mine.remove(random.nextInt(mine.size()));
        store.write(tx -> tx.delete(id), gone -> tell(new Event(id, true)));
      }
    }
  }

  private void tell(Event event) {
    listeners.forEach(queue -> queue.add(event));
  }

  private static Set<String> apply(Set<String> state, Queue<Event> events) {
    for (Event event : events) {
      assertTrue(
          event.deleted ? state.remove(event.id) : state.add(event.id),
          () -> "told twice: " + event);
    }
    return state;
  }
}
