package assetd.http;

import assetd.json.Fields;
import assetd.json.Json;
import assetd.service.OpenServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The routes of a real daemon, without its sockets, and the contract beside them. */
final class RouteTable implements AutoCloseable {
  private final OpenServices open;

  /** The table over an empty store. */
  RouteTable(Path data) {
    open = OpenServices.in(data);
  }

  List<Route> routes() {
    return Routes.all(open.services());
  }

  /** What {@code /openapi.json} answers. */
  Fields openApi() {
    Route route =
        routes().stream().filter(r -> r.path().equals(OpenApi.PATH)).findFirst().orElseThrow();
    return Fields.of(Json.read(route.handler().handle(RouteTable.nothing()).body()));
  }

  /** The endpoints of the contract, by method and path. */
  static Map<String, Fields> endpoints() {
    return members(contract().object("endpoints").orElseThrow());
  }

  /** The models of the contract, by name. */
  static Map<String, Fields> models() {
    return members(contract().object("models").orElseThrow());
  }

  private static Fields contract() {
    try {
      return Fields.of(Json.read(Files.readAllBytes(Path.of("test", "contract", "schema.json"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects in an object, by name. */
  static Map<String, Fields> members(Fields object) {
    Map<String, Fields> members = new TreeMap<>();
    object.all().forEach((name, value) -> members.put((String) name, Fields.of(value)));
    return members;
  }

  @Override
  public void close() {
    open.close();
  }

  /** A request without path variables, query and body. */
  static Request nothing() {
    return new Request(Map.of(), Map.of(), new Body(0).new Held());
  }
}
