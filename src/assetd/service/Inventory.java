package assetd.service;

import assetd.model.Asset;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.store.Reader;
import assetd.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What there is, by type and time, for programs that copy everything. Thread-safe. */
public final class Inventory {
  private final Store store;

  Inventory(Store store) {
    this.store = store;
  }

  /**
   * Which things to count: those whose times lie in both windows.
   *
   * @param created when they came to be
   * @param updated when they last changed
   */
  public record Wanted(Window created, Window updated) {}

  /** A span of time, both ends included; null is an open end. */
  public record Window(Instant from, Instant to) {
    /** All of time. */
    public static final Window ALWAYS = new Window(null, null);

    boolean holds(Instant time) {
      return (from == null || !time.isBefore(from)) && (to == null || !time.isAfter(to));
    }
  }

  /**
   * The ids of all things of a type, the newest first.
   *
   * @param type ASSETS, FORMATS, APPLICATIONS, or a {@link Kind} in the plural; of every other type
   *     there is nothing here
   */
  public List<String> ids(String type, Wanted wanted) {
    List<String> ids = new ArrayList<>();
    switch (type) {
      case "ASSETS" -> eachAsset(asset -> add(ids, asset, wanted));
      case "FORMATS" -> eachAsset(asset -> asset.formats().forEach(f -> add(ids, f, wanted)));
      case "APPLICATIONS" ->
          store.read(Reader::applications).forEach(application -> ids.add(application.id()));
      default -> kind(type).ifPresent(kind -> addMaterials(ids, kind, wanted));
    }
    return ids;
  }

  private static Optional<Kind> kind(String type) {
    return Arrays.stream(Kind.values()).filter(kind -> type.equals(kind.name() + "S")).findFirst();
  }

  private void eachAsset(Consumer<Asset> consumer) {
    store.read(
        reader -> {
          reader.eachAsset(false, consumer);
          return null;
        });
  }

  private void addMaterials(List<String> ids, Kind kind, Wanted wanted) {
    store
        .read(reader -> reader.materials(kind))
        .forEach(m -> add(ids, m.id(), m.created(), m.updated(), wanted));
  }

  private static void add(List<String> ids, Asset asset, Wanted wanted) {
    add(ids, asset.id(), asset.created(), asset.updated(), wanted);
  }

  private static void add(List<String> ids, Format format, Wanted wanted) {
    add(ids, format.id(), format.created(), format.updated(), wanted);
  }

  private static void add(
      List<String> ids, String id, Instant created, Instant updated, Wanted wanted) {
    if (wanted.created.holds(created) && wanted.updated.holds(updated)) {
      ids.add(id);
    }
  }
}
