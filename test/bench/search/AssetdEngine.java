package bench.search;

import assetd.index.Document;
import assetd.index.Neighbour;
import assetd.index.SearchIndex;
import assetd.model.Hits;
import assetd.model.Query;
import java.util.List;

/** The index of this project. It answers with everything it finds; only the first ids are read. */
final class AssetdEngine implements Engine {
  private final SearchIndex index = new SearchIndex();

  @Override
  public String name() {
    return "assetd";
  }

  SearchIndex index() {
    return index;
  }

  @Override
  public void build(List<Document> documents) {
    index.replaceAll(documents::forEach);
  }

  static Query query(String text) {
    return new Query(text, List.of(), null, null, false, false);
  }

  @Override
  public List<String> search(String text, int limit) {
    return index.search(query(text)).hits().stream().limit(limit).map(Hits.Hit::id).toList();
  }

  @Override
  public List<String> related(String id, int limit) {
    return index.related(List.of(id), limit).stream().map(Neighbour::id).toList();
  }

  @Override
  public long bytes() {
    return index.sizes().texts() + index.sizes().index();
  }
}
