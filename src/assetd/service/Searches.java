package assetd.service;

import assetd.index.SearchIndex;
import assetd.model.Filter;
import assetd.model.Hits;
import assetd.model.Query;
import assetd.model.ServiceException;
import java.util.List;

/**
 * Finds assets by half-remembered words, tags and filters. Thread-safe; never waits for a write.
 */
public final class Searches {
  private final SearchIndex index;

  Searches(SearchIndex index) {
    this.index = index;
  }

  /**
   * Searches.
   *
   * @throws ServiceException FAILED when there is nothing to search for: neither text nor tags nor
   *     a filter; the contract answers that with a failure
   */
  public Hits search(Query query) {
    boolean blank = query.text() == null || query.text().isBlank();
    if (blank && query.tags().isEmpty() && !restricts(query.filter())) {
      throw new ServiceException(
          ServiceException.Kind.FAILED,
          "There is nothing to search for: give a query, tags or a filter.");
    }
    return index.search(query);
  }

  private static boolean restricts(Filter filter) {
    return filter != null && !filter.equals(new Filter.All(List.of()));
  }
}
