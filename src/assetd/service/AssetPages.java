package assetd.service;

import assetd.model.Asset;
import assetd.store.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Many assets, read in small groups while somebody takes them, so that many large ones need no
 * large memory. No transaction is open between two groups: an asset that goes meanwhile is left
 * out, and one that is edited may come in its new form. Owned by one thread.
 */
final class AssetPages implements Iterator<Asset> {
  /** Assets read at once, without contents. */
  private static final int PAGE = 100;

  /** Contents read at once; a single larger one is read alone. */
  private static final long GROUP_BYTES = 1 << 20;

  private final Store store;
  private final boolean content;
  private final Iterator<List<Asset>> pages; // without contents
  private final Deque<Asset> sized = new ArrayDeque<>(); // still without their contents
  private final Deque<Asset> ready = new ArrayDeque<>();

  private AssetPages(Store store, Iterator<List<Asset>> pages, boolean content) {
    this.store = store;
    this.pages = pages;
    this.content = content;
  }

  /** The assets with these ids, in their order. */
  static AssetPages of(Store store, Collection<String> ids, boolean content) {
    return new AssetPages(store, new ById(store, ids.iterator()), content);
  }

  /** Every asset, newest first, without a list of them: each page says where the next begins. */
  static AssetPages all(Store store, boolean content) {
    return new AssetPages(store, new Newest(store), content);
  }

  /** Pages of assets with given ids. */
  private record ById(Store store, Iterator<String> ids) implements Iterator<List<Asset>> {
    @Override
    public boolean hasNext() {
      return ids.hasNext();
    }

    @Override
    public List<Asset> next() {
      List<String> page = new ArrayList<>();
      while (ids.hasNext() && page.size() < PAGE) {
        page.add(ids.next());
      }
      return store.read(reader -> reader.assets(page, false));
    }
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
      List<Asset> page = store.read(reader -> reader.following(last, PAGE));
      more = page.size() == PAGE;
      last = more ? page.get(PAGE - 1) : null;
      return page;
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && (!sized.isEmpty() || pages.hasNext())) {
      if (sized.isEmpty()) {
        (content ? sized : ready).addAll(pages.next());
      } else {
        List<String> group = group();
        ready.addAll(store.read(reader -> reader.assets(group, true)));
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Asset next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more assets");
    }
    return ready.remove();
  }

  /** The next few that are small in bytes, or one that is not. */
  private List<String> group() {
    List<String> group = new ArrayList<>();
    long bytes = 0;
    while (!sized.isEmpty() && bytes <= GROUP_BYTES) {
      Asset asset = sized.remove();
      group.add(asset.id());
      bytes += asset.bytes();
    }
    return group;
  }
}
