package assetd.service;

import assetd.json.AssetWriter;
import assetd.json.Json;
import assetd.json.ListWriter;
import assetd.json.UserWriter;
import assetd.model.Asset;
import assetd.model.Change;
import assetd.model.Kind;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.ServiceException;
import assetd.store.ReadTransaction;
import assetd.store.Selection;
import assetd.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The live streams: a snapshot, then every later change, with no gap and no double. A listener is
 * registered in a turn of the store's writer together with the read transaction of its snapshot, so
 * whatever is not in the snapshot is in its queue. A change is written as text once per stream,
 * however many listen. Thread-safe.
 */
public final class Streams {
  private static final Logger LOG = System.getLogger(Streams.class.getName());

  /** The one stream whose frame is not JSON. */
  public static final String HEALTH = "/.well-known/stream/health";

  /** The streams of whole assets, without their contents and with them. */
  public static final String ASSETS = "/assets/stream";

  public static final String TRANSFERABLES = "/assets/stream/transferables";

  /** A content takes up to four bytes a byte as JSON, and an asset shows it three times. */
  private static final int JSON_BYTES = 12;

  /**
   * No asset is shown in fewer characters: without content, names, materials and a second format,
   * and with the shortest enums, it takes 2,560, most of them the names of its fields. So a frame
   * for which there are too many assets need not be made to be refused.
   */
  static final int LEAST_ASSET = 2_500;

  private final Store store;
  private final ChangeHub hub;
  private final Clock clock;
  private final Map<String, Feed> feeds = new LinkedHashMap<>();

  /** A stream: what it shows first, and how it tells a change; null for either means not at all. */
  private record Feed(
      Function<ReadTransaction, String> snapshot,
      Function<Change, String> frame,
      List<Listener> listeners) {}

  /**
   * Streams of things this daemon does not have: clients wait for a first frame, and there is never
   * a second one.
   */
  private static final List<String> QUIET =
      List.of("/conversations/stream/identifiers", "/ranges/stream/identifiers");

  /** Streams on which clients wait for nothing: they only have to be there. */
  private static final List<String> SILENT =
      List.of("/qgpt/stream", "/workstream_pattern_engine/processors/vision/status/stream");

  Streams(Store store, ChangeHub hub, Clock clock, Identity identity) {
    this.store = store;
    this.hub = hub;
    this.clock = clock;
    add("/assets/stream/identifiers", reader -> ids("asset", reader.ids()), identifiers("asset"));
    add(ASSETS, reader -> assets(reader, false), change -> asset(change, false));
    add(TRANSFERABLES, reader -> assets(reader, true), change -> asset(change, true));
    add(
        "/formats/stream/identifiers",
        reader -> ids("format", reader.ids(Selection.FORMATS)),
        identifiers("format"));
    for (Kind kind : Kind.values()) {
      add(
          "/" + kind.plural() + "/stream/identifiers",
          reader -> ids(kind.singular(), reader.ids(Selection.of(kind))),
          identifiers(kind.singular()));
    }
    add(HEALTH, reader -> identity.health(), change -> null);
    String user = Json.text(UserWriter.profile(identity.user(), identity.userName()));
    add("/user/stream", reader -> user, change -> null);
    QUIET.forEach(path -> add(path, reader -> ids("", List.of()), change -> null));
    SILENT.forEach(path -> add(path, reader -> null, change -> null));
    hub.listen(this::tell);
  }

  private void add(
      String path, Function<ReadTransaction, String> snapshot, Function<Change, String> frame) {
    feeds.put(path, new Feed(snapshot, frame, new CopyOnWriteArrayList<>()));
  }

  /** Whether this is a stream of whole assets. */
  public static boolean ofAssets(String path) {
    return path.equals(ASSETS) || path.equals(TRANSFERABLES);
  }

  /** Whether this path is a stream. */
  public boolean serves(String path) {
    return feeds.containsKey(path);
  }

  /** The paths of all streams. */
  public List<String> paths() {
    return List.copyOf(feeds.keySet());
  }

  /** How many listen to a stream. */
  int listeners(String path) {
    return feeds.get(path).listeners.size();
  }

  /**
   * What a stream would show first, for a plain GET; an empty object for one that shows nothing.
   */
  public String snapshot(String path) {
    String snapshot = store.read(feeds.get(path).snapshot);
    return snapshot == null ? "{}" : snapshot;
  }

  /**
   * Subscribes. A stream whose first frame would be larger than the limit {@code snapshot} cannot
   * be opened. The sink gets the snapshot before this returns, then one frame per change, in order
   * and by one thread at a time; it must not block. Running the result ends the subscription.
   */
  public Runnable open(String path, Consumer<String> sink) {
    Feed feed = feeds.get(path);
    Listener listener = new Listener(sink);
    try {
      String snapshot = store.snapshot(() -> feed.listeners.add(listener), feed.snapshot);
      listener.start(snapshot);
    } catch (RuntimeException | Error e) {
      // Nobody would ever end it, and it would hold every later frame.
      feed.listeners.remove(listener);
      throw e;
    }
    return () -> feed.listeners.remove(listener);
  }

  /**
   * Shows everybody everything again, when it is not known what became of a change, and that these
   * assets are gone. Called in the writer's turn.
   */
  void renew(Set<String> gone) {
    try {
      for (Feed feed : feeds.values()) {
        String snapshot = feed.listeners.isEmpty() ? null : first(feed);
        if (snapshot != null) {
          send(feed, snapshot);
        }
      }
    } finally {
      // A second attempt would not know of them any more.
      gone.forEach(id -> hub.publish("asset", id, true, null));
    }
  }

  /** Null when it has grown too large: that would be so each time, and every write waits for it. */
  private String first(Feed feed) {
    try {
      return store.read(feed.snapshot);
    } catch (ServiceException e) {
      if (e.kind() != ServiceException.Kind.TOO_LARGE) {
        throw e;
      }
      LOG.log(Level.WARNING, "listeners are not shown anew what they may have missed: " + e);
      return null;
    }
  }

  private void tell(Change change) {
    for (Feed feed : feeds.values()) {
      if (!feed.listeners.isEmpty()) {
        String frame = feed.frame.apply(change);
        if (frame != null) {
          send(feed, frame);
        }
      }
    }
  }

  /** A sink that fails has a gap from then on and gets nothing more; the others go on. */
  private static void send(Feed feed, String frame) {
    feed.listeners.forEach(
        listener -> {
          try {
            listener.accept(frame);
          } catch (RuntimeException e) {
            feed.listeners.remove(listener);
            LOG.log(Level.WARNING, "a listener failed and is told no more: " + e);
          }
        });
  }

  /**
   * Holds frames back until the snapshot is out, as many as may wait for a client afterwards:
   * snapshots are made one at a time, and writes go on beside them. Guarded by itself, but for the
   * snapshot: a sink may take a quarter of a second to encode one, and every write would wait.
   */
  private static final class Listener {
    private final Consumer<String> sink;
    private Queue<String> held = new ArrayDeque<>();
    private long characters;
    private boolean missed;

    Listener(Consumer<String> sink) {
      this.sink = sink;
    }

    synchronized void accept(String frame) {
      if (held != null) {
        hold(frame);
      } else {
        sink.accept(frame);
      }
    }

    /** One frame may have any size. */
    private void hold(String frame) {
      characters += frame.length();
      missed |= !held.isEmpty() && characters > Limits.inForce(Limit.QUEUED_BYTES);
      if (missed) {
        held.clear();
      }
      refuseGap();
      held.add(frame);
    }

    private synchronized void refuseGap() {
      if (missed) {
        throw new ServiceException(
            ServiceException.Kind.UNAVAILABLE,
            "Too much has changed before the first frame was ready; try again later.");
      }
    }

    void start(String snapshot) {
      refuseGap();
      if (snapshot != null) {
        sink.accept(snapshot);
      }
      goOn();
    }

    private synchronized void goOn() {
      refuseGap();
      held.forEach(sink);
      held = null;
    }
  }

  private static String ids(String entity, List<String> ids) {
    return Json.text(ListWriter.identifiers(entity, ids));
  }

  private static Function<Change, String> identifiers(String entity) {
    return change ->
        change.entity().equals(entity)
            ? Json.text(ListWriter.change(entity, change.id(), change.deleted()))
            : null;
  }

  /** One at a time, for this takes memory; contents that are large alone are left out. */
  private String assets(ReadTransaction reader, boolean content) {
    checkSize(reader.count() * LEAST_ASSET);
    synchronized (feeds) {
      AssetWriter with = new AssetWriter(clock.now(), content);
      AssetWriter without = new AssetWriter(clock.now(), false);
      StringBuilder text = new StringBuilder("{\"iterable\":[");
      List<String> ids = new ArrayList<>();
      reader.eachAsset(
          content,
          asset -> {
            text.append(ids.isEmpty() ? "" : ",");
            text.append(Json.text((fits(asset) ? with : without).asset(asset)));
            ids.add(asset.id());
            checkSize(text.length());
          });
      text.append("],\"indices\":").append(Json.text(ListWriter.indices(ids))).append('}');
      return text.toString();
    }
  }

  private static boolean fits(Asset asset) {
    return asset.bytes() * JSON_BYTES <= Limits.inForce(Limit.SNAPSHOT);
  }

  private static void checkSize(long characters) {
    if (characters > Limits.inForce(Limit.SNAPSHOT)) {
      throw new ServiceException(
          ServiceException.Kind.TOO_LARGE,
          "There is more than a first frame may hold; use /assets/stream/identifiers.");
    }
  }

  private String asset(Change change, boolean content) {
    if (!change.entity().equals("asset")) {
      return null;
    }
    if (change.deleted()) {
      return Json.text(ListWriter.removed(change.id()));
    }
    AssetWriter writer = new AssetWriter(clock.now(), content && fits(change.asset()));
    return Json.text(ListWriter.indexed(List.of(change.asset()), writer::asset));
  }
}
