package assetd.http;

import assetd.http.Operation.State;
import assetd.service.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The OpenAPI 3.0 document of what is implemented: one entry per route that is not refused, made
 * from the route table and the table of operations, with the models that these name. Immutable.
 */
final class OpenApi {
  /** Where the document is, which describes itself as well. */
  static final String PATH = "/openapi.json";

  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";

  private final List<Operation> operations;
  private final List<String> streams;

  /**
   * A document about the operations that have a route.
   *
   * @param streams paths that are sockets as well
   */
  OpenApi(List<Route> routes, List<String> streams) {
    Set<String> keys =
        routes.stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toSet());
    this.streams = streams;
    this.operations =
        Operations.all().stream()
            .filter(operation -> operation.state() != State.ABSENT)
            .filter(o -> keys.contains(o.key()) || o.path().equals(PATH))
            .toList();
  }

  Reply document(Request request) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.0.3");
    document.put("info", info());
    document.put("paths", paths());
    document.put("components", Map.of("schemas", new Schemas().reachable(models())));
    return Reply.json(document);
  }

  private static Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Assets API");
    info.put("description", "The operations of the Assets API that assetd implements.");
    info.put("version", Identity.API_VERSION);
    return info;
  }

  private List<String> models() {
    List<String> models = new ArrayList<>();
    for (Operation operation : operations) {
      models.add(operation.body());
      models.add(operation.answer());
    }
    return models;
  }

  private Map<String, Object> paths() {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (Operation operation : operations) {
      paths
          .computeIfAbsent(operation.path(), path -> new TreeMap<>())
          .put(operation.method().toLowerCase(Locale.ROOT), entry(operation));
    }
    return new LinkedHashMap<>(paths);
  }

  private Map<String, Object> entry(Operation operation) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("operationId", operation.name());
    if (!operation.note().isEmpty()) {
      entry.put("description", operation.note());
    }
    if (operation.method().equals("GET") && streams.contains(operation.path())) {
      entry.put("x-websocket", true);
    }
    List<Object> parameters = parameters(operation);
    if (!parameters.isEmpty()) {
      entry.put("parameters", parameters);
    }
    if (operation.body() != null) {
      entry.put("requestBody", Map.of("content", content(JSON, operation.body())));
    }
    entry.put("responses", responses(operation));
    return entry;
  }

  private static List<Object> parameters(Operation operation) {
    List<Object> parameters = new ArrayList<>();
    for (String segment : operation.path().split("/")) {
      if (segment.startsWith("{")) {
        parameters.add(parameter(segment.substring(1, segment.length() - 1), "path", true));
      }
    }
    for (String name : operation.query()) {
      parameters.add(parameter(name.replace("!", ""), "query", name.endsWith("!")));
    }
    return parameters;
  }

  private static Map<String, Object> parameter(String name, String in, boolean required) {
    boolean text = in.equals("path") || Schemas.TEXT_PARAMETERS.contains(name);
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", required);
    parameter.put("schema", Schemas.type(text ? "string" : "boolean"));
    return parameter;
  }

  private static Map<String, Object> responses(Operation operation) {
    Map<String, Object> responses = new LinkedHashMap<>();
    if (operation.answer() == null) {
      responses.put("204", Map.of("description", "Done."));
    } else {
      boolean text = operation.answer().equals("text");
      responses.put(
          "200", response("The answer.", text ? TEXT : JSON, text ? "string" : operation.answer()));
    }
    responses.put("default", response("One sentence that says what was wrong.", TEXT, "string"));
    return responses;
  }

  private static Map<String, Object> response(String description, String type, String model) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", description);
    response.put("content", content(type, model));
    return response;
  }

  private static Map<String, Object> content(String type, String model) {
    return Map.of(type, Map.of("schema", Schemas.type(model)));
  }
}
