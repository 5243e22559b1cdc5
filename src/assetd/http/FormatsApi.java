package assetd.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.SeedReader;
import assetd.model.Asset;
import assetd.model.Format;
import assetd.service.Assets;
import assetd.service.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The operations on formats that are not on one asset. */
final class FormatsApi {
  private final Assets assets;
  private final Clock clock;

  FormatsApi(Assets assets, Clock clock) {
    this.assets = assets;
    this.clock = clock;
  }

  /** All formats, those of the newest asset first; written while the store is read. */
  Reply list(Request request) {
    return Reply.listed(
        listed(assets.each(request.transferables()), format -> true, request.writer(clock.now())));
  }

  private static Map<String, Object> listed(
      Iterable<Asset> assets, Predicate<Format> wanted, AssetWriter writer) {
    Iterable<Map<String, Object>> formats =
        () ->
            StreamSupport.stream(assets.spliterator(), false)
                .flatMap(
                    asset ->
                        asset.formats().stream()
                            .filter(wanted)
                            .map(format -> writer.format(format, asset)))
                .iterator();
    return Map.of("iterable", formats);
  }

  /** Formats by their ids; those that are gone are left out. */
  Reply fetch(Request request) {
    Set<String> ids = request.ids("formats");
    Set<String> owners = new LinkedHashSet<>();
    ids.forEach(id -> assets.owner(id).ifPresent(owners::add));
    Iterable<Asset> found = assets.each(owners, request.transferables());
    return Reply.listed(
        Map.of(
            "formats",
            listed(found, format -> ids.contains(format.id()), request.writer(clock.now()))));
  }

  /** An analysis without its parts: contents are understood when they come, not analysed later. */
  Reply analysis(Request request) {
    String format = request.id("format");
    assets.assetOf(format);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", UUID.nameUUIDFromBytes(("analysis/" + format).getBytes(UTF_8)).toString());
    map.put("format", format);
    return Reply.json(map);
  }

  Reply reclassify(Request request) {
    Fields body = request.json();
    String id = body.object("format").orElse(body).id("id");
    Map<String, Object> wanted = Map.of("specific", SeedReader.requiredExtension(body));
    Asset asset = assets.updateFormat(Fields.of(Map.of("id", id, "classification", wanted)));
    return AssetsApi.shaped(
        request.writer(clock.now()).format(Assets.format(asset, id), asset), asset);
  }
}
