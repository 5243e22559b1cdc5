package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.ListWriter;
import assetd.json.MaterialWriter;
import assetd.json.SeedReader;
import assetd.json.SeedWriter;
import assetd.model.Asset;
import assetd.service.Assets;
import assetd.service.Clock;
import assetd.service.Discovery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The operations on assets and their formats: reads what was asked, calls the service, shapes the
 * answer.
 */
final class AssetsApi {
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
    return Reply.json(
        ListWriter.similar(writer(request).asset(asset), discovery.copies(asset.id())));
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
    return Reply.json(writer(request).formats(asset));
  }

  Reply format(Request request) {
    String id = request.id("format");
    Asset asset = assets.find(assets.assetOf(id), request.transferables());
    return Reply.json(writer(request).format(Assets.format(asset, id), asset));
  }

  Reply updateFormat(Request request) {
    Fields body = request.json();
    Asset asset = assets.updateFormat(body);
    return Reply.json(writer(request).format(Assets.format(asset, body.text("id")), asset));
  }

  /** All assets, newest first; {@code suggested} orders the same set by use. */
  Reply list(Request request) {
    boolean pseudo = request.flag("pseudo", false);
    AssetWriter writer = writer(request);
    if (request.flag("suggested", false)) {
      return Reply.json(suggested(pseudo, request.transferables(), writer));
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

  private static Predicate<Asset> wanted(boolean pseudo) {
    return asset -> pseudo || !asset.flags().pseudo();
  }

  private Map<String, Object> suggested(boolean pseudo, boolean content, AssetWriter writer) {
    List<Asset> all = new ArrayList<>();
    assets.each(false, all::add);
    all.removeIf(wanted(pseudo).negate());
    all.sort(Comparator.comparing(AssetsApi::use).reversed());
    List<String> ids = all.stream().map(Asset::id).toList();
    return ListWriter.assets(assets.find(ids, content), writer);
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
    assets.each(
        content,
        asset -> {
          if (wanted.test(asset)) {
            write(out, ids.isEmpty() ? "" : ",");
            write(out, Json.text(shape.apply(asset)));
            ids.add(asset.id());
          }
        });
    write(out, "],\"indices\":" + Json.text(MaterialWriter.indices(ids)) + "}" + after);
  }

  private static void write(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply asset(Asset asset, Request request) {
    return Reply.json(writer(request).asset(asset));
  }

  private AssetWriter writer(Request request) {
    return new AssetWriter(clock.now(), request.transferables());
  }
}
