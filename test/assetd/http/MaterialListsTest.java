package assetd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.json.Json;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.service.OpenServices;
import assetd.store.Selection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A list of many materials")
class MaterialListsTest {
  private static final String SEARCH =
      "{\"engines\":{\"iterable\":[{\"query\":\"WANTED\"}],\"type\":\"AND\"}}";

  @TempDir Path directory;
  private OpenServices open;

  @BeforeEach
  void open() {
    open = OpenServices.in(directory);
  }

  @AfterEach
  void close() {
    open.close();
  }

  /** Deletes every material of a kind when the first bytes reach it: what comes later was read. */
  private final class Emptying extends ByteArrayOutputStream {
    private final Kind kind;

    Emptying(Kind kind) {
      this.kind = kind;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      if (size() == 0) {
        open.store()
            .write(
                tx -> {
                  tx.ids(Selection.of(kind)).forEach(id -> tx.delete(kind, id));
                  return null;
                },
                done -> {});
      }
      super.write(bytes, from, length);
    }

    Map<?, ?> value() {
      return (Map<?, ?>) Json.read(toByteArray());
    }
  }

  @ParameterizedTest(name = "{0} {1}: of {2} with {3} letters at most {4}")
  @CsvSource({
    "GET, hints, 400, 10, 100",
    "POST, hints, 400, 10, 100",
    "GET, sensitives, 400, 10, 100",
    "GET, tags, 400, 10, 100",
    "GET, hints, 12, 400000, 2",
    "POST, websites, 12, 400000, 2"
  })
  @DisplayName("is written while most of them are not read yet")
  void isReadWhileItIsWritten(String method, String many, int count, int letters, int most)
      throws IOException {
    Kind kind = Kind.valueOf(many.toUpperCase(Locale.ROOT).replaceFirst("S$", ""));
    fill(kind, count, "wanted ".repeat(letters / 7 + 1));
    Emptying out = new Emptying(kind);
    reply(kind, method, method.equals("GET") ? "/" + many : "/" + many + "/search").stream()
        .write(out);
    List<?> written = (List<?>) out.value().get("iterable");
    assertTrue(!written.isEmpty() && written.size() <= most, "read: " + written.size());
    Object indices = out.value().get("indices");
    assertTrue(indices == null || ((Map<?, ?>) indices).size() == written.size());
  }

  @Test
  @DisplayName("has all of them, the newest first, when nobody changes anything")
  void isComplete() throws IOException {
    fill(Kind.HINT, 250, "wanted");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reply(Kind.HINT, "GET", "/hints").stream().write(out);
    Map<?, ?> list = (Map<?, ?>) Json.read(out.toByteArray());
    List<?> ids = ((List<?>) list.get("iterable")).stream().map(MaterialListsTest::id).toList();
    assertEquals(open.store().read(reader -> reader.ids(Selection.of(Kind.HINT))), ids);
    assertEquals(ids, List.copyOf(((Map<?, ?>) list.get("indices")).keySet()));
  }

  private static Object id(Object material) {
    return ((Map<?, ?>) material).get("id");
  }

  /** All in one commit, each on one asset, which a sensitive shows. */
  private void fill(Kind kind, int count, String text) {
    String asset = open.save("text");
    Instant now = open.services().clock().next();
    open.store()
        .write(
            tx -> {
              for (int i = 0; i < count; i++) {
                Map<String, Object> body =
                    Map.of("text", text + i, "url", text + i, "name", "a name", "type", "a type");
                String id = UUID.randomUUID().toString();
                tx.insert(new Material(id, kind, body, now.plusMillis(i), now));
                tx.attach(asset, id, "MANUAL");
              }
              return null;
            },
            done -> {});
  }

  private Reply reply(Kind kind, String method, String path) throws IOException {
    Route route =
        new Router(
                new MaterialsApi(kind, open.services().materials(), open.services().clock())
                    .routes())
            .find(method, path)
            .route();
    byte[] body = SEARCH.getBytes(StandardCharsets.UTF_8);
    try (Body.Held held =
        new Body(1 << 20).read(new ByteArrayInputStream(body), body.length, route.maxBody())) {
      return route.handler().handle(new Request(Map.of(), Map.of(), held));
    }
  }
}
