package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Score;
import assetd.model.ServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On a disk that has less than its reserve")
class ReserveTest {
  private static final Options NO_ROOM = new Options(10, Long.MAX_VALUE / 2, Duration.ofHours(1));
  private static final Score USED = new Score(0, 0, 0, 1, 0, 0, 0);

  private final Material hung = note("hung");
  private final Material tied = note("tied");
  private final Material free = note("free");
  private final Asset asset =
      RandomAssets.plain("asset", "x".repeat(1 << 20)).withMaterials(hanging(hung));

  @TempDir Path directory;
  private Store store;

  private static Material note(String id) {
    return new Material(id, Kind.ANNOTATION, Map.of("text", id), Instant.EPOCH, Instant.EPOCH);
  }

  private static Map<Kind, List<Attached>> hanging(Material... notes) {
    return Map.of(
        Kind.ANNOTATION, Stream.of(notes).map(note -> new Attached(note, "MANUAL")).toList());
  }

  @BeforeEach
  void fill() {
    try (Store roomy = Store.open(directory)) {
      roomy.write(
          tx -> {
            tx.insert(asset);
            tx.insert(tied);
            tx.insert(free);
            tx.associate(tied.id(), hung.id());
            return null;
          },
          done -> {});
    }
    store = Store.open(directory, NO_ROOM);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void write(Consumer<Transaction> work) {
    store.write(
        tx -> {
          work.accept(tx);
          return null;
        },
        done -> {});
  }

  private void assertFull(Consumer<Transaction> work) {
    ServiceException refusal = assertThrows(ServiceException.class, () -> write(work));
    assertEquals(ServiceException.Kind.FULL, refusal.kind());
  }

  @Test
  @DisplayName("nothing is added to what is there, in any way")
  void nothingIsAdded() {
    assertFull(tx -> tx.save(note("free")));
    assertFull(tx -> tx.save(asset.withName("a longer name")));
    assertFull(tx -> tx.save(asset.withMaterials(hanging(hung, free))));
    assertFull(tx -> tx.attach(asset.id(), free.id(), "MANUAL"));
    assertFull(tx -> tx.associate(free.id(), tied.id()));
    assertFull(tx -> tx.save(new Application("new", "New", "1", "LINUX", false, "OPEN")));
  }

  @Test
  @DisplayName("what is there is counted, shortened, untied, taken off and deleted")
  void lessIsAlwaysPossible() {
    Asset stored = store.read(reader -> reader.asset(asset.id(), false)).orElseThrow();
    write(tx -> tx.save(stored.withScore(USED)));
    write(tx -> tx.save(stored.withName("short")));
    write(tx -> assertTrue(tx.disassociate(tied.id(), hung.id())));
    write(tx -> assertTrue(tx.detach(asset.id(), hung.id())));
    write(tx -> tx.save(stored.withMaterials(Map.of())));
    write(tx -> assertTrue(tx.delete(Kind.ANNOTATION, free.id())));
    write(tx -> assertTrue(tx.delete(asset.id())));
  }

  @Test
  @DisplayName("a deletion finds the room that the log has taken before")
  void theLogGivesRoomBack() throws Exception {
    Path log = directory.resolve("assetd.db-wal");
    write(tx -> tx.delete(asset.id()));
    long before = Files.size(log);
    assertTrue(before > 1 << 20, "The log was to hold what is overwritten: " + before);
    write(tx -> tx.delete(Kind.ANNOTATION, free.id()));
    assertTrue(Files.size(log) < before / 2, "The log is as large as before.");
  }
}
