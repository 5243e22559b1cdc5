package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.ListWriter;
import assetd.json.MaterialWriter;
import assetd.json.SeedReader;
import assetd.json.SeedWriter;
import assetd.model.Asset;
import assetd.model.Format;
import assetd.service.Assets;
import assetd.service.Clock;
import assetd.service.Discovery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The operations on assets and their formats: reads what was asked, calls the service, shapes the
 * answer.
 */
final class AssetsApi {
  /** Bytes of contents from which an answer is written while it is shaped. */
  private static final int LARGE = 256 << 10;

  private final Assets assets;
  private final Discovery discovery;
  private final Clock clock;

  AssetsApi(Assets assets, Discovery discovery, Clock clock) {
    this.assets = assets;
    this.discovery = discovery;
    this.clock = clock;
  }

  /** The answer names what is there already with this content, or nearly. */
  Reply create(Request request) {
    Asset asset = assets.create(SeedReader.seed(request.json()));
    return shaped(
        ListWriter.similar(writer(request).asset(asset), discovery.copies(asset.id())), asset);
  }

  Reply draft(Request request) {
    return Reply.json(
        SeedWriter.seed(assets.draft(SeedReader.seed(request.json())), request.transferables()));
  }

  Reply delete(Request request) {
    assets.delete(request.id("asset"));
    return Reply.text(request.id("asset"));
  }

  Reply find(Request request) {
    return asset(assets.find(request.id("asset"), request.transferables()), request);
  }

  Reply update(Request request) {
    return asset(assets.update(request.json()), request);
  }

  Reply reclassify(Request request) {
    Fields body = request.json();
    Fields asset = body.object("asset").orElse(body);
    return asset(assets.reclassify(asset.id("id"), body.required("ext")), request);
  }

  Reply formats(Request request) {
    Asset asset = assets.find(request.id("asset"), request.transferables());
    return shaped(writer(request).formats(asset), asset);
  }

  Reply format(Request request) {
    String id = request.id("format");
    Asset asset = assets.find(assets.assetOf(id), request.transferables());
    return shaped(writer(request).format(Assets.format(asset, id), asset), asset);
  }

  Reply updateFormat(Request request) {
    Fields body = request.json();
    Asset asset = assets.updateFormat(body);
    return shaped(writer(request).format(Assets.format(asset, body.id("id")), asset), asset);
  }

  /** All assets, newest first; {@code suggested} orders the same set by use. */
  Reply list(Request request) {
    boolean pseudo = request.flag("pseudo", false);
    AssetWriter writer = writer(request);
    if (request.flag("suggested", false)) {
      return Reply.written(suggested(pseudo, request.transferables(), writer));
    }
    Predicate<Asset> wanted = wanted(pseudo);
    return Reply.json(out -> stream(out, request.transferables(), wanted, writer::asset, "", ""));
  }

  Reply identifiers(Request request) {
    Predicate<Asset> wanted = wanted(request.flag("pseudo", false));
    return Reply.json(out -> stream(out, false, wanted, writer(request)::flattened, "", ""));
  }

  Reply pseudo(Request request) {
    Function<Asset, Map<String, Object>> shape = writer(request)::flattened;
    return Reply.json(
        out ->
            stream(out, false, asset -> asset.flags().pseudo(), shape, "{\"identifiers\":", "}"));
  }

  /** What a stream of assets shows first, for those who only ask once. */
  Reply snapshot(boolean content) {
    AssetWriter writer = new AssetWriter(clock.now(), content);
    return Reply.json(out -> stream(out, content, asset -> true, writer::asset, "", ""));
  }

  private static Predicate<Asset> wanted(boolean pseudo) {
    return asset -> pseudo || !asset.flags().pseudo();
  }

  private Map<String, Object> suggested(boolean pseudo, boolean content, AssetWriter writer) {
    Map<String, Integer> uses = new LinkedHashMap<>();
    for (Asset asset : assets.each(false)) {
      if (wanted(pseudo).test(asset)) {
        uses.put(asset.id(), use(asset));
      }
    }
    List<String> ids = new ArrayList<>(uses.keySet());
    ids.sort(Comparator.<String>comparingInt(uses::get).reversed());
    return ListWriter.assets(ids, assets.each(ids, content), writer::asset);
  }

  private static int use(Asset asset) {
    return asset.score().manual() + asset.score().automatic() + asset.score().reuse();
  }

  /** Writes the list while the store is read: a large store needs no large memory. */
  private void stream(
      OutputStream out,
      boolean content,
      Predicate<Asset> wanted,
      Function<Asset, Map<String, Object>> shape,
      String before,
      String after)
      throws IOException {
    List<String> ids = new ArrayList<>();
    write(out, before + "{\"iterable\":[");
    for (Asset asset : assets.each(content)) {
      if (wanted.test(asset)) {
        write(out, ids.isEmpty() ? "" : ",");
        Json.write(shape.apply(asset), out);
        ids.add(asset.id());
      }
    }
    write(out, "],\"indices\":" + Json.text(MaterialWriter.indices(ids)) + "}" + after);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private Reply asset(Asset asset, Request request) {
    return shaped(writer(request).asset(asset), asset);
  }

  /** What shows a large content has no second copy of it in memory. */
  static Reply shaped(Map<String, Object> shape, Asset asset) {
    long bytes = asset.formats().stream().mapToLong(Format::size).sum();
    return bytes > LARGE ? Reply.written(shape) : Reply.json(shape);
  }

  private AssetWriter writer(Request request) {
    return new AssetWriter(clock.now(), request.transferables());
  }
}
