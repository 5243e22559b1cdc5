package assetd.index;

import assetd.model.Hits;
import assetd.model.Query;
import assetd.model.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The search index: everything of the assets that can be found, in memory. It is derived from the
 * store and rebuilt from it at start; it does no I/O.
 *
 * <p>{@code views} is the whole state: an immutable list that a writer replaces. A search reads it
 * once and works on what it read, without a lock, on any thread. The lock {@code this} guards
 * replacing it: put, remove and the end of a merge take it, for some hundred microseconds.
 */
public final class SearchIndex {
  /**
   * Buffers kept between searches: two cores run two at a time, a short rush may use a few more.
   */
  private static final int IDLE = 4;

  private final Executor background;
  private final Function<byte[], List<Subject>> subjects;
  private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();
  private volatile List<View> views = List.of();
  private boolean merging;
  private List<View> seen = List.of(); // by settle

  /** An empty index that merges on a thread of its own and is told of no subjects. */
  public SearchIndex() {
    this(utf8 -> List.of());
  }

  /**
   * An empty index that merges on a thread of its own, which lives only while there is work.
   *
   * @param subjects what UTF-8 text may be about, likeliest first; asked from any thread
   */
  public SearchIndex(Function<byte[], List<Subject>> subjects) {
    this(SearchIndex::onItsOwnThread, subjects);
  }

  /** The same, but merges where it is told to; the executor may run a task at once. */
  public SearchIndex(Executor background, Function<byte[], List<Subject>> subjects) {
    this.background = background;
    this.subjects = subjects;
  }

  private static void onItsOwnThread(Runnable task) {
    Thread thread = new Thread(task, "index-merge");
    thread.setDaemon(true);
    thread.start();
  }

  /** Adds the document, or replaces the one with its id. The next search sees it. */
  public void put(Document document) {
    Rows.Row row = Rows.Row.of(document, subjects);
    View added = new View(Segment.of(List.of(row)));
    synchronized (this) {
      List<View> next = new ArrayList<>(without(views, row.id()));
      next.add(added);
      replace(next);
    }
  }

  /**
   * Puts other documents in the place of all there are, at one moment; until then searches find the
   * old ones. A put or remove that comes meanwhile waits, and is done to the new ones.
   *
   * @param source is called once and sends the documents, no two with the same id; all cores index
   *     them
   */
  public synchronized void replaceAll(Consumer<Consumer<Document>> source) {
    try (BulkLoad load = new BulkLoad(subjects)) {
      source.accept(load::add);
      views = load.finish();
    }
    if (views.size() > 1) {
      joinInBackground(views);
    }
  }

  /** Removes the document with this id, if there is one. */
  public synchronized void remove(String id) {
    UUID uuid = Qualifier.uuid(id);
    if (uuid != null) {
      replace(without(views, uuid));
    }
  }

  /** The views without the document; the same list when it is in none. */
  private static List<View> without(List<View> views, UUID id) {
    for (int v = 0; v < views.size(); v++) {
      int row = views.get(v).rows().find(id);
      if (row >= 0 && views.get(v).lives(row)) {
        List<View> next = new ArrayList<>(views);
        View view = next.remove(v);
        if (view.live() > 1) {
          next.add(v, view.without(row));
        }
        return next;
      }
    }
    return views;
  }

  /** Publishes the views, after joining what is small; has the background join what is not. */
  private void replace(List<View> wanted) {
    List<View> next = new ArrayList<>(wanted);
    List<View> due = MergePolicy.due(next);
    while (!due.isEmpty() && MergePolicy.isSmall(due)) {
      next.removeAll(due);
      next.add(new View(Segment.merged(due).segment()));
      due = MergePolicy.due(next);
    }
    views = List.copyOf(next);
    if (!due.isEmpty()) {
      joinInBackground(due);
    }
  }

  /** One at a time; what is left then is found due with the next write, or in a quiet moment. */
  private void joinInBackground(List<View> inputs) {
    if (!merging) {
      merging = true;
      background.execute(() -> merge(inputs));
    }
  }

  /**
   * To be called every second or so: when nobody wrote since the last time, joins what writers left
   * in small pieces, on the calling thread. A search takes as many times as long as there are
   * pieces.
   */
  public void settle() {
    List<View> loose;
    synchronized (this) {
      boolean quiet = views == seen && !merging;
      seen = views;
      loose = quiet ? MergePolicy.loose(views, View::live) : List.of();
      merging |= !loose.isEmpty();
    }
    if (!loose.isEmpty()) {
      merge(loose);
    }
  }

  /** Joins the views, while others search and write, and puts the result in their place. */
  private void merge(List<View> inputs) {
    Segment.Merged merged = null;
    try {
      merged = Segment.merged(inputs);
    } finally {
      end(inputs, merged);
    }
  }

  /**
   * Ends a merge. It may have failed for want of memory, or all documents were replaced; then all
   * stays as it is.
   */
  private synchronized void end(List<View> inputs, Segment.Merged merged) {
    merging = false;
    List<View> next = new ArrayList<>(views);
    boolean anyLeft = next.removeIf(v -> inputs.stream().anyMatch(i -> i.segment() == v.segment()));
    if (merged != null && anyLeft) {
      View joined = merged.catchUp(inputs, views);
      if (joined.live() > 0) {
        next.add(joined);
      }
      replace(next);
    }
  }

  /** How many documents there are. */
  public int size() {
    return views.stream().mapToInt(View::live).sum();
  }

  /** What it takes in memory. */
  public Sizes sizes() {
    return Sizes.of(views);
  }

  /** What satisfies the query: exact hits first, each part by falling score. */
  public Hits search(Query query) {
    return withScratch(scratch -> new Search(query, views, scratch).run());
  }

  private <T> T withScratch(Function<Scratch, T> work) {
    Scratch polled = idle.poll();
    Scratch scratch = polled == null ? new Scratch() : polled;
    try {
      return work.apply(scratch);
    } finally {
      if (idle.size() < IDLE) {
        idle.add(scratch);
      }
    }
  }

  /**
   * The documents with the content of this one up to white space, which are exact, and those at
   * least nine tenths of whose content is the same, whose score says how much; none that is pseudo,
   * and none when there is no document with the id.
   */
  public Hits copies(String id) {
    List<View> now = views;
    return Found.hits(
        Located.in(now, List.of(id)).stream()
            .flatMap(document -> new Copies(now).of(document).stream())
            .toList(),
        found -> null);
  }

  /**
   * The documents nearest to those with the given ids, at most so many, best first: none of the
   * given ones, and none that is pseudo. Ids of no document are ignored.
   */
  public List<Neighbour> related(Collection<String> ids, int limit) {
    return withScratch(scratch -> new Neighbours(ids, views, scratch).nearest(limit));
  }
}
