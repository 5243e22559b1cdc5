package fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests for the endpoints of the contract. Used by one thread. */
final class Requests {
  /** What is sent; the body is null when there is none. */
  record Request(String method, String target, byte[] body) {}

  private final List<Map<?, ?>> endpoints = new ArrayList<>();
  private final Bodies bodies;
  private final Random random;

  Requests(Map<String, Object> endpoints, Bodies bodies, Random random) {
    this.bodies = bodies;
    this.random = random;
    endpoints.values().stream()
        .map(endpoint -> (Map<?, ?>) endpoint)
        .filter(endpoint -> !"websocket".equals(endpoint.get("transport")))
        .forEach(this.endpoints::add);
  }

  /** Any request; every third one saves an asset, so that there are some. */
  Request next() {
    Map<?, ?> endpoint = endpoints.get(random.nextInt(endpoints.size()));
    if (random.nextInt(3) == 0) {
      return new Request("POST", "/assets/create", bodies.body("Seed"));
    }
    byte[] body =
        endpoint.get("requestBody") instanceof Map<?, ?> declared
                && declared.get("model") instanceof String model
                && random.nextInt(20) > 0
            ? bodies.body(model)
            : null;
    String method = (String) endpoint.get("method");
    return new Request(method, path(endpoint) + query(endpoint), body);
  }

  private String path(Map<?, ?> endpoint) {
    StringBuilder path = new StringBuilder();
    for (String segment : ((String) endpoint.get("path")).substring(1).split("/")) {
      path.append('/').append(segment.startsWith("{") ? segment() : segment);
    }
    return path.toString();
  }

  private String segment() {
    return random.nextInt(4) > 0 ? bodies.id() : encoded(bodies.text());
  }

  private String query(Map<?, ?> endpoint) {
    if (!(endpoint.get("queryParams") instanceof Map<?, ?> declared)) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    for (Object name : declared.keySet()) {
      if (random.nextBoolean()) {
        String value = random.nextInt(3) > 0 ? "" + random.nextBoolean() : bodies.text();
        pairs.add(name + "=" + encoded(value));
      }
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
