package assetd.service;

import assetd.insight.Insight;
import assetd.model.Asset;
import assetd.model.Content;
import assetd.model.Kind;
import assetd.model.Seed;
import assetd.store.Options;
import assetd.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A store and everything over it as the daemon opens them, without its edges. */
public record OpenServices(Store store, Services services) implements AutoCloseable {
  private static final Insight INSIGHT = Insight.load();

  /** Over the store in a directory, which may be empty. */
  public static OpenServices in(Path directory) {
    return in(directory, Options.DEFAULT, InstantSource.system());
  }

  /** Over a store with these options, with moments from there. */
  public static OpenServices in(Path directory, Options options, InstantSource time) {
    Store store = Store.open(directory, options);
    return new OpenServices(
        store, Services.over(store, INSIGHT, time, () -> UUID.randomUUID().toString()));
  }

  /** A text of which nothing else is said. */
  public static Seed seed(String text) {
    return new Seed(
        null,
        false,
        Content.of(text),
        null,
        null,
        null,
        null,
        null,
        Asset.Flags.NONE,
        Map.of(),
        Map.of());
  }

  /** A file of so many bytes, all zero. */
  static Seed file(int bytes, String name, Map<Kind, List<Seed.Part>> materials) {
    Content content = new Content(false, new byte[bytes]);
    return new Seed(
        null, true, content, null, null, null, name, null, Asset.Flags.NONE, materials, Map.of());
  }

  /** Saves a text; returns the id of its asset. */
  public String save(String text) {
    return services.assets().create(seed(text)).id();
  }

  @Override
  public void close() {
    store.close();
  }
}
