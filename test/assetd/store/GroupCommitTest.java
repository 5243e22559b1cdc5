package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.model.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Writers that share commits")
class GroupCommitTest {
  private static final int THREADS = 8;
  private static final int WRITES = 40;

  @TempDir Path directory;
  private Store store;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open() {
    store = Store.open(directory);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    store.close();
  }

  @Test
  @DisplayName(
      "are each answered after their own row can be read, and told in the order of the rows")
  void everyAnswerIsDurableAndInOrder() throws Exception {
    List<Integer> told = new ArrayList<>();
    List<Future<?>> writers = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      writers.add(
          threads.submit(
              () -> {
                for (int i = 0; i < WRITES; i++) {
                  String id = UUID.randomUUID().toString();
                  store.write(tx -> number(tx, id), told::add);
                  assertEquals(true, store.read(reader -> reader.exists(id)));
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    List<Integer> expected = new ArrayList<>();
    for (int n = 1; n <= THREADS * WRITES; n++) {
      expected.add(n);
    }
    assertEquals(expected, told);
    store.close();
    store = Store.open(directory);
    assertEquals(THREADS * WRITES, store.read(ReadTransaction::count));
  }

  /**
   * Inserts an asset and returns how many there are: the place of this write in the order of all.
   */
  private static int number(Transaction tx, String id) {
    tx.insert(RandomAssets.plain(id, "text of " + id));
    return (int) tx.count();
  }

  @Test
  @DisplayName(
      "wait for one that is at work, then go to the disk together; one that fails is undone alone")
  void waitingWorksShareACommit() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch queued = new CountDownLatch(1);
    List<Long> seen = new ArrayList<>();
    Future<?> first =
        threads.submit(
            () ->
                store.write(
                    tx -> {
                      begun.countDown();
                      await(queued);
                      return insert(tx, "a");
                    },
                    a -> seen.add(store.read(ReadTransaction::count))));
    begun.await();
    Future<?> failing =
        threads.submit(
            () ->
                store.write(
                    tx -> {
                      insert(tx, "b");
                      throw new IllegalArgumentException("b fails");
                    },
                    b -> seen.add(-1L)));
    waitUntilWaiting(1);
    Future<?> last = threads.submit(() -> store.write(tx -> insert(tx, "c"), c -> seen.add(-2L)));
    waitUntilWaiting(2);
    queued.countDown();
    first.get();
    last.get();
    Throwable failure = assertThrows(Exception.class, failing::get).getCause();
    assertEquals("b fails", failure.getMessage());
    assertEquals(List.of(2L, -2L), seen, "a's listener saw c's row too, so they were one commit");
    assertEquals(2, store.read(ReadTransaction::count));
  }

  private void waitUntilWaiting(int works) {
    while (store.commits.waiting() < works) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String insert(Transaction tx, String name) {
    return tx.insert(RandomAssets.plain(UUID.nameUUIDFromBytes(name.getBytes()).toString(), name))
        .id();
  }

  @Test
  @DisplayName("are refused, not collected, when too many wait")
  void fullQueueRefuses() throws Exception {
    store.close();
    store = Store.open(directory, new Options(1, 0, Duration.ofHours(1)));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Future<?> first =
        threads.submit(
            () ->
                store.write(
                    tx -> {
                      begun.countDown();
                      await(end);
                      return insert(tx, "a");
                    },
                    a -> {}));
    begun.await();
    Future<?> second = threads.submit(() -> store.write(tx -> insert(tx, "b"), b -> {}));
    waitUntilWaiting(1);
    ServiceException refused =
        assertThrows(ServiceException.class, () -> store.write(tx -> insert(tx, "c"), c -> {}));
    assertEquals(ServiceException.Kind.UNAVAILABLE, refused.kind());
    end.countDown();
    first.get();
    second.get();
    assertEquals(2, store.read(ReadTransaction::count));
  }

  @Test
  @DisplayName("stand when a listener throws, and who derives from the store reads it anew at once")
  void throwingListenerLeavesDoubt() {
    List<Long> seen = new ArrayList<>();
    store.onDoubt(() -> seen.add(store.read(ReadTransaction::count)));
    store.write(
        tx -> insert(tx, "a"),
        a -> {
          throw new IllegalStateException("a listener that throws on purpose");
        });
    assertEquals(List.of(1L), seen);
    store.write(tx -> insert(tx, "b"), b -> {});
    assertEquals(List.of(1L), seen);
    assertEquals(2, store.read(ReadTransaction::count));
  }

  @Test
  @DisplayName("hand on that a listener had no memory, since the process has to end of it")
  void noMemoryIsHandedOn() {
    assertThrows(
        OutOfMemoryError.class,
        () ->
            store.write(
                tx -> insert(tx, "a"),
                a -> {
                  throw new OutOfMemoryError("on purpose");
                }));
    assertEquals(1, store.read(ReadTransaction::count));
  }

  @Test
  @DisplayName("are told at once when they would wait for themselves")
  void writeInsideWriteIsRefused() {
    assertThrows(
        IllegalStateException.class,
        () -> store.write(tx -> store.write(inner -> insert(inner, "a"), a -> {}), b -> {}));
    assertEquals(0, store.read(ReadTransaction::count));
  }

  @Test
  @DisplayName(
      "all fail when the commit does, who derives from the store is told, and the next write works")
  void failedCommitFailsAllAndLeavesDoubt() {
    AtomicInteger doubts = new AtomicInteger();
    store.onDoubt(doubts::incrementAndGet);
    assertThrows(
        ServiceException.class, () -> store.write(GroupCommitTest::breakTheCommit, done -> {}));
    assertEquals(1, doubts.get());
    assertEquals(0, store.read(ReadTransaction::count));
    store.write(tx -> insert(tx, "b"), b -> {});
    assertEquals(1, store.read(ReadTransaction::count));
  }

  @Test
  @DisplayName("are refused while nobody can read what a failed commit left, then go on")
  void doubtStaysUntilSettled() {
    AtomicBoolean sick = new AtomicBoolean(true);
    List<Boolean> settled = new ArrayList<>();
    store.onDoubt(
        () -> {
          if (sick.get()) {
            throw new ServiceException(
                ServiceException.Kind.UNAVAILABLE, "a disk that cannot be read, on purpose");
          }
          settled.add(true);
        });
    assertThrows(
        ServiceException.class, () -> store.write(GroupCommitTest::breakTheCommit, done -> {}));
    ServiceException refused =
        assertThrows(ServiceException.class, () -> store.write(tx -> insert(tx, "b"), b -> {}));
    assertEquals(ServiceException.Kind.UNAVAILABLE, refused.kind());
    sick.set(false);
    assertEquals(0, store.read(ReadTransaction::count));
    store.write(
        tx -> {
          assertEquals(List.of(true), settled, "settled before the write");
          return insert(tx, "c");
        },
        c -> {});
    store.write(tx -> insert(tx, "d"), d -> {});
    assertEquals(List.of(true), settled, "settled once");
    assertEquals(2, store.read(ReadTransaction::count));
  }

  @Test
  @DisplayName("go on when a listener fails again, by a fault that no waiting mends")
  void faultsOfOursRefuseNothing() {
    store.onDoubt(
        () -> {
          throw new IllegalStateException("a fault on purpose");
        });
    assertThrows(
        ServiceException.class, () -> store.write(GroupCommitTest::breakTheCommit, done -> {}));
    store.write(tx -> insert(tx, "b"), b -> {});
    assertEquals(1, store.read(ReadTransaction::count));
  }

  /** A foreign key that is checked only by COMMIT makes COMMIT itself fail. */
  private static Object breakTheCommit(Transaction tx) {
    insert(tx, "a");
    tx.session.run("PRAGMA defer_foreign_keys = ON");
    tx.session.run("INSERT INTO content VALUES (4711, 1, 0, x'00')");
    return null;
  }

  @Test
  @DisplayName(
      "hear that the disk is full, can still read and delete, and go on when there is room again")
  void fullDiskRefusesAndRecovers() {
    String id = store.write(tx -> insert(tx, "a"), a -> {});
    store.commits.alone(() -> store.writer.session().number("PRAGMA max_page_count = 1"));
    ServiceException full =
        assertThrows(
            ServiceException.class,
            () ->
                store.write(
                    tx ->
                        tx.insert(
                            RandomAssets.plain(UUID.randomUUID().toString(), "x".repeat(1 << 20))),
                    b -> {}));
    assertEquals(ServiceException.Kind.FULL, full.kind());
    assertEquals(1, store.read(ReadTransaction::count));
    assertEquals(true, store.write(tx -> tx.delete(id), gone -> {}));
    store.commits.alone(() -> store.writer.session().number("PRAGMA max_page_count = 1000000"));
    store.write(tx -> insert(tx, "c"), c -> {});
    assertEquals(1, store.read(ReadTransaction::count));
  }

  @Test
  @DisplayName("may delete but not add when the disk has less than its reserve")
  void reserveIsKept() {
    String id = store.write(tx -> insert(tx, "a"), a -> {});
    store.close();
    store = Store.open(directory, new Options(1, Long.MAX_VALUE / 2, Duration.ofHours(1)));
    ServiceException full =
        assertThrows(ServiceException.class, () -> store.write(tx -> insert(tx, "b"), b -> {}));
    assertEquals(ServiceException.Kind.FULL, full.kind());
    assertEquals(true, store.write(tx -> tx.delete(id), gone -> {}));
  }

  @Test
  @DisplayName("are refused after closing, which may be repeated")
  void closedStoreRefuses() {
    store.close();
    store.close();
    assertThrows(ServiceException.class, () -> store.write(tx -> insert(tx, "a"), a -> {}));
    assertThrows(ServiceException.class, () -> store.read(ReadTransaction::count));
    store = Store.open(directory);
    assertEquals(0, store.read(ReadTransaction::count));
  }

  @Test
  @DisplayName("see nothing of a work that was undone")
  void undoneWorkIsInvisible() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            store.write(
                tx -> {
                  insert(tx, "a");
                  throw new IllegalArgumentException("on purpose");
                },
                a -> {}));
    assertEquals(List.of(), store.read(ReadTransaction::ids));
    assertNull(store.write(tx -> null, nothing -> {}));
  }
}
