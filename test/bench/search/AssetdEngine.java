package bench.search;

import assetd.index.Document;
import assetd.index.Neighbour;
import assetd.index.SearchIndex;
import assetd.insight.Insight;
import assetd.model.Hits;
import assetd.model.Query;
import assetd.model.Subject;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The index of this project. It answers with everything it finds; only the first ids are read. */
final class AssetdEngine implements Engine {
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "joins");
            thread.setDaemon(true);
            return thread;
          });
  private final String name;
  private final SearchIndex index;

  /** As it is in the daemon. */
  AssetdEngine() {
    this("assetd", Insight.load()::subjects);
  }

  /** Told by somebody else what texts may be about. */
  AssetdEngine(String name, Function<byte[], List<Subject>> subjects) {
    this.name = name;
    index = new SearchIndex(background, subjects);
  }

  @Override
  public String name() {
    return name;
  }

  SearchIndex index() {
    return index;
  }

  @Override
  public void build(List<Document> documents) {
    index.replaceAll(documents::forEach);
  }

  /** What the daemon does when nobody writes for a second or two. */
  @Override
  public void settle() throws ExecutionException, InterruptedException {
    background.submit(() -> {}).get(); // behind the joining that began
    index.settle();
    index.settle();
  }

  @Override
  public List<String> search(String text, int limit) {
    return index.search(Query.words(text)).hits().stream().limit(limit).map(Hits.Hit::id).toList();
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
