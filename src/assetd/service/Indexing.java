package assetd.service;

import assetd.index.SearchIndex;
import assetd.model.Asset;
import assetd.model.Filter;
import assetd.model.Hits;
import assetd.model.Query;
import assetd.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the index what it is derived from: fills it, compares it with the store. */
public final class Indexing {
  /** How many assets are searched for, one by one, in a comparison; all are counted. */
  private static final int SAMPLE = 1_000;

  private final Store store;
  private final SearchIndex index;

  /** Between this store and this index. */
  public Indexing(Store store, SearchIndex index) {
    this.store = store;
    this.index = index;
  }

  /** Makes the index what the store says, whatever it was. */
  public void fill() {
    index.replaceAll(
        sink ->
            store.read(
                reader -> {
                  reader.eachAsset(true, asset -> sink.accept(Findable.document(asset)));
                  return null;
                }));
  }

  /**
   * {@link #fill}, when it is not known what became of a change.
   *
   * @return the ids of assets that were in the index and are not in the store
   */
  Set<String> refill() {
    Set<String> gone = indexed();
    fill();
    gone.removeAll(indexed());
    return gone;
  }

  /** To be called every second or so: see {@link SearchIndex#settle}. */
  public void settle() {
    index.settle();
  }

  /**
   * Compares, and fills the index anew when it is wrong.
   *
   * @return the ids it was wrong about; what comes or goes meanwhile is found different once, not
   *     twice
   */
  public List<String> mend() {
    Set<String> wrong = new HashSet<>(differences());
    if (!wrong.isEmpty()) {
      wrong.retainAll(differences());
    }
    if (!wrong.isEmpty()) {
      fill();
    }
    return List.copyOf(wrong);
  }

  private Set<String> indexed() {
    return ids(Query.satisfying(new Filter.All(List.of())).withPseudo());
  }

  private Set<String> ids(Query query) {
    Set<String> ids = new HashSet<>();
    for (Hits.Hit hit : index.search(query).hits()) {
      ids.add(hit.id());
    }
    return ids;
  }

  /**
   * The ids of assets that are in the store or in the index and not in both, and of those, of a
   * sample, that are not found by their own names.
   */
  public List<String> differences() {
    List<String> stored = store.read(reader -> reader.ids());
    Set<String> different = indexed();
    for (String id : stored) {
      if (!different.remove(id)) {
        different.add(id);
      }
    }
    List<String> sample = new ArrayList<>();
    for (int i = 0; i < stored.size(); i += stored.size() / SAMPLE + 1) {
      sample.add(stored.get(i));
    }
    store.read(reader -> reader.assets(sample, false)).stream()
        .filter(asset -> !isFound(asset))
        .forEach(asset -> different.add(asset.id()));
    return List.copyOf(different);
  }

  private boolean isFound(Asset asset) {
    String name = asset.name();
    return name == null
        || name.isBlank()
        || ids(Query.words(name).within(Set.of(asset.id())).withPseudo()).contains(asset.id());
  }
}
