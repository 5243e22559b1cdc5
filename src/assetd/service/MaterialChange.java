package assetd.service;

import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.ServiceException;
import assetd.store.Transaction;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one transaction does to materials, and who shows something else by it. Lives no longer than
 * that transaction and the telling after it, on one thread.
 */
final class MaterialChange {
  private final Transaction tx;
  private final Map<String, Material> materials = new LinkedHashMap<>();
  private final Set<String> assets = new LinkedHashSet<>();
  private boolean findable;

  MaterialChange(Transaction tx) {
    this.tx = tx;
  }

  /** A material shows something else. */
  void changed(Material material) {
    materials.put(material.id(), material);
  }

  /**
   * Assets show something else of a material.
   *
   * @param searched whether that can be searched for
   */
  void touched(Iterable<String> ids, boolean searched) {
    ids.forEach(assets::add);
    findable |= searched;
  }

  /**
   * Hangs a material on an asset.
   *
   * @throws ServiceException GONE when there is no such asset, INVALID when it has too many
   */
  void attach(String assetId, Material material, String mechanism) {
    Kind kind = material.kind();
    List<Attached> there =
        tx.asset(assetId, false)
            .orElseThrow(() -> ServiceException.gone("asset", assetId))
            .attached(kind);
    if (there.stream().noneMatch(each -> each.material().id().equals(material.id()))) {
      Seeds.checkCount(kind, there.size() + 1, there.size());
    }
    tx.attach(assetId, material.id(), mechanism);
    hung(assetId, material);
  }

  /**
   * Takes a material off an asset.
   *
   * @throws ServiceException GONE when there is no such asset
   */
  void detach(String assetId, Material material) {
    if (!tx.exists(assetId)) {
      throw ServiceException.gone("asset", assetId);
    }
    tx.detach(assetId, material.id());
    hung(assetId, material);
  }

  private void hung(String assetId, Material material) {
    changed(material);
    touched(List.of(assetId), !Findable.seen(material).isEmpty());
  }

  /** Ties two materials to each other. */
  void associate(Material one, Material other) {
    tx.associate(one.id(), other.id());
    changed(one);
    changed(other);
  }

  /** Unties two materials. */
  void disassociate(Material one, Material other) {
    tx.disassociate(one.id(), other.id());
    changed(one);
    changed(other);
  }

  /** Tells it after the commit: the materials, then the assets. */
  void tell(Announcer announcer) {
    materials.values().forEach(announcer::saved);
    announcer.touched(assets, findable);
  }
}
