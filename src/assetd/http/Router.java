package assetd.http;

import assetd.model.ServiceException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the route of a raw path, segment by segment; a literal segment goes before a variable one.
 * The JDK's contexts are string prefixes ({@code /ok} answers {@code /okxyz}), so there is one
 * context and this. Immutable after construction.
 */
final class Router {
  private final Node root = new Node();

  /** A segment: what may follow, literally or as a variable, and what ends here, by method. */
  private static final class Node {
    private final Map<String, Node> literal = new HashMap<>();
    private final Map<String, Route> ends = new TreeMap<>();
    private Node variable;
  }

  /** A route with the values of its variables. */
  record Match(Route route, Map<String, String> variables) {}

  Router(List<Route> routes) {
    routes.forEach(this::add);
  }

  private void add(Route route) {
    Node node = root;
    for (String segment : segments(route.path())) {
      if (segment.startsWith("{")) {
        node.variable = node.variable == null ? new Node() : node.variable;
        node = node.variable;
      } else {
        node = node.literal.computeIfAbsent(segment, s -> new Node());
      }
    }
    if (node.ends.put(route.method(), route) != null) {
      throw new IllegalArgumentException("Two routes for " + route.method() + " " + route.path());
    }
  }

  /**
   * The route of a request; HEAD takes the one of GET.
   *
   * @param rawPath still encoded, so that an encoded slash does not split a segment
   * @throws ServiceException NOT_FOUND or METHOD; the latter's sentence lists the methods there are
   */
  Match find(String method, String rawPath) {
    List<String> segments = segments(rawPath);
    Node node = find(root, segments, 0);
    if (node == null) {
      throw new ServiceException(
          ServiceException.Kind.NOT_FOUND, "There is no operation with this path.");
    }
    Route route = node.ends.get(method.equals("HEAD") ? "GET" : method);
    if (route == null) {
      throw new ServiceException(
          ServiceException.Kind.METHOD,
          "This operation takes "
              + String.join(" or ", node.ends.keySet())
              + ", not "
              + method
              + ".");
    }
    return new Match(route, variables(route, segments));
  }

  /** The methods that this path takes, HEAD where GET is; empty when there is no such path. */
  Set<String> methods(String rawPath) {
    Node node = find(root, segments(rawPath), 0);
    Set<String> methods = new TreeSet<>(node == null ? Set.of() : node.ends.keySet());
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  private static Node find(Node node, List<String> segments, int at) {
    if (at == segments.size()) {
      return node.ends.isEmpty() ? null : node;
    }
    Node literal = node.literal.get(segments.get(at));
    Node found = literal == null ? null : find(literal, segments, at + 1);
    if (found != null || node.variable == null || segments.get(at).isEmpty()) {
      return found;
    }
    return find(node.variable, segments, at + 1);
  }

  private static Map<String, String> variables(Route route, List<String> segments) {
    Map<String, String> variables = new LinkedHashMap<>();
    List<String> names = segments(route.path());
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).startsWith("{")) {
        String name = names.get(i).substring(1, names.get(i).length() - 1);
        variables.put(name, decode(segments.get(i).replace("+", "%2B")));
      }
    }
    return variables;
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    segments.remove(0);
    return segments;
  }

  /** Percent-decoding as UTF-8, with {@code +} as a blank. */
  static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ServiceException(
          ServiceException.Kind.INVALID, "The address has a malformed percent escape.", e);
    }
  }

  /** The decoded query; of a repeated name the first value counts. */
  static Map<String, String> query(String rawQuery) {
    Map<String, String> query = new LinkedHashMap<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        query.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }
}
