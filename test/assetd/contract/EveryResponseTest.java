package assetd.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation on an empty store and on one with all that an asset can be, with and without
 * transferables: each answer is held against the schema and the rules of the contract.
 */
class EveryResponseTest {
  private static final List<String> SEEDS =
      List.of("seed", "rich", "image", "text-file", "bytes-fragment", "pseudo");

  /** Operations of the issue that are not the contract's core. */
  private static final Set<String> NEIGHBOURS =
      Set.of(
          "GET /.well-known/health",
          "GET /.well-known/version",
          "POST /connect",
          "GET /user",
          "GET /asset/{asset}",
          "POST /asset/update",
          "GET /format/{format}",
          "POST /format/update/value",
          "GET /search/full_text",
          "POST /search/tag_based",
          "GET /search/neural_code");

  @TempDir private static Path directory;

  private static TestDaemon empty;
  private static TestDaemon full;

  /** What to send; a null body is none. */
  private record Call(String method, String target, Object body) {}

  @BeforeAll
  static void start() {
    empty = new TestDaemon(directory.resolve("empty"));
    full = new TestDaemon(directory.resolve("full"));
    SEEDS.forEach(seed -> full.create(RandomWriter.seed(seed)));
  }

  @AfterAll
  static void stop() {
    empty.close();
    full.close();
  }

  @TestFactory
  @DisplayName("An empty store answers every reading operation properly")
  Stream<DynamicTest> onAnEmptyStore() {
    return withAndWithoutTransferables(reading(Map.of("iterable", List.of())))
        .map(call -> test(empty, call));
  }

  @TestFactory
  @DisplayName("A full store answers every operation properly")
  Stream<DynamicTest> onAFullStore() {
    Object assets = full.call("GET", "/assets?pseudo=true", null);
    List<Call> calls = new ArrayList<>(reading(assets));
    calls.addAll(writing());
    for (Object asset : (List<?>) JsonPath.get(assets, "$.iterable")) {
      calls.addAll(onOneAsset(asset));
    }
    return withAndWithoutTransferables(calls).map(call -> test(full, call));
  }

  private static DynamicTest test(TestDaemon daemon, Call call) {
    return dynamicTest(
        call.method() + " " + call.target(),
        () -> daemon.call(call.method(), call.target(), call.body()));
  }

  private static Stream<Call> withAndWithoutTransferables(List<Call> calls) {
    return calls.stream()
        .flatMap(c -> Stream.of("", "true", "false").map(value -> withTransferables(c, value)));
  }

  private static Call withTransferables(Call call, String value) {
    String name = call.target().startsWith("/format/") ? "transferable" : "transferables";
    String and = call.target().contains("?") ? "&" : "?";
    String target = value.isEmpty() ? call.target() : call.target() + and + name + "=" + value;
    return new Call(call.method(), target, call.body());
  }

  private static List<Call> reading(Object assets) {
    List<Call> calls = new ArrayList<>();
    for (String target :
        List.of(
            "/assets",
            "/assets?pseudo=true",
            "/assets?suggested=true",
            "/assets/identifiers",
            "/assets/identifiers?pseudo=true",
            "/assets/pseudo",
            "/assets/related",
            "/assets/recommended",
            "/assets/search?query=greet",
            "/assets/search?query=grete&pseudo=true",
            "/assets/search?searchable_tags=greeting",
            "/assets/search?query=hello&searchable_tags=greeting",
            "/assets/stream",
            "/assets/stream/transferables",
            "/assets/stream/identifiers",
            "/search/full_text?query=hello",
            "/search/neural_code?query=hello",
            "/.well-known/health",
            "/.well-known/version",
            "/user")) {
      calls.add(new Call("GET", target, null));
    }
    for (String method : List.of("GET", "POST")) {
      calls.add(new Call(method, "/assets/related", assets));
      calls.add(
          new Call(
              method,
              "/assets/recommended",
              Map.of("assets", assets, "interactions", Map.of("iterable", List.of()))));
    }
    calls.add(new Call("POST", "/assets/search", Map.of("query", "hello")));
    calls.add(
        new Call(
            "POST",
            "/assets/search?pseudo=true",
            Map.of("filters", Map.of("iterable", List.of(Map.of())))));
    calls.add(
        new Call(
            "POST", "/search/tag_based", Map.of("iterable", List.of(Map.of("text", "greeting")))));
    SEEDS.forEach(seed -> calls.add(new Call("POST", "/assets/draft", RandomWriter.seed(seed))));
    calls.add(
        new Call("POST", "/connect", Map.of("application", RandomWriter.seed("application"))));
    return calls;
  }

  private static List<Call> writing() {
    return SEEDS.stream()
        .map(seed -> new Call("POST", "/assets/create", RandomWriter.seed(seed)))
        .toList();
  }

  private static List<Call> onOneAsset(Object asset) {
    String id = (String) JsonPath.get(asset, "$.id");
    Object format = JsonPath.get(asset, "$.formats.iterable[0]");
    return List.of(
        new Call("GET", "/assets/" + id, null),
        new Call("GET", "/asset/" + id, null),
        new Call("GET", "/assets/" + id + "/formats", null),
        new Call("GET", "/format/" + JsonPath.get(format, "$.id"), null),
        new Call("POST", "/asset/update", asset),
        new Call("POST", "/format/update/value", format));
  }

  @Test
  @DisplayName("A deleted asset is answered with its bare id")
  void delete() {
    String id = full.create(RandomWriter.seed("rich"));
    assertEquals(id, full.call("POST", "/assets/" + id + "/delete", null));
  }

  @Test
  @DisplayName("No operation of the contract is left out above")
  void nothingIsLeftOut() {
    Object asset =
        Map.of("id", "{asset}", "formats", Map.of("iterable", List.of(Map.of("id", "{format}"))));
    Set<String> called = new TreeSet<>(Set.of("POST /assets/{asset}/delete"));
    Stream.of(reading(Map.of()), writing(), onOneAsset(asset))
        .flatMap(List::stream)
        .map(call -> call.method() + " " + call.target().split("\\?")[0])
        .filter(operation -> !operation.matches("POST /assets/(related|recommended)"))
        .forEach(called::add);
    Set<String> wanted = new TreeSet<>(Schema.CONTRACT.coreOperations());
    wanted.addAll(NEIGHBOURS);
    assertEquals(wanted, called);
  }
}
