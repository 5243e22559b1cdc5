package assetd.service;

import assetd.index.SearchIndex;
import assetd.insight.Insight;
import assetd.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Everything the daemon does, over one store. Holds no state of its own. */
public record Services(
    Assets assets,
    Materials materials,
    Searches searches,
    Discovery discovery,
    Identity identity,
    Streams streams,
    Usage usage,
    Suggestions suggestions,
    Inventory inventory,
    Indexing indexing,
    Clock clock) {

  /**
   * Builds the services and fills the index from the store; answers are complete from the first
   * request on.
   *
   * @param time where moments come from
   * @param ids where new ids come from: lower-case UUIDs
   */
  public static Services over(
      Store store, Insight insight, InstantSource time, Supplier<String> ids) {
    Instant latest = store.read(reader -> reader.latest());
    Clock clock = new Clock(time, latest);
    SearchIndex index = new SearchIndex(insight::subjects);
    Indexing indexing = new Indexing(store, index);
    indexing.fill();
    ChangeHub hub = new ChangeHub();
    Identity identity = new Identity(store, ids);
    Streams streams = new Streams(store, hub, clock, identity);
    store.onDoubt(() -> streams.renew(indexing.refill()));
    Seeds seeds = new Seeds(insight, clock, ids);
    Announcer announcer = new Announcer(store, index, hub);
    EditHistory history = new EditHistory();
    Edits edits = new Edits(seeds, new Understandings(insight), history, clock);
    Assets assets = new Assets(store, announcer, seeds, edits);
    Searches searches = new Searches(index);
    return new Services(
        assets,
        new Materials(store, announcer, history, clock, ids),
        searches,
        new Discovery(store, index, clock),
        identity,
        streams,
        new Usage(assets),
        new Suggestions(searches),
        new Inventory(store),
        indexing,
        clock);
  }
}
