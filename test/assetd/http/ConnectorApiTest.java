package assetd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.json.Fields;
import assetd.json.Json;
import assetd.model.Application;
import assetd.service.OpenServices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  private OpenServices open;
  private Application application;

  @BeforeEach
  void open() {
    open = OpenServices.in(directory);
    application =
        open.services().identity().connect(new Application(null, "VIM", "1", null, false, null));
  }

  @AfterEach
  void close() {
    open.close();
  }

  private String saved() {
    return open.save("boil the kettle");
  }

  private Reply suggestion() throws IOException {
    try (Body.Held body =
        new Body(1 << 20).read(new ByteArrayInputStream(SEED), SEED.length, SEED.length)) {
      Map<String, String> path = Map.of("application", application.id());
      return new ConnectorApi(open.services()).suggestion(new Request(path, Map.of(), body));
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
    open.services().assets().delete(gone);
    Fields answer = written(reply);
    assertEquals(List.of(stays), ids(answer));
    assertEquals(List.of(stays), ids(answer.object("reuse").orElseThrow()));
  }
}
