package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.index.SearchIndex;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.ServiceException;
import assetd.store.Options;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The index and the store")
class IndexingTest {
  @TempDir Path directory;
  private OpenServices open;
  private final SearchIndex index = new SearchIndex();
  private Indexing indexing;
  private final AtomicInteger moments = new AtomicInteger();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  @BeforeEach
  void open() {
    open = OpenServices.in(directory, Options.DEFAULT, this::moment);
    indexing = new Indexing(open.store(), index);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Instant moment() {
    moments.incrementAndGet();
    meanwhile.getAndSet(() -> {}).run();
    return Instant.now();
  }

  @Test
  @DisplayName("are equal after filling, and what is missing or too much is named")
  void differencesAreNamed() {
    String first = open.save("one");
    indexing.fill();
    assertEquals(List.of(), indexing.differences());
    String second = open.save("two");
    assertEquals(List.of(second), indexing.differences());
    open.services().assets().delete(second);
    open.services().assets().delete(first);
    assertEquals(List.of(first), indexing.differences());
  }

  @Test
  @DisplayName("are equal after filling again, whatever was missed")
  void fillingAgain() {
    String gone = open.save("one");
    open.save("two");
    indexing.fill();
    open.services().assets().delete(gone);
    String missed = open.save("three");
    assertEquals(Set.of(gone, missed), Set.copyOf(indexing.differences()));
    indexing.fill();
    assertEquals(List.of(), indexing.differences());
  }

  @Test
  @DisplayName("are made equal when they are not, which is said once")
  void differencesAreMended() {
    open.save("one");
    indexing.fill();
    assertEquals(List.of(), indexing.mend());
    String second = open.save("two");
    assertEquals(List.of(second), indexing.mend());
    assertEquals(List.of(), indexing.mend());
    assertEquals(2, index.size());
  }

  @Test
  @DisplayName(
      "are shown to every listener again after a change in doubt, and what is gone is told")
  void doubtIsToldToListeners() {
    String first = open.save("one");
    String second = open.save("two");
    indexing.fill();
    open.services().assets().delete(second);
    List<String> heard = new ArrayList<>();
    open.services().streams().open("/assets/stream/identifiers", heard::add);
    open.services().streams().renew(indexing.refill());
    assertEquals(3, heard.size());
    assertEquals(heard.get(0), heard.get(1));
    assertTrue(heard.get(1).contains(first) && !heard.get(1).contains(second), heard.get(1));
    assertTrue(heard.get(2).contains(second) && heard.get(2).contains("true"), heard.get(2));
    assertEquals(1, index.size());
  }

  @Test
  @DisplayName("may be too large for the first frame of a stream, but not for their ids")
  void firstFramesAreLimited() {
    try {
      new Limits(Map.of(Limit.SNAPSHOT, 6_000)).apply();
      open.save("x".repeat(600)); // shown without this content, which is more than a twelfth
      List<String> heard = new ArrayList<>();
      open.services().streams().open(Streams.TRANSFERABLES, heard::add);
      assertTrue(heard.get(0).contains("\"fragment\":{}"), heard.get(0));
      open.save("two");
      ServiceException refused =
          assertThrows(
              ServiceException.class,
              () -> open.services().streams().open(Streams.TRANSFERABLES, heard::add));
      assertEquals(ServiceException.Kind.TOO_LARGE, refused.kind());
      open.services().streams().open("/assets/stream/identifiers", heard::add);
    } finally {
      Limits.STANDARD.apply();
    }
  }

  @Test
  @DisplayName("refuse a first frame for too many assets before any of them is looked at")
  void aFrameThatCannotFitIsNotBegun() {
    try {
      for (int i = 0; i < 5; i++) {
        open.save("one of five");
      }
      new Limits(Map.of(Limit.SNAPSHOT, 5 * Streams.LEAST_ASSET - 1)).apply();
      int asked = moments.get(); // whoever shows an asset asks what its age counts from
      for (String path : List.of(Streams.ASSETS, Streams.TRANSFERABLES)) {
        ServiceException refused =
            assertThrows(
                ServiceException.class,
                () -> open.services().streams().open(path, frame -> {}),
                path);
        assertEquals(ServiceException.Kind.TOO_LARGE, refused.kind());
      }
      assertEquals(asked, moments.get());
    } finally {
      Limits.STANDARD.apply();
    }
  }

  @Test
  @DisplayName("hold no more back for a listener than may wait for it, and refuse it beyond that")
  void changesBeforeTheFirstFrame() {
    try {
      new Limits(Map.of(Limit.QUEUED_BYTES, 1 << 10)).apply();
      List<String> heard = new ArrayList<>();
      meanwhile.set(() -> open.save("shown in one frame of any size"));
      open.services().streams().open(Streams.ASSETS, heard::add);
      assertEquals(2, heard.size());
      meanwhile.set(
          () -> {
            open.save("two");
            open.save("three");
            assertEquals(1, open.services().streams().listeners(Streams.ASSETS));
          });
      ServiceException refused =
          assertThrows(
              ServiceException.class,
              () -> open.services().streams().open(Streams.ASSETS, frame -> {}));
      assertEquals(ServiceException.Kind.UNAVAILABLE, refused.kind());
    } finally {
      Limits.STANDARD.apply();
    }
  }

  @Test
  @DisplayName("change while a listener takes its first frame, however long that takes")
  void changesDuringTheFirstFrame() {
    List<String> saved = new ArrayList<>();
    List<String> heard = new ArrayList<>();
    open.services()
        .streams()
        .open(
            Streams.ASSETS,
            frame -> {
              if (heard.isEmpty()) {
                saved.add(savedByAnotherThread());
              }
              heard.add(frame);
            });
    assertEquals(2, heard.size());
    assertTrue(heard.get(1).contains(saved.get(0)), heard.get(1));
  }

  private String savedByAnotherThread() {
    try {
      return CompletableFuture.supplyAsync(() -> open.save("one")).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("leave nobody registered whose first frame could not be made")
  void aRefusedListenerIsForgotten() {
    try {
      new Limits(Map.of(Limit.SNAPSHOT, 100)).apply();
      open.save("one");
      assertThrows(
          ServiceException.class,
          () -> open.services().streams().open(Streams.ASSETS, frame -> {}));
      assertEquals(0, open.services().streams().listeners(Streams.ASSETS));
    } finally {
      Limits.STANDARD.apply();
    }
  }
}
