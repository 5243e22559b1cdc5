package assetd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.http.Operation.State;
import assetd.json.Fields;
import assetd.model.ServiceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The OpenAPI document")
class OpenApiTest {
  /** What this daemon takes beyond the contract: how a score came about. */
  private static final String OURS = "explain";

  private static final Set<String> PLAIN = Set.of("string", "boolean", "integer", "number");

  @TempDir private static Path data;

  private static RouteTable table;
  private static Fields document;
  private static Map<String, Fields> described;
  private static Map<String, Operation> operations;

  @BeforeAll
  static void read() {
    table = new RouteTable(data);
    document = table.openApi();
    described = new TreeMap<>();
    RouteTable.members(document.object("paths").orElseThrow())
        .forEach(
            (path, methods) ->
                RouteTable.members(methods)
                    .forEach((m, o) -> described.put(m.toUpperCase(Locale.ROOT) + " " + path, o)));
    operations = Operations.all().stream().collect(Collectors.toMap(Operation::key, o -> o));
  }

  @AfterAll
  static void close() {
    table.close();
  }

  private static Set<String> routes() {
    return table.routes().stream()
        .map(route -> route.method() + " " + route.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @DisplayName("describes every route that is not refused, and nothing else")
  void describesTheRoutes() {
    Set<String> expected = routes();
    Operations.all().stream()
        .filter(operation -> operation.state() == State.ABSENT)
        .forEach(operation -> expected.remove(operation.key()));
    assertEquals(expected, described.keySet());
  }

  @Test
  @DisplayName("comes from a table in which each line has a route")
  void eachLineHasARoute() {
    assertEquals(new TreeSet<>(operations.keySet()), routes());
  }

  @Test
  @DisplayName("leaves out of the contract only what is refused with a sentence")
  void coversTheContract() {
    Set<String> missing = new TreeSet<>(RouteTable.endpoints().keySet());
    missing.removeAll(described.keySet());
    missing.forEach(key -> assertEquals(State.ABSENT, operations.get(key).state(), key));
    for (Operation operation : operations.values()) {
      if (operation.state() == State.ABSENT) {
        assertTrue(operation.note().endsWith("."), operation.key());
      }
    }
  }

  @Test
  @DisplayName("leaves out what answers 501 with the sentence of the table")
  void absentOnesAreRefused() {
    Request request = RouteTable.nothing();
    for (Route route : Operations.routes()) {
      Operation operation = operations.get(route.method() + " " + route.path());
      if (operation.state() == State.ABSENT) {
        ServiceException refusal =
            assertThrows(ServiceException.class, () -> route.handler().handle(request));
        assertEquals(501, Statuses.of(refusal.kind()));
        assertEquals(operation.note(), refusal.getMessage());
      }
    }
  }

  @Test
  @DisplayName("names the operations as the contract does, each once")
  void namesThem() {
    Set<String> names = new HashSet<>();
    described.forEach((key, o) -> assertTrue(names.add(o.text("operationId")), key));
    RouteTable.endpoints()
        .forEach(
            (key, endpoint) ->
                assertEquals(endpoint.text("operation"), operations.get(key).name(), key));
  }

  @Test
  @DisplayName("takes the parameters of the contract")
  void takesTheParameters() {
    RouteTable.endpoints()
        .forEach(
            (key, endpoint) -> {
              if (described.containsKey(key)) {
                Map<String, String> expected = parameters(endpoint);
                Map<String, String> actual = new TreeMap<>();
                for (Fields parameter : described.get(key).objects("parameters")) {
                  String type = parameter.object("schema").orElseThrow().text("type");
                  String required = parameter.truth("required", false) ? "!" : "";
                  actual.put(parameter.text("name"), parameter.text("in") + ":" + type + required);
                }
                actual.remove(OURS);
                assertEquals(expected, actual, key);
              }
            });
  }

  /** Of the variables in a path the schema forgot some, so the path itself counts. */
  private static Map<String, String> parameters(Fields endpoint) {
    Map<String, String> parameters = new TreeMap<>();
    for (String segment : endpoint.text("path").split("/")) {
      if (segment.startsWith("{")) {
        parameters.put(segment.replaceAll("[{}]", ""), "path:string!");
      }
    }
    RouteTable.members(endpoint.object("queryParams").orElseThrow())
        .forEach(
            (name, parameter) -> {
              String required = parameter.truth("required", false) ? "!" : "";
              parameters.put(name, "query:" + parameter.text("type") + required);
            });
    return parameters;
  }

  @Test
  @DisplayName("takes and answers the models of the contract")
  void takesAndAnswersTheModels() {
    RouteTable.endpoints()
        .forEach(
            (key, endpoint) -> {
              Operation operation = operations.get(key);
              if (operation.state() != State.ABSENT) {
                String body = endpoint.object("requestBody").map(OpenApiTest::body).orElse(null);
                assertEquals(body, operation.body(), key);
                assertEquals(answer(endpoint), operation.answer(), key);
              }
            });
  }

  private static String body(Fields requestBody) {
    return requestBody.raw("model") instanceof String name
        ? name
        : requestBody.object("model").orElseThrow().text("type");
  }

  private static String answer(Fields endpoint) {
    return endpoint
        .object("responses")
        .orElseThrow()
        .object("200")
        .map(ok -> ok.text("model").equals("str") ? "text" : ok.text("model"))
        .orElse(null);
  }

  @Test
  @DisplayName("has every model that it names")
  void hasItsModels() {
    Set<String> named = new TreeSet<>();
    collect(document.all(), named);
    assertEquals(named, new TreeSet<>(schemas().keySet()));
  }

  private static Map<String, Fields> schemas() {
    return RouteTable.members(
        document.object("components").orElseThrow().object("schemas").orElseThrow());
  }

  private static void collect(Object value, Set<String> named) {
    if (value instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String ref) {
        named.add(ref.substring(ref.lastIndexOf('/') + 1));
      }
      map.values().forEach(inner -> collect(inner, named));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> collect(inner, named));
    }
  }

  @Test
  @DisplayName("says of a model of the contract only what the contract says")
  void agreesOnTheModels() {
    Map<String, Fields> models = RouteTable.models();
    schemas()
        .forEach(
            (name, schema) -> {
              if (models.containsKey(name)) {
                agrees(name, schema, models.get(name));
              }
            });
  }

  private static void agrees(String name, Fields schema, Fields model) {
    if (model.text("kind").equals("enum")) {
      assertEquals(model.values("enum"), schema.values("enum"), name);
      return;
    }
    Map<String, Fields> fields = RouteTable.members(model.object("fields").orElseThrow());
    Map<String, Fields> properties = RouteTable.members(schema.object("properties").orElseThrow());
    properties.remove("explanation");
    properties.forEach(
        (field, property) ->
            assertEquals(type(fields.get(field)), shown(property), name + "." + field));
    List<String> required = new ArrayList<>();
    fields.forEach(
        (field, described) -> {
          if (described.truth("required", false)) {
            required.add(field);
          }
        });
    assertEquals(required, schema.texts("required").stream().sorted().toList(), name);
  }

  /** A type as the contract writes it, in one word. */
  private static String type(Fields field) {
    if (field.has("ref") || field.has("enumRef")) {
      return field.text("ref", field.text("enumRef"));
    }
    return switch (field.text("type")) {
      case "array" -> "[" + type(field.object("items").orElseThrow()) + "]";
      case "map" -> "{" + type(field.object("additionalProperties").orElseThrow()) + "}";
      default -> field.text("type");
    };
  }

  /** A type as the document writes it, in one word. */
  private static String shown(Fields property) {
    if (property.has("$ref")) {
      return property.text("$ref").substring("#/components/schemas/".length());
    }
    if (property.has("items")) {
      return "[" + shown(property.object("items").orElseThrow()) + "]";
    }
    if (property.has("additionalProperties")) {
      return "{" + shown(property.object("additionalProperties").orElseThrow()) + "}";
    }
    assertTrue(PLAIN.contains(property.text("type")), () -> property.all().toString());
    return property.text("type");
  }
}
