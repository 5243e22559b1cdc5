package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Enums;
import assetd.json.Fields;
import assetd.json.ListWriter;
import assetd.json.MaterialReader;
import assetd.json.MaterialSeedReader;
import assetd.json.MaterialWriter;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.service.Clock;
import assetd.service.Materials;
import assetd.service.Materials.Linked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operations that tags, websites, persons, annotations, hints, anchors and sensitives have in
 * common; one instance per kind.
 */
final class MaterialsApi {
  private final Kind kind;
  private final Materials materials;
  private final Clock clock;

  MaterialsApi(Kind kind, Materials materials, Clock clock) {
    this.kind = kind;
    this.materials = materials;
    this.clock = clock;
  }

  /** The routes of this kind. */
  List<Route> routes() {
    String one = "/" + kind.singular() + "/{" + kind.singular() + "}";
    String many = "/" + kind.plural();
    List<Route> routes =
        new ArrayList<>(
            List.of(
                Route.get(many, this::list),
                Route.get(one, this::find),
                Route.get(many + "/{" + kind.singular() + "}", this::find),
                Route.post(many + "/create", this::create),
                Route.post("/" + kind.singular() + "/update", this::update),
                Route.post(many + "/{" + kind.singular() + "}/delete", this::delete),
                Route.post(many + "/search", this::search),
                Route.post(many + "/batch/fetch", this::fetch),
                Route.post(one + "/scores/increment", this::count)));
    if (kind == Kind.TAG || kind == Kind.WEBSITE) {
      routes.add(Route.post(many + "/exists", this::exists));
    }
    if (kind.attachable()) {
      String asset = "/asset/{asset}" + many + "/";
      String id = "/{" + kind.singular() + "}";
      routes.add(Route.post(one + "/assets/associate/{asset}", this::attach));
      routes.add(Route.post(one + "/assets/disassociate/{asset}", this::detach));
      routes.add(Route.post(asset + "associate" + id, this::attach));
      routes.add(Route.post(asset + "disassociate" + id, this::detach));
    }
    for (Kind other : kind.ties()) {
      String path = one + "/" + other.plural() + "/";
      String otherId = "/{" + (other == kind ? "other" : other.singular()) + "}";
      routes.add(Route.post(path + "associate" + otherId, request -> tie(request, other, true)));
      routes.add(
          Route.post(path + "disassociate" + otherId, request -> tie(request, other, false)));
    }
    return routes;
  }

  private Reply list(Request request) {
    String type = Enums.ANNOTATION_TYPE.known(request.parameter("annotation_type_filter"));
    return Reply.listed(listed(materials.each(kind, one -> type == null || shown(one, type))));
  }

  /**
   * Is written while the store is read: many need no large memory. Sensitives alone have no
   * indices; see their schema.
   */
  private Map<String, Object> listed(Iterable<Linked> found) {
    return kind == Kind.SENSITIVE
        ? ListWriter.listed(found, shapes())
        : ListWriter.indexed(found, shapes());
  }

  private static boolean shown(Material annotation, String type) {
    return type.equals(Enums.ANNOTATION_TYPE.safe(annotation.text("type")));
  }

  /** Those with the given ids; those that are gone are left out. */
  private Reply fetch(Request request) {
    Iterable<Linked> found = materials.each(kind, request.ids(kind.plural()));
    return Reply.listed(Map.of(kind.plural(), listed(found)));
  }

  private Reply find(Request request) {
    return Reply.json(shape(materials.find(kind, request.id(kind.singular()))));
  }

  private Reply create(Request request) {
    return Reply.json(shape(materials.create(MaterialSeedReader.seed(kind, request.json()))));
  }

  private Reply update(Request request) {
    Fields body = request.json();
    String id = body.id("id");
    return Reply.json(
        shape(materials.update(kind, id, before -> MaterialReader.edited(before, body))));
  }

  private Reply delete(Request request) {
    materials.delete(kind, request.id(kind.singular()));
    return Reply.empty(204);
  }

  private Reply exists(Request request) {
    String value = request.json().required("value");
    Map<String, Object> map = new LinkedHashMap<>();
    materials.named(kind, value).ifPresent(found -> map.put(kind.singular(), Map.of("id", found)));
    return Reply.json(map);
  }

  private Reply search(Request request) {
    MaterialSearch wanted = MaterialSearch.of(request.json());
    Iterable<Linked> found = materials.each(kind, one -> wanted.matches(Materials.texts(one)));
    Function<Linked, Map<String, Object>> shapes = shapes();
    return Reply.listed(ListWriter.listed(found, hit -> hit(hit, wanted, shapes.apply(hit))));
  }

  private Map<String, Object> hit(Linked linked, MaterialSearch wanted, Map<String, Object> shape) {
    boolean exact = wanted.names(Materials.texts(linked.material()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("identifier", linked.material().id());
    map.put("exact", exact);
    map.put("similarity", exact ? 1.0 : 0.5);
    map.put(kind.singular(), shape);
    return map;
  }

  private Reply count(Request request) {
    Optional<Fields> what =
        request.optionalJson().map(body -> body.object(kind.singular()).orElse(body));
    materials.update(
        kind,
        request.id(kind.singular()),
        before -> what.map(w -> MaterialReader.counted(before, w)).orElse(before.body()));
    return Reply.empty(204);
  }

  private Reply attach(Request request) {
    materials.attach(kind, request.id(kind.singular()), request.id("asset"));
    return Reply.empty(204);
  }

  private Reply detach(Request request) {
    materials.detach(kind, request.id(kind.singular()), request.id("asset"));
    return Reply.empty(204);
  }

  private Reply tie(Request request, Kind other, boolean on) {
    String id = request.id(kind.singular());
    String otherId = request.id(other == kind ? "other" : other.singular());
    if (on) {
      materials.associate(kind, id, other, otherId);
    } else {
      materials.disassociate(kind, id, other, otherId);
    }
    return Reply.empty(204);
  }

  private Map<String, Object> shape(Linked linked) {
    return shapes().apply(linked);
  }

  /** How materials are shown in one answer: every readable time in it counts from one moment. */
  private Function<Linked, Map<String, Object>> shapes() {
    Instant now = clock.now();
    AssetWriter assets = new AssetWriter(now, false);
    MaterialWriter writer = new MaterialWriter(now);
    return linked ->
        writer.material(
            linked.material(),
            linked.mechanisms(),
            linked.first() == null ? null : assets.flattened(linked.first()),
            linked.associated());
  }
}
