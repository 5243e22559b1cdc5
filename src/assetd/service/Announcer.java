package assetd.service;

import assetd.index.SearchIndex;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;

/**
 * The last two steps of every write: makes it findable, then tells it. Called by the store after a
 * commit, under the writer lock, in the order of the commits.
 */
final class Announcer {
  private final SearchIndex index;
  private final ChangeHub hub;

  Announcer(SearchIndex index, ChangeHub hub) {
    this.index = index;
    this.hub = hub;
  }

  /** An asset was saved, new or edited; it comes with its contents. */
  void saved(Asset asset) {
    index.put(Findable.document(asset));
    for (Format format : asset.formats()) {
      hub.publish("format", format.id(), false, null);
    }
    for (Kind kind : Kind.values()) {
      asset.attached(kind).forEach(attached -> saved(attached.material()));
    }
    hub.publish("asset", asset.id(), false, asset);
  }

  /** An asset is gone, and with it what belonged to it alone. */
  void deleted(Asset asset) {
    index.remove(asset.id());
    hub.publish("asset", asset.id(), true, null);
    for (Format format : asset.formats()) {
      hub.publish("format", format.id(), true, null);
    }
    for (Kind kind : Kind.values()) {
      for (Attached attached : asset.attached(kind)) {
        hub.publish(kind.singular(), attached.material().id(), !kind.shared(), null);
      }
    }
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
