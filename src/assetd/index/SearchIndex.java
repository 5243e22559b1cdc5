package assetd.index;

import assetd.model.Hits;
import assetd.model.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The search index: everything of the assets that can be found, in memory.
 *
 * <p>{@code views} is the whole state: an immutable list that a writer replaces. A search reads it
 * once and works on what it read, without a lock, on any thread. The lock {@code this} guards
 * replacing it: put, remove and the end of a merge.
 */
public final class SearchIndex {
  private static final int FANOUT = 8;

  private volatile List<View> views = List.of();

  /** Adds the document, or replaces the one with its id. The next search sees it. */
  public synchronized void put(Document document) {
    Rows.Row row = Rows.Row.of(document);
    List<View> next = without(row.id());
    next.add(new View(Segment.of(List.of(row))));
    views = List.copyOf(merged(next));
  }

  /** Adds many documents at once, none of which is there yet. */
  public synchronized void putAll(Collection<Document> documents) {
    Map<UUID, Rows.Row> rows = new LinkedHashMap<>();
    documents.forEach(d -> rows.put(Rows.Row.of(d).id(), Rows.Row.of(d)));
    List<View> next = new ArrayList<>(views);
    next.add(new View(Segment.of(List.copyOf(rows.values()))));
    views = List.copyOf(next);
  }

  /** Removes the document with this id, if there is one. */
  public synchronized void remove(String id) {
    UUID uuid = Qualifier.uuid(id);
    if (uuid != null) {
      views = List.copyOf(without(uuid));
    }
  }

  private List<View> without(UUID id) {
    List<View> next = new ArrayList<>();
    for (View view : views) {
      int row = view.rows().find(id);
      View kept = row >= 0 && view.lives(row) ? view.without(row) : view;
      if (kept.live() > 0) {
        next.add(kept);
      }
    }
    return next;
  }

  /** Eight of about one size become one. */
  private static List<View> merged(List<View> all) {
    for (int size = 1; ; size *= FANOUT) {
      int below = size * FANOUT;
      List<View> small = all.stream().filter(v -> v.rows().size() < below).toList();
      if (small.size() < FANOUT) {
        return all;
      }
      List<View> rest = new ArrayList<>(all);
      rest.removeAll(small);
      rest.add(new View(Segment.merged(small)));
      rest.sort(Comparator.comparingInt(v -> -v.rows().size()));
      all = rest;
    }
  }

  /** How many documents there are. */
  public int size() {
    return views.stream().mapToInt(View::live).sum();
  }

  /** What satisfies the query: exact hits first, each part by falling score. */
  public Hits search(Query query) {
    return new Search(query, views).run();
  }

  /** Assets near the given ones, best first, never the given ones. */
  public List<String> related(Collection<String> ids, int limit) {
    return List.of();
  }

  /** Assets whose content is the same up to white space, or nearly. */
  public List<String> nearDuplicates(Document document, int limit) {
    return List.of();
  }
}
