package assetd.service;

import assetd.model.Filter;
import assetd.model.Hits;
import assetd.model.Query;
import assetd.model.Seed;
import java.util.List;

/** What to do with a content that somebody just copied: use what is stored, or save it. */
public final class Suggestions {
  /** Characters of a content that have to stand in a stored one; the rest hardly decides. */
  private static final int COMPARED = 4_096;

  /** Assets that are offered at most. */
  private static final int OFFERED = 20;

  private final Searches searches;

  Suggestions(Searches searches) {
    this.searches = searches;
  }

  /** The ids of the stored assets that hold this content, best first; none for binary content. */
  public List<String> holding(Seed seed) {
    String text = seed.content().text() ? seed.content().string().strip() : "";
    if (text.isEmpty()) {
      return List.of();
    }
    String compared = text.substring(0, Math.min(text.length(), COMPARED));
    Filter holds = new Filter.Phrase(compared, false, true, false, null, true);
    Query query = Query.satisfying(holds);
    return searches.search(query).hits().stream().limit(OFFERED).map(Hits.Hit::id).toList();
  }
}
