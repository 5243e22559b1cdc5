package assetd.http;

import assetd.http.Operation.State;
import assetd.json.ListWriter;
import assetd.model.Kind;
import assetd.model.ServiceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of operations, {@code operations.tsv}: what {@code /openapi.json} and the compatibility
 * page are made from, and where the routes without a handler come from. Immutable; read once.
 */
final class Operations {
  private static final Map<String, Operation> ALL = read();

  private Operations() {}

  /** Every operation, those with a line of their own first. */
  static List<Operation> all() {
    return List.copyOf(ALL.values());
  }

  /** Routes that need no code: lists that are always empty, and refusals. */
  static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Operation operation : ALL.values()) {
      if (operation.state() == State.EMPTY) {
        routes.add(route(operation, request -> Reply.json(ListWriter.indexed(List.of()))));
      } else if (operation.state() == State.ABSENT) {
        routes.add(route(operation, request -> refuse(operation.note())));
      }
    }
    return routes;
  }

  /** Takes a body of any size there is: a refusal of the size would hide the sentence. */
  private static Route route(Operation operation, Route.Handler handler) {
    return new Route(operation.method(), operation.path(), Route.large(), handler);
  }

  private static Reply refuse(String sentence) {
    throw new ServiceException(ServiceException.Kind.NOT_IMPLEMENTED, sentence);
  }

  private static Map<String, Operation> read() {
    Map<String, String> sentences = new LinkedHashMap<>();
    Map<String, Operation> all = new LinkedHashMap<>();
    for (String line : lines("operations.tsv")) {
      String[] cells = line.split("\t", -1);
      if (cells[0].startsWith("@")) {
        sentences.put(cells[0], cells[1]);
      } else {
        for (String one : expanded(line)) {
          Operation operation = operation(one.split("\t", -1), sentences);
          all.putIfAbsent(operation.key(), operation);
        }
      }
    }
    return all;
  }

  private static Operation operation(String[] cells, Map<String, String> sentences) {
    String note = cells.length > 8 ? cells[8] : "";
    return new Operation(
        cells[0],
        cells[1],
        cells[2],
        State.valueOf(cells[3].toUpperCase(Locale.ROOT)),
        list(cells[4], " "),
        list(cells[5], ","),
        some(cells[6]),
        some(cells[7]),
        sentences.getOrDefault(note, note));
  }

  private static List<String> list(String cell, String separator) {
    return cell.equals("-") ? List.of() : List.of(cell.split(separator));
  }

  private static String some(String cell) {
    return cell.equals("-") ? null : cell;
  }

  private static List<String> expanded(String line) {
    if (!line.contains("%")) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (line.contains("%free") && !kind.attachable()) {
        continue;
      }
      String free = named(line, "%free", "%Free", kind.singular());
      String one = named(free, "%kind", "%Kind", kind.singular());
      if (one.contains("%other")) {
        for (Kind other : kind.ties()) {
          String ofItself = other == kind ? one.replace("{%other}", "{other}") : one;
          lines.add(named(ofItself, "%other", "%Other", other.singular()));
        }
      } else {
        lines.add(one);
      }
    }
    return lines;
  }

  private static String named(String line, String lower, String upper, String name) {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return line.replace(lower, name).replace(upper, capital);
  }

  /** The lines of a resource of this package that are no comments. */
  static List<String> lines(String resource) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Operations.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
