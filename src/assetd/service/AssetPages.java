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
 * Assets by their ids, read in small groups while somebody takes them, so that many large ones need
 * no large memory. No transaction is open between two groups: an asset that goes meanwhile is left
 * out, and one that is edited may come in its new form. Owned by one thread.
 */
final class AssetPages implements Iterator<Asset> {
  /** Assets read at once, without contents. */
  private static final int PAGE = 100;

  /** Contents read at once; a single larger one is read alone. */
  private static final long GROUP_BYTES = 1 << 20;

  private final Store store;
  private final boolean content;
  private final Deque<String> ids;
  private final Deque<Asset> sized = new ArrayDeque<>(); // still without their contents
  private final Deque<Asset> ready = new ArrayDeque<>();

  AssetPages(Store store, Collection<String> ids, boolean content) {
    this.store = store;
    this.ids = new ArrayDeque<>(ids);
    this.content = content;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !(sized.isEmpty() && ids.isEmpty())) {
      if (!sized.isEmpty()) {
        ready.addAll(read(group(), true));
      } else {
        (content ? sized : ready).addAll(read(page(), false));
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

  private List<String> page() {
    List<String> page = new ArrayList<>();
    while (!ids.isEmpty() && page.size() < PAGE) {
      page.add(ids.remove());
    }
    return page;
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

  private List<Asset> read(List<String> group, boolean withContent) {
    return store.read(reader -> reader.assets(group, withContent));
  }
}
