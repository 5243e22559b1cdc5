package assetd.http;

import static assetd.http.Route.get;
import static assetd.http.Route.post;
import static assetd.http.Route.upload;

import assetd.model.Kind;
import assetd.service.Services;
import assetd.service.Streams;
import java.util.ArrayList;
import java.util.List;

/** The one table of operations: find a path here and follow the handler beside it. */
final class Routes {
  private Routes() {}

  /** Every operation of the services. */
  static List<Route> all(Services services) {
    AssetsApi assets = new AssetsApi(services.assets(), services.clock());
    SearchApi search =
        new SearchApi(services.search(), services.discovery(), services.assets(), services.clock());
    IdentityApi identity = new IdentityApi(services.identity(), services.clock());
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        List.of(
            get("/.well-known/health", identity::health),
            get("/.well-known/version", identity::version),
            post("/connect", identity::connect),
            get("/user", identity::user),
            get("/applications", identity::applications),
            get("/models", identity::models),
            get("/.well-known/installation/path", identity::installation),
            upload("/assets/create", assets::create),
            upload("/assets/draft", assets::draft),
            post("/assets/{asset}/delete", assets::delete),
            get("/assets", assets::list),
            get("/assets/identifiers", assets::identifiers),
            get("/assets/pseudo", assets::pseudo),
            get("/assets/{asset}", assets::find),
            get("/assets/{asset}/formats", assets::formats),
            get("/asset/{asset}", assets::find),
            get("/asset/{asset}/formats", assets::formats),
            upload("/asset/update", assets::update),
            post("/asset/reclassify", assets::reclassify),
            get("/format/{format}", assets::format),
            get("/formats/{format}", assets::format),
            upload("/format/update/value", assets::updateFormat),
            get("/assets/search", search::search),
            post("/assets/search", search::filtered),
            get("/search/full_text", search::words),
            get("/search/neural_code", search::words),
            post("/search/tag_based", search::tagged)));
    for (String method : List.of("GET", "POST")) {
      routes.add(new Route(method, "/assets/related", Route.LARGE, search::related));
      routes.add(new Route(method, "/assets/recommended", Route.LARGE, search::recommended));
    }
    for (Kind kind : Kind.values()) {
      routes.addAll(new MaterialsApi(kind, services.materials(), services.clock()).routes());
    }
    for (String path : services.streams().paths()) {
      routes.add(get(path, request -> snapshot(services.streams(), path)));
    }
    return routes;
  }

  /** What a stream shows first, for those who only ask once. */
  private static Reply snapshot(Streams streams, String path) {
    String snapshot = streams.snapshot(path);
    return path.equals(Streams.HEALTH) ? Reply.text(snapshot) : Reply.json(snapshot);
  }
}
