package assetd.policy;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the policy looks at in a request head.
 *
 * @param method as received
 * @param target of the request line as received, not decoded
 * @param headers all values of a header by its name in any case, in their order; empty when absent
 */
public record RequestHead(String method, String target, Function<String, List<String>> headers) {
  /** All values of a header, never null. */
  List<String> all(String name) {
    List<String> values = headers.apply(name);
    return values == null ? List.of() : values;
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** Whether one of the comma-separated members of a header is this one, in any case. */
  public boolean lists(String name, String member) {
    return all(name).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .anyMatch(value -> value.trim().equalsIgnoreCase(member));
  }

  /** Whether a browser asks beforehand if a page may send its real request. */
  public boolean preflight() {
    return method.equals("OPTIONS") && has("Origin") && has("Access-Control-Request-Method");
  }

  /** Whether the client wants to go on with the WebSocket protocol on this connection. */
  public boolean upgrade() {
    return method.equals("GET") && lists("Upgrade", "websocket");
  }

  /** Whether bytes follow the head. */
  boolean body() {
    return has("Transfer-Encoding")
        || all("Content-Length").stream().anyMatch(length -> !length.trim().matches("0*"));
  }

  /** The types a header names, without their parameters, in lower case. */
  List<String> types(String name) {
    return all(name).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(value -> value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
        .toList();
  }
}
