package assetd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.insight.Insight;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.SeedReader;
import assetd.model.Application;
import assetd.service.Services;
import assetd.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A suggestion")
class ConnectorApiTest {
  private static final byte[] SEED =
      "{\"asset\":{\"format\":{\"fragment\":{\"string\":{\"raw\":\"boil the kettle\"}}}}}"
          .getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private Store store;
  private Services services;
  private Application application;

  @BeforeEach
  void open() {
    store = Store.open(directory);
    services =
        Services.over(
            store, Insight.load(), InstantSource.system(), () -> UUID.randomUUID().toString());
    application = services.identity().connect(new Application(null, "VIM", "1", null, false, null));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String saved() {
    return services.assets().create(SeedReader.seed(Fields.of(Json.read(SEED)))).id();
  }

  private Reply suggestion() throws IOException {
    try (Body.Held body =
        new Body(1 << 20).read(new ByteArrayInputStream(SEED), SEED.length, SEED.length)) {
      Map<String, String> path = Map.of("application", application.id());
      return new ConnectorApi(services).suggestion(new Request(path, Map.of(), body));
    }
  }

  private static Fields written(Reply reply) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reply.stream().write(out);
    return Fields.of(Json.read(out.toByteArray()));
  }

  private static List<String> ids(Fields holder) {
    Fields assets = holder.object("assets").orElseThrow();
    List<String> ids = assets.objects("iterable").stream().map(a -> a.required("id")).toList();
    assertEquals(ids.size(), assets.object("indices").orElseThrow().all().size());
    return ids;
  }

  @Test
  @DisplayName("shows the same assets to use and in all")
  void bothListsAreWhole() throws IOException {
    String older = saved();
    String newer = saved();
    Fields answer = written(suggestion());
    assertEquals(List.of(newer, older), ids(answer));
    assertEquals(List.of(newer, older), ids(answer.object("reuse").orElseThrow()));
  }

  @Test
  @DisplayName("reads what it shows while it is written, so that it is never whole in memory")
  void assetsAreReadWhileTheyAreWritten() throws IOException {
    String gone = saved();
    String stays = saved();
    Reply reply = suggestion();
    services.assets().delete(gone);
    Fields answer = written(reply);
    assertEquals(List.of(stays), ids(answer));
    assertEquals(List.of(stays), ids(answer.object("reuse").orElseThrow()));
  }
}
