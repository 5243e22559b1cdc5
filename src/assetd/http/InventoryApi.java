package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.ListWriter;
import assetd.json.WindowReader;
import assetd.model.Asset;
import assetd.model.Window;
import assetd.service.Assets;
import assetd.service.Clock;
import assetd.service.Inventory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The operations of programs that copy everything: how much there is, the ids, many at once. */
final class InventoryApi {
  private final Inventory inventory;
  private final Assets assets;
  private final Clock clock;

  InventoryApi(Inventory inventory, Assets assets, Clock clock) {
    this.inventory = inventory;
    this.assets = assets;
    this.clock = clock;
  }

  Reply metrics(Request request) {
    Fields body = request.json();
    String type = body.required("material_type");
    Fields filters = body.object("filters").orElse(body);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("material_type", type);
    map.put("total_count", inventory.count(type, wanted(filters)));
    return Reply.json(map);
  }

  Reply identifiers(Request request) {
    Fields body = request.json();
    return Reply.json(
        Map.of("identifiers", inventory.ids(body.required("material_type"), wanted(body))));
  }

  private static Inventory.Wanted wanted(Fields body) {
    return new Inventory.Wanted(
        WindowReader.window(body, "created").orElse(Window.ALWAYS),
        WindowReader.window(body, "updated").orElse(Window.ALWAYS));
  }

  /** Assets by their ids; those that are gone are left out. */
  Reply fetch(Request request) {
    Set<String> ids = request.ids("assets");
    AssetWriter writer = request.writer(clock.now());
    Iterable<Asset> found = assets.each(ids, request.transferables());
    return Reply.listed(Map.of("assets", ListWriter.indexed(found, writer::asset)));
  }
}
