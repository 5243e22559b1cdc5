package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.ListWriter;
import assetd.json.SeedReader;
import assetd.json.SeedWriter;
import assetd.model.Asset;
import assetd.service.Assets;
import assetd.service.Clock;
import assetd.service.Discovery;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

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
        ListWriter.similar(request.writer(clock.now()).asset(asset), discovery.copies(asset.id())),
        asset);
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
    return asset(assets.reclassify(asset.id("id"), SeedReader.requiredExtension(body)), request);
  }

  Reply formats(Request request) {
    Asset asset = assets.find(request.id("asset"), request.transferables());
    return shaped(request.writer(clock.now()).formats(asset), asset);
  }

  Reply format(Request request) {
    String id = request.id("format");
    Asset asset = assets.find(assets.assetOf(id), request.transferables());
    return shaped(request.writer(clock.now()).format(Assets.format(asset, id), asset), asset);
  }

  Reply updateFormat(Request request) {
    Fields body = request.json();
    Asset asset = assets.updateFormat(body);
    return shaped(
        request.writer(clock.now()).format(Assets.format(asset, body.id("id")), asset), asset);
  }

  /** All assets, newest first; {@code suggested} orders the same set by use. */
  Reply list(Request request) {
    boolean pseudo = request.flag("pseudo", false);
    AssetWriter writer = request.writer(clock.now());
    if (request.flag("suggested", false)) {
      Iterable<Asset> suggested = assets.byUse(pseudo, request.transferables());
      return Reply.listed(ListWriter.indexed(suggested, writer::asset));
    }
    return Reply.listed(listed(request.transferables(), wanted(pseudo), writer::asset));
  }

  Reply identifiers(Request request) {
    Predicate<Asset> wanted = wanted(request.flag("pseudo", false));
    return Reply.listed(listed(false, wanted, request.writer(clock.now())::reference));
  }

  Reply pseudo(Request request) {
    Predicate<Asset> wanted = asset -> asset.flags().pseudo();
    return Reply.listed(
        Map.of("identifiers", listed(false, wanted, request.writer(clock.now())::reference)));
  }

  /** What a stream of assets shows first, for those who only ask once. */
  Reply snapshot(boolean content) {
    AssetWriter writer = new AssetWriter(clock.now(), content);
    return Reply.listed(listed(content, asset -> true, writer::asset));
  }

  /** Is written while the store is read: a large store needs no large memory. */
  private Map<String, Object> listed(
      boolean content, Predicate<Asset> wanted, Function<Asset, Map<String, Object>> shape) {
    Iterable<Asset> all = assets.each(content);
    return ListWriter.indexed(
        () -> StreamSupport.stream(all.spliterator(), false).filter(wanted).iterator(), shape);
  }

  private static Predicate<Asset> wanted(boolean pseudo) {
    return asset -> pseudo || !asset.flags().pseudo();
  }

  private Reply asset(Asset asset, Request request) {
    return shaped(request.writer(clock.now()).asset(asset), asset);
  }

  /** What shows a large content has no second copy of it in memory. */
  static Reply shaped(Map<String, Object> shape, Asset asset) {
    long held = asset.original().content() == null ? 0 : asset.bytes();
    return asset.bytes() > LARGE ? Reply.written(shape, held) : Reply.json(shape);
  }
}
