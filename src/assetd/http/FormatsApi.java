package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.model.Asset;
import assetd.model.Format;
import assetd.service.Assets;
import assetd.service.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.UUID;
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
    AssetWriter writer = writer(request);
    boolean content = request.transferables();
    return Reply.json(out -> write(out, content, writer));
  }

  private void write(OutputStream out, boolean content, AssetWriter writer) throws IOException {
    String separator = "";
    out.write(bytes("{\"iterable\":["));
    for (Asset asset : assets.each(content)) {
      for (Format format : asset.formats()) {
        out.write(bytes(separator));
        Json.write(writer.format(format, asset), out);
        separator = ",";
      }
    }
    out.write(bytes("]}"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Formats by their ids; those that are gone are left out. */
  Reply fetch(Request request) {
    Set<String> ids = new LinkedHashSet<>();
    request.json().object("formats").ifPresent(formats -> SearchApi.addIds(formats, ids));
    AssetWriter writer = writer(request);
    Set<String> owners = new LinkedHashSet<>();
    ids.forEach(id -> assets.owner(id).ifPresent(owners::add));
    Spliterator<Asset> found = assets.each(owners, request.transferables()).spliterator();
    Iterable<Map<String, Object>> formats =
        () ->
            StreamSupport.stream(found, false)
                .flatMap(
                    asset ->
                        asset.formats().stream()
                            .filter(format -> ids.contains(format.id()))
                            .map(format -> writer.format(format, asset)))
                .iterator();
    return Reply.written(Map.of("formats", Map.of("iterable", formats)));
  }

  /** An analysis without its parts: contents are understood when they come, not analysed later. */
  Reply analysis(Request request) {
    String format = request.id("format");
    assets.assetOf(format);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", UUID.nameUUIDFromBytes(bytes("analysis/" + format)).toString());
    map.put("format", format);
    return Reply.json(map);
  }

  Reply reclassify(Request request) {
    Fields body = request.json();
    String id = body.object("format").orElse(body).id("id");
    Map<String, Object> wanted = Map.of("specific", body.required("ext"));
    Asset asset = assets.updateFormat(Fields.of(Map.of("id", id, "classification", wanted)));
    return Reply.json(writer(request).format(Assets.format(asset, id), asset));
  }

  private AssetWriter writer(Request request) {
    return new AssetWriter(clock.now(), request.transferables());
  }
}
