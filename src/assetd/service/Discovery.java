package assetd.service;

import assetd.index.SearchIndex;
import assetd.store.Store;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What might be wanted next: neighbours of given assets, and a ranking from their use. Thread-safe.
 */
public final class Discovery {
  /** How many neighbours a user interface can show. */
  private static final int NEIGHBOURS = 20;

  private final Store store;
  private final SearchIndex index;

  Discovery(Store store, SearchIndex index) {
    this.store = store;
    this.index = index;
  }

  /** The ids of the assets nearest to the given ones, best first; never one of them. */
  public List<String> related(Collection<String> ids) {
    return index.related(ids, NEIGHBOURS);
  }

  /** A ranking for a user interface: what was used, then the newest. */
  public List<String> recommended(List<String> used) {
    LinkedHashSet<String> ranked = new LinkedHashSet<>(used);
    ranked.addAll(store.read(reader -> reader.ids(false)));
    return ranked.stream().limit(NEIGHBOURS).toList();
  }
}
