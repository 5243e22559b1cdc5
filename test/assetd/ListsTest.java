package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.json.Fields;
import assetd.json.Json;
import assetd.ws.RawClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Lists of everything")
class ListsTest {
  /**
   * A list shows each content three times: more than the system keeps for a reader that stopped.
   */
  private static final int LARGE = 5 << 20;

  private static final String LIST = "GET /assets HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @TempDir Path data;

  private Daemon start(String limits) {
    Config config =
        Config.parse("--port", "0", "--data", data.toString(), "--quiet", "--limit", limits);
    return Daemon.start(config, new PrintStream(OutputStream.nullOutputStream()));
  }

  private static CompletableFuture<HttpResponse<String>> send(
      Daemon daemon, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(daemon.addresses().get(0) + path));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return HttpClient.newHttpClient()
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static Fields json(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return Fields.of(Json.read(answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  private static String create(Daemon daemon, String text) {
    Map<String, Object> format = Map.of("fragment", Map.of("string", Map.of("raw", text)));
    String seed = Json.text(Map.of("asset", Map.of("format", format)));
    return json(send(daemon, "/assets/create", seed).join()).id("id");
  }

  private static List<String> ids(Fields list) {
    return list.objects("iterable").stream().map(asset -> asset.id("id")).toList();
  }

  @Test
  @DisplayName("that nobody reads to the end leave room for everything but more lists")
  void stoppedReaders() throws IOException {
    List<RawClient> stopped = new ArrayList<>();
    try (Daemon daemon = start("streaming=2,waiting=1")) {
      String large = create(daemon, "x".repeat(LARGE));
      String small = create(daemon, "small");
      for (int i = 0; i < 2; i++) {
        RawClient client = new RawClient(daemon.port(), 4096).send(LIST);
        assertTrue(client.head().startsWith("HTTP/1.1 200 "));
        stopped.add(client);
      }
      CompletableFuture<HttpResponse<String>> one = send(daemon, "/assets", "");
      CompletableFuture<HttpResponse<String>> other = send(daemon, "/assets/identifiers", "");
      CompletableFuture.anyOf(one, other).join();
      CompletableFuture<HttpResponse<String>> refused = one.isDone() ? one : other;
      CompletableFuture<HttpResponse<String>> waiting = one.isDone() ? other : one;
      assertEquals(503, refused.join().statusCode());
      assertEquals(
          "Too many lists are being written; try again in a moment.", refused.join().body());
      assertEquals(small, json(send(daemon, "/assets/" + small, "").join()).id("id"));
      assertEquals(large, json(send(daemon, "/assets/" + large, "").join()).id("id"));
      assertFalse(waiting.isDone());
      for (RawClient client : stopped) {
        client.close();
      }
      assertEquals(List.of(small, large), ids(json(waiting.join())));
    }
  }

  @Test
  @DisplayName(
      "show each asset once, the newest first, with its place, however many pages it takes")
  void everyPage() {
    try (Daemon daemon = start("streaming=1")) {
      List<String> saved = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        saved.add(create(daemon, "number " + i));
      }
      Collections.reverse(saved);
      for (String path : List.of("/assets", "/assets?suggested=true", "/assets/identifiers")) {
        Fields list = json(send(daemon, path, "").join());
        assertEquals(saved, ids(list), path);
        Fields indices = list.object("indices").orElseThrow();
        assertEquals(200, indices.all().size(), path);
        for (int i = 0; i < 200; i++) {
          assertEquals(i, indices.whole(saved.get(i), -1), path);
        }
      }
    }
  }
}
