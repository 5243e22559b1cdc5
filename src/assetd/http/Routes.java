package assetd.http;

import static assetd.http.Route.get;
import static assetd.http.Route.instant;
import static assetd.http.Route.post;
import static assetd.http.Route.upload;

import assetd.model.Kind;
import assetd.service.Clock;
import assetd.service.Services;
import assetd.service.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * The one table of operations: find a path here and follow the handler beside it. What is not
 * spelled out is made in a row: the paths of tags, websites and the other materials by {@link
 * MaterialsApi#routes}, those of streams by {@link Streams#paths}, and what is always empty or
 * refused by {@code operations.tsv}.
 */
final class Routes {
  private Routes() {}

  /** What clients call before they do anything else, and when they are plugged into others. */
  private static List<Route> greeting(IdentityApi identity, ConnectorApi connector) {
    return List.of(
        instant("/.well-known/health", identity::health),
        get("/.well-known/version", identity::version),
        post("/connect", identity::connect),
        get("/user", identity::user),
        get("/applications", identity::applications),
        get("/applications/{application}", identity::application),
        get("/models", identity::models),
        get("/model/{model}", identity::model),
        post("/{application}/onboarded", connector::onboarded),
        upload("/{application}/intention", connector::intention),
        upload("/{application}/suggestion", connector::suggestion),
        upload("/{application}/reaction", connector::reaction),
        get("/.well-known/installation/path", identity::installation));
  }

  /** Every operation of the services. */
  static List<Route> all(Services services) {
    Clock clock = services.clock();
    AssetsApi assets = new AssetsApi(services.assets(), services.discovery(), clock);
    SearchApi search =
        new SearchApi(services.searches(), services.discovery(), services.assets(), clock);
    IdentityApi identity = new IdentityApi(services.identity(), clock);
    ConnectorApi connector = new ConnectorApi(services);
    UsageApi usage = new UsageApi(services.assets(), services.usage());
    FormatsApi formats = new FormatsApi(services.assets(), clock);
    InventoryApi inventory = new InventoryApi(services.inventory(), services.assets(), clock);
    List<Route> routes = new ArrayList<>(greeting(identity, connector));
    routes.addAll(
        List.of(
            upload("/assets/create", assets::create),
            upload("/assets/draft", assets::draft),
            post("/assets/{asset}/delete", assets::delete),
            get("/assets", assets::list),
            get("/assets/identifiers", assets::identifiers),
            get("/assets/pseudo", assets::pseudo),
            get("/assets/{asset}", assets::find),
            get("/assets/{asset}/formats", assets::formats),
            get("/asset/{asset}", assets::find),
            post("/asset/{asset}", assets::find),
            get("/asset/{asset}/export", new ExportApi(services.assets(), clock)::export),
            get("/asset/{asset}/activities", usage::nothing),
            get("/asset/{asset}/conversations", usage::nothing),
            post("/asset/{asset}/scores/increment", usage::count),
            get("/asset/{asset}/formats", assets::formats),
            upload("/asset/update", assets::update),
            upload("/asset/reclassify", assets::reclassify),
            get("/format/{format}", assets::format),
            get("/format/{format}/analysis", formats::analysis),
            get("/formats", formats::list),
            get("/formats/{format}", assets::format),
            post("/formats/batch/fetch", formats::fetch),
            upload("/format/reclassify", formats::reclassify),
            upload("/format/update/value", assets::updateFormat),
            post("/assets/batch/fetch", inventory::fetch),
            post("/materials/metrics", inventory::metrics),
            post("/materials/identifiers", inventory::identifiers),
            get("/assets/search", search::search),
            post("/assets/search", search::filtered),
            get("/search/full_text", search::words),
            get("/search/neural_code", search::words),
            post("/search/tag_based", search::tagged)));
    for (String method : List.of("GET", "POST")) {
      routes.add(new Route(method, "/assets/related", Route.large(), search::related));
      routes.add(new Route(method, "/assets/recommended", Route.large(), search::recommended));
    }
    for (Kind kind : Kind.values()) {
      routes.addAll(new MaterialsApi(kind, services.materials(), clock).routes());
    }
    addStreams(services.streams(), assets, routes);
    routes.addAll(Operations.routes());
    OpenApi openApi = new OpenApi(routes, services.streams().paths());
    routes.add(get(OpenApi.PATH, openApi::document));
    return routes;
  }

  /** For those who only ask once. */
  private static void addStreams(Streams streams, AssetsApi assets, List<Route> routes) {
    routes.add(get(Streams.ASSETS, request -> assets.snapshot(false)));
    routes.add(get(Streams.TRANSFERABLES, request -> assets.snapshot(true)));
    for (String path : streams.paths()) {
      if (!Streams.ofAssets(path)) {
        routes.add(get(path, request -> snapshot(streams, path)));
      }
    }
  }

  /** What any other stream shows first. */
  private static Reply snapshot(Streams streams, String path) {
    String snapshot = streams.snapshot(path);
    return path.equals(Streams.HEALTH) ? Reply.text(snapshot) : Reply.json(snapshot);
  }
}
