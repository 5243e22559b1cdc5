package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.ListWriter;
import assetd.json.MaterialReader;
import assetd.json.MaterialWriter;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Seed;
import assetd.model.ServiceException;
import assetd.service.Clock;
import assetd.service.Materials;
import assetd.service.Materials.Linked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
                Route.post(many + "/exists", this::exists),
                Route.post(one + "/scores/increment", this::count)));
    String asset = "/asset/{asset}" + many + "/";
    String id = "/{" + kind.singular() + "}";
    routes.add(Route.post(one + "/assets/associate/{asset}", this::attach));
    routes.add(Route.post(one + "/assets/disassociate/{asset}", this::detach));
    routes.add(Route.post(asset + "associate" + id, this::attach));
    routes.add(Route.post(asset + "disassociate" + id, this::detach));
    for (Kind other : Kind.values()) {
      String path = one + "/" + other.plural() + "/";
      String otherId = "/{" + (other == kind ? "other" : other.singular()) + "}";
      routes.add(Route.post(path + "associate" + otherId, request -> tie(request, other, true)));
      routes.add(
          Route.post(path + "disassociate" + otherId, request -> tie(request, other, false)));
    }
    return routes;
  }

  private Reply list(Request request) {
    String type = request.parameter("annotation_type_filter");
    List<Map<String, Object>> all =
        materials.list(kind).stream()
            .filter(linked -> type == null || linked.material().text("type").equals(type))
            .map(this::shape)
            .toList();
    return Reply.json(kind == Kind.SENSITIVE ? Map.of("iterable", all) : ListWriter.indexed(all));
  }

  private Reply find(Request request) {
    return Reply.json(shape(materials.find(kind, request.id(kind.singular()))));
  }

  /**
   * The part may name the asset it hangs on. A sensitive without one could not be shown: it needs
   * it.
   */
  private Reply create(Request request) {
    Fields body = request.json();
    String asset = body.text("asset", null);
    if (asset == null && kind == Kind.SENSITIVE) {
      throw ServiceException.invalid("The field asset is missing; it must be the id of an asset.");
    }
    Seed.Part part = MaterialReader.part(kind, body, null);
    if (part == null) {
      throw ServiceException.invalid(
          "There is nothing to create: a "
              + kind.singular()
              + " needs "
              + MaterialReader.needs(kind)
              + ".");
    }
    return Reply.json(
        shape(materials.create(kind, part, asset == null ? null : asset.toLowerCase(Locale.ROOT))));
  }

  private Reply update(Request request) {
    Fields body = request.json();
    String id = body.required("id").toLowerCase(Locale.ROOT);
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
    materials
        .named(kind, value)
        .ifPresent(found -> map.put(kind.singular(), Map.of("id", found.id())));
    return Reply.json(map);
  }

  /**
   * Every query of the engines is looked for, ignoring case; the whole text is an exact match, a
   * part of it a similar one.
   */
  private Reply search(Request request) {
    Fields engines =
        request
            .json()
            .object("engines")
            .orElseThrow(
                () ->
                    ServiceException.invalid(
                        "The field engines is missing; it must be an object."));
    List<String> words =
        engines.objects("iterable").stream()
            .map(engine -> engine.text("query", ""))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    List<Object> found = new ArrayList<>();
    for (Linked linked : materials.list(kind)) {
      String text = words(linked.material());
      if (!words.isEmpty() && words.stream().allMatch(text::contains)) {
        found.add(hit(linked, words.contains(text)));
      }
    }
    return Reply.json(Map.of("iterable", found));
  }

  private Map<String, Object> hit(Linked linked, boolean exact) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("identifier", linked.material().id());
    map.put("exact", exact);
    map.put("similarity", exact ? 1.0 : 0.5);
    map.put(kind.singular(), shape(linked));
    return map;
  }

  private static String words(Material material) {
    String words =
        switch (material.kind()) {
          case WEBSITE -> material.text("name") + " " + material.text("url");
          case PERSON -> String.valueOf(material.body().get("type"));
          case ANCHOR -> material.text("name") + " " + material.body().get("points");
          default -> material.text("text");
        };
    return words.toLowerCase(Locale.ROOT);
  }

  private Reply count(Request request) {
    Fields body = request.json();
    Fields what = body.object(kind.singular()).orElse(body);
    materials.update(
        kind, request.id(kind.singular()), before -> MaterialReader.counted(before, what));
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
    AssetWriter assets = new AssetWriter(clock.now(), false);
    return new MaterialWriter(clock.now())
        .material(
            linked.material(),
            linked.mechanisms(),
            linked.first() == null ? null : assets.flattened(linked.first()));
  }
}
