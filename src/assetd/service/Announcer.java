package assetd.service;

import assetd.index.SearchIndex;
import assetd.model.Asset;
import assetd.model.Format;
import assetd.model.Material;
import assetd.store.Store;
import java.util.Collection;

/**
 * The last two steps of every write: makes it findable, then tells it. Called by the store after a
 * commit, in the writer's turn, in the order of the commits.
 */
final class Announcer {
  private final Store store;
  private final SearchIndex index;
  private final ChangeHub hub;

  Announcer(Store store, SearchIndex index, ChangeHub hub) {
    this.store = store;
    this.index = index;
    this.hub = hub;
  }

  /** An asset was saved, new or edited; it comes with its contents. */
  void saved(Asset asset) {
    index.put(Findable.document(asset));
    told(asset);
  }

  /** An asset was edited in nothing that can be searched for. */
  void told(Asset asset) {
    for (Format format : asset.formats()) {
      hub.publish("format", format.id(), false, null);
    }
    asset.allMaterials().forEach(this::saved);
    shown(asset);
  }

  /**
   * These assets show something else now. They may be very many, so they are read now, a few at a
   * time. What went to the disk with this change is told later but read already: it must be
   * findable before it is shown. Only the assets are told: what else hangs on them is as it was.
   *
   * @param findable whether what they show can be searched for
   */
  void touched(Collection<String> ids, boolean findable) {
    boolean put = findable || store.shared();
    AssetPages.of(store, ids, true)
        .forEachRemaining(
            asset -> {
              if (put) {
                index.put(Findable.document(asset));
              }
              shown(asset);
            });
  }

  private void shown(Asset asset) {
    hub.publish("asset", asset.id(), false, asset);
  }

  /** An asset is gone, and this came off it. */
  void deleted(Asset asset, Detached detached) {
    index.remove(asset.id());
    hub.publish("asset", asset.id(), true, null);
    for (Format format : asset.formats()) {
      hub.publish("format", format.id(), true, null);
    }
    detached(detached);
  }

  /** Materials came off an asset. */
  void detached(Detached detached) {
    detached.left().forEach(this::saved);
    detached.gone().forEach(this::deleted);
  }

  /** A material was saved. */
  void saved(Material material) {
    hub.publish(material.kind().singular(), material.id(), false, null);
  }

  /** A material is gone. */
  void deleted(Material material) {
    hub.publish(material.kind().singular(), material.id(), true, null);
  }
}
