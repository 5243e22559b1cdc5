package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.index.SearchIndex;
import assetd.insight.Insight;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.SeedReader;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.ServiceException;
import assetd.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
  private Store store;
  private Services services;
  private final SearchIndex index = new SearchIndex();
  private Indexing indexing;
  private final AtomicInteger moments = new AtomicInteger();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  @BeforeEach
  void open() {
    store = Store.open(directory);
    services =
        Services.over(store, Insight.load(), this::moment, () -> UUID.randomUUID().toString());
    indexing = new Indexing(store, index);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Instant moment() {
    moments.incrementAndGet();
    meanwhile.getAndSet(() -> {}).run();
    return Instant.now();
  }

  private String create(String text) {
    String body = "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"" + text + "\"}}}}}";
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    return services.assets().create(SeedReader.seed(Fields.of(Json.read(utf8)))).id();
  }

  @Test
  @DisplayName("are equal after filling, and what is missing or too much is named")
  void differencesAreNamed() {
    String first = create("one");
    indexing.fill();
    assertEquals(List.of(), indexing.differences());
    String second = create("two");
    assertEquals(List.of(second), indexing.differences());
    services.assets().delete(second);
    services.assets().delete(first);
    assertEquals(List.of(first), indexing.differences());
  }

  @Test
  @DisplayName("are equal after filling again, whatever was missed")
  void fillingAgain() {
    String gone = create("one");
    create("two");
    indexing.fill();
    services.assets().delete(gone);
    String missed = create("three");
    assertEquals(Set.of(gone, missed), Set.copyOf(indexing.differences()));
    indexing.fill();
    assertEquals(List.of(), indexing.differences());
  }

  @Test
  @DisplayName("are made equal when they are not, which is said once")
  void differencesAreMended() {
    create("one");
    indexing.fill();
    assertEquals(List.of(), indexing.mend());
    String second = create("two");
    assertEquals(List.of(second), indexing.mend());
    assertEquals(List.of(), indexing.mend());
    assertEquals(2, index.size());
  }

  @Test
  @DisplayName(
      "are shown to every listener again after a change in doubt, and what is gone is told")
  void doubtIsToldToListeners() {
    String first = create("one");
    String second = create("two");
    indexing.fill();
    services.assets().delete(second);
    List<String> heard = new ArrayList<>();
    services.streams().open("/assets/stream/identifiers", heard::add);
    services.streams().renew(indexing.refill());
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
      create("x".repeat(600)); // shown without this content, which is more than a twelfth
      List<String> heard = new ArrayList<>();
      services.streams().open(Streams.TRANSFERABLES, heard::add);
      assertTrue(heard.get(0).contains("\"fragment\":{}"), heard.get(0));
      create("two");
      ServiceException refused =
          assertThrows(
              ServiceException.class,
              () -> services.streams().open(Streams.TRANSFERABLES, heard::add));
      assertEquals(ServiceException.Kind.TOO_LARGE, refused.kind());
      services.streams().open("/assets/stream/identifiers", heard::add);
    } finally {
      Limits.STANDARD.apply();
    }
  }

  @Test
  @DisplayName("refuse a first frame for too many assets before any of them is looked at")
  void aFrameThatCannotFitIsNotBegun() {
    try {
      for (int i = 0; i < 5; i++) {
        create("one of five");
      }
      new Limits(Map.of(Limit.SNAPSHOT, 5 * Streams.LEAST_ASSET - 1)).apply();
      int asked = moments.get(); // whoever shows an asset asks what its age counts from
      for (String path : List.of(Streams.ASSETS, Streams.TRANSFERABLES)) {
        ServiceException refused =
            assertThrows(
                ServiceException.class, () -> services.streams().open(path, frame -> {}), path);
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
      meanwhile.set(() -> create("shown in one frame of any size"));
      services.streams().open(Streams.ASSETS, heard::add);
      assertEquals(2, heard.size());
      meanwhile.set(
          () -> {
            create("two");
            create("three");
            assertEquals(1, services.streams().listeners(Streams.ASSETS));
          });
      ServiceException refused =
          assertThrows(
              ServiceException.class, () -> services.streams().open(Streams.ASSETS, frame -> {}));
      assertEquals(ServiceException.Kind.UNAVAILABLE, refused.kind());
    } finally {
      Limits.STANDARD.apply();
    }
  }

  @Test
  @DisplayName("leave nobody registered whose first frame could not be made")
  void aRefusedListenerIsForgotten() {
    try {
      new Limits(Map.of(Limit.SNAPSHOT, 100)).apply();
      create("one");
      assertThrows(
          ServiceException.class, () -> services.streams().open(Streams.ASSETS, frame -> {}));
      assertEquals(0, services.streams().listeners(Streams.ASSETS));
    } finally {
      Limits.STANDARD.apply();
    }
  }
}
