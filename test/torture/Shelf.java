package torture;

import assetd.insight.Insight;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.SeedReader;
import assetd.model.Asset;
import assetd.model.Content;
import assetd.model.Hits;
import assetd.model.Query;
import assetd.service.Services;
import assetd.store.Options;
import assetd.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the daemon does, in this process and without its edges. Any thread may call. */
final class Shelf implements AutoCloseable {
  /** Every content has it, so that one search finds all. */
  static final String COMMON = "commonword";

  /** Deleted things are erased from the log soon, so that checkpoints are frequent. */
  private static final Options OPTIONS = new Options(1_024, 0, Duration.ofMillis(40));

  private static final Insight INSIGHT = Insight.load();

  final Store store;
  private final Services services;

  /** Opens a directory. */
  Shelf(Path directory) {
    store = Store.open(directory, OPTIONS);
    try {
      services =
          Services.over(store, INSIGHT, InstantSource.system(), () -> UUID.randomUUID().toString());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  Asset create(String text) {
    Map<String, Object> seed = Map.of("asset", Map.of("format", fragment(text)));
    return services.assets().create(SeedReader.seed(Fields.of(Json.read(Json.write(seed)))));
  }

  void change(Asset asset, String text) {
    Map<String, Object> body = new HashMap<>(fragment(text));
    body.put("id", asset.original().id());
    services.assets().updateFormat(Fields.of(Json.read(Json.write(body))));
  }

  private static Map<String, Object> fragment(String text) {
    return Map.of("fragment", Map.of("string", Map.of("raw", text)));
  }

  void delete(Asset asset) {
    services.assets().delete(asset.id());
  }

  /** What is stored: id -> hash of the content. */
  static Map<String, String> stored(Store store) {
    Map<String, String> stored = new HashMap<>();
    store.read(
        reader -> {
          reader.eachAsset(true, asset -> stored.put(asset.id(), hash(asset)));
          return null;
        });
    return stored;
  }

  private static String hash(Asset asset) {
    Content content = asset.original().content();
    return content == null ? "damaged" : Texts.hash(content.string());
  }

  /** The ids of all that a search for the word in every content finds. */
  Set<String> found() {
    Set<String> ids = new HashSet<>();
    Query query = Query.words(COMMON).withPseudo();
    for (Hits.Hit hit : services.searches().search(query).hits()) {
      ids.add(hit.id());
    }
    return ids;
  }

  @Override
  public void close() {
    store.close();
  }
}
