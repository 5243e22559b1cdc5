package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Kind;
import assetd.model.Material;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A website")
class WebsiteTest {
  private static final Instant NOW = Instant.EPOCH.plusSeconds(1_700_000_000L);

  @TempDir Path directory;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String save(String url, String name, Instant created) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> body = Map.of("url", url, "name", name);
    store.write(
        tx -> tx.insert(new Material(id, Kind.WEBSITE, body, created, created)), done -> {});
    return id;
  }

  private Optional<String> at(String url) {
    return store.read(reader -> reader.websiteAt(url));
  }

  @ParameterizedTest(name = "at <{0}>")
  @ValueSource(
      strings = {
        "https://example.org",
        "",
        "]",
        "a,b",
        "quote \" here",
        "back\\slash",
        "back\\",
        "% _ * ?",
        "é \uD83D\uDE80 日本",
        "lone \uD800 half",
        "NUL \0 inside"
      })
  @DisplayName("is found by its address alone, and not by another")
  void isFoundByItsAddress(String url) {
    save(url + "x", "other", NOW);
    save(url + "\",\"", "other", NOW);
    save("x" + url, url, NOW);
    assertEquals(Optional.empty(), at(url));
    String id = save(url, "name", NOW);
    assertEquals(Optional.of(id), at(url));
  }

  @Test
  @DisplayName("of two names is the newer one, and one that moved is where it moved to")
  void isTheNewest() {
    String newer = save("https://example.org", "a", NOW.plusSeconds(1));
    save("https://example.org", "z", NOW);
    assertEquals(Optional.of(newer), at("https://example.org"));
    Map<String, Object> moved = Map.of("url", "https://example.com", "name", "a");
    store.write(
        tx -> tx.save(new Material(newer, Kind.WEBSITE, moved, NOW, NOW.plusSeconds(2))),
        done -> {});
    assertEquals(Optional.of(newer), at("https://example.com"));
  }
}
