package assetd.store;

import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link Store} should hold, in maps and in the most obvious way. */
final class Model {
  /** Newest first, then by id: the order of every listing. */
  static final Comparator<Asset> ORDER =
      Comparator.comparing(Asset::created).reversed().thenComparing(Asset::id);

  final Map<String, Application> applications = new LinkedHashMap<>();
  final Map<String, Material> materials = new HashMap<>();
  final Map<String, String> settings = new HashMap<>();
  final Set<Set<String>> associations = new LinkedHashSet<>();

  /** Assets whose formats are true; of their materials only id, mechanism and order count. */
  private final Map<String, Asset> assets = new HashMap<>();

  Asset asset(String id) {
    Asset asset = assets.get(id);
    if (asset == null) {
      return null;
    }
    Map<Kind, List<Attached>> attached = new EnumMap<>(Kind.class);
    asset
        .materials()
        .forEach((kind, list) -> attached.put(kind, list.stream().map(this::current).toList()));
    attached.values().removeIf(List::isEmpty);
    return with(asset, asset.formats().stream().map(this::current).toList(), attached);
  }

  private Attached current(Attached attached) {
    return new Attached(materials.get(attached.material().id()), attached.mechanism());
  }

  private Format current(Format f) {
    return format(f, applications.get(f.application().id()), f.content());
  }

  List<Asset> assets() {
    return assets.keySet().stream().map(this::asset).sorted(ORDER).toList();
  }

  void insert(Asset asset) {
    asset.formats().forEach(f -> applications.put(f.application().id(), f.application()));
    assets.put(asset.id(), with(asset, asset.formats(), resolve(asset.materials())));
  }

  void save(Asset asset) {
    List<Format> formats = new ArrayList<>();
    for (Format f : asset.formats()) {
      List<Format> before = assets.get(asset.id()).formats();
      if (before.stream().noneMatch(old -> old.id().equals(f.id()))) {
        applications.put(f.application().id(), f.application());
      }
      applications.putIfAbsent(f.application().id(), f.application());
      Content kept = f.content();
      for (Format old : before) {
        kept = kept == null && old.id().equals(f.id()) ? old.content() : kept;
      }
      formats.add(format(f, f.application(), kept));
    }
    List<String> attached = attachedTo(asset.id());
    assets.put(asset.id(), with(asset, formats, resolve(asset.materials())));
    forgetOwn(attached);
  }

  void delete(String id) {
    List<String> before = attachedTo(id);
    assets.remove(id);
    forgetOwn(before);
  }

  private void forgetOwn(List<String> ids) {
    for (String id : ids) {
      if (!materials.get(id).kind().shared() && assetsOf(id).isEmpty()) {
        delete(materials.get(id));
      }
    }
  }

  private List<String> attachedTo(String id) {
    List<String> ids = new ArrayList<>();
    assets
        .get(id)
        .materials()
        .values()
        .forEach(list -> list.forEach(a -> ids.add(a.material().id())));
    return ids;
  }

  private Map<Kind, List<Attached>> resolve(Map<Kind, List<Attached>> given) {
    Map<Kind, List<Attached>> resolved = new EnumMap<>(Kind.class);
    given.forEach(
        (kind, list) -> {
          Map<String, Attached> distinct = new LinkedHashMap<>();
          for (Attached a : list) {
            Material material = insert(a.material());
            distinct.putIfAbsent(material.id(), new Attached(material, a.mechanism()));
          }
          resolved.put(kind, List.copyOf(distinct.values()));
        });
    return resolved;
  }

  Material insert(Material material) {
    Material there =
        materials.containsKey(material.id()) ? materials.get(material.id()) : same(material);
    if (there != null) {
      return there;
    }
    materials.put(material.id(), material);
    return material;
  }

  /** The stored material that is the same of a shared kind, or null. */
  Material same(Material material) {
    return materials.values().stream()
        .filter(
            m -> m.kind() == material.kind() && m.kind().shared() && key(m).equals(key(material)))
        .findFirst()
        .orElse(null);
  }

  private static Object key(Material m) {
    return switch (m.kind()) {
      case TAG -> m.text("text");
      case WEBSITE -> List.of(m.text("url"), m.text("name"));
      default -> m.body().get("type");
    };
  }

  void delete(Material material) {
    materials.remove(material.id());
    associations.removeIf(pair -> pair.contains(material.id()));
    assets.keySet().forEach(id -> detach(id, material.id()));
  }

  void attach(String assetId, Material material, String mechanism) {
    Map<Kind, List<Attached>> all = new EnumMap<>(Kind.class);
    all.putAll(assets.get(assetId).materials());
    List<Attached> list = new ArrayList<>(all.getOrDefault(material.kind(), List.of()));
    Attached added = new Attached(material, mechanism);
    int at = list.stream().map(a -> a.material().id()).toList().indexOf(material.id());
    if (at < 0) {
      list.add(added);
    } else {
      list.set(at, added);
    }
    all.put(material.kind(), list);
    Asset asset = assets.get(assetId);
    assets.put(assetId, with(asset, asset.formats(), all));
  }

  boolean detach(String assetId, String materialId) {
    Map<Kind, List<Attached>> left = new EnumMap<>(Kind.class);
    Asset asset = assets.get(assetId);
    asset
        .materials()
        .forEach(
            (kind, list) ->
                left.put(
                    kind,
                    list.stream().filter(a -> !a.material().id().equals(materialId)).toList()));
    assets.put(assetId, with(asset, asset.formats(), left));
    return !left.equals(asset.materials());
  }

  Map<String, String> assetsOf(String materialId) {
    Map<String, String> mechanisms = new LinkedHashMap<>();
    for (Asset asset : assets.values().stream().sorted(ORDER).toList()) {
      asset.materials().values().stream()
          .flatMap(List::stream)
          .filter(a -> a.material().id().equals(materialId))
          .forEach(a -> mechanisms.put(asset.id(), a.mechanism()));
    }
    return mechanisms;
  }

  private static Asset with(Asset a, List<Format> formats, Map<Kind, List<Attached>> materials) {
    return new Asset(
        a.id(),
        a.creator(),
        a.name(),
        a.mechanism(),
        a.created(),
        a.updated(),
        a.flags(),
        a.score(),
        formats,
        materials);
  }

  static Format format(Format f, Application application, Content content) {
    return new Format(
        f.id(),
        f.creator(),
        f.role(),
        f.file(),
        f.fileName(),
        f.classification(),
        application,
        content.bytes().length,
        f.created(),
        f.updated(),
        content);
  }
}
