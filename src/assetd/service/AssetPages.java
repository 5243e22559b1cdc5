package assetd.service;

import assetd.model.Asset;
import assetd.store.Store;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Assets in {@link Pages}; without contents every page of them is small. */
final class AssetPages {
  private AssetPages() {}

  /** The assets with these ids, in their order. */
  static Iterator<Asset> of(Store store, Collection<String> ids, boolean content) {
    return pages(
        store, Pages.of(ids, page -> store.read(reader -> reader.assets(page, false))), content);
  }

  /** Every asset, newest first, without a list of them: each page says where the next begins. */
  static Iterator<Asset> all(Store store, boolean content) {
    return pages(store, new Newest(store), content);
  }

  private static Iterator<Asset> pages(Store store, Iterator<List<Asset>> pages, boolean content) {
    return content
        ? new Pages<>(pages, Asset::bytes, group -> complete(store, group))
        : new Pages<>(pages, asset -> 0, group -> group);
  }

  private static List<Asset> complete(Store store, List<Asset> group) {
    return store.read(reader -> reader.assets(group.stream().map(Asset::id).toList(), true));
  }

  /** Pages of all assets. */
  private static final class Newest implements Iterator<List<Asset>> {
    private final Store store;
    private Asset last;
    private boolean more = true;

    Newest(Store store) {
      this.store = store;
    }

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public List<Asset> next() {
      List<Asset> page = store.read(reader -> reader.following(last, Pages.PAGE));
      more = page.size() == Pages.PAGE;
      last = more ? page.get(Pages.PAGE - 1) : null;
      return page;
    }
  }
}
