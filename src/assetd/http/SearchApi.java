package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.InteractionReader;
import assetd.json.ListWriter;
import assetd.json.QueryReader;
import assetd.model.Asset;
import assetd.model.Hits;
import assetd.model.Interaction;
import assetd.model.Query;
import assetd.service.Assets;
import assetd.service.Clock;
import assetd.service.Discovery;
import assetd.service.Searches;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The operations that find assets. */
final class SearchApi {
  /**
   * How many hits come with their asset when a client asks for that; the others are read by id when
   * they are shown.
   */
  private static final int SHOWN = 100;

  private final Searches searches;
  private final Discovery discovery;
  private final Assets assets;
  private final Clock clock;

  SearchApi(Searches searches, Discovery discovery, Assets assets, Clock clock) {
    this.searches = searches;
    this.discovery = discovery;
    this.assets = assets;
    this.clock = clock;
  }

  /** Words and tags from the query string. */
  Reply search(Request request) {
    List<String> tags = QueryReader.tags(request.parameter("searchable_tags"));
    return searched(query(request, request.text(), tags), request, found -> found);
  }

  /** Words, space and filters from a body. */
  Reply filtered(Request request) {
    Query query =
        QueryReader.query(request.json(), request.flag("pseudo", false), explain(request));
    return searched(query, request, found -> Map.of("results", found));
  }

  /** Words only. */
  Reply words(Request request) {
    return searched(query(request, request.text(), List.of()), request, found -> found);
  }

  /** Tags only. */
  Reply tagged(Request request) {
    List<String> tags = QueryReader.tags(request.json());
    return searched(query(request, null, tags), request, found -> found);
  }

  /**
   * The stored assets nearest to those in the body; without a body none. A copy of one of them says
   * so, by what it is a copy of.
   */
  Reply related(Request request) {
    Set<String> ids = request.optionalJson().map(Fields::ids).orElse(Set.of());
    Map<String, Boolean> near = discovery.related(ids);
    AssetWriter writer = request.writer(clock.now());
    return Reply.listed(
        ListWriter.indexed(
            assets.each(near.keySet(), request.transferables()),
            asset ->
                near.get(asset.id())
                    ? ListWriter.similar(writer.asset(asset), discovery.copies(asset.id()))
                    : writer.asset(asset)));
  }

  /** A ranking for a user interface from what was done; without a body by recency and use. */
  Reply recommended(Request request) {
    List<Interaction> done =
        request.optionalJson().map(InteractionReader::interactions).orElse(List.of());
    List<String> ranked = discovery.recommended(done);
    return Reply.listed(
        ListWriter.indexed(
            assets.each(ranked, request.transferables()), request.writer(clock.now())::asset));
  }

  private Query query(Request request, String text, List<String> tags) {
    return new Query(text, tags, null, null, request.flag("pseudo", false), explain(request));
  }

  private static boolean explain(Request request) {
    return request.flag("explain", false);
  }

  /**
   * Hits come with their assets only for clients that say what they want of them: reading a hundred
   * assets costs more than finding them, and the clients there are use the identifiers.
   */
  private Reply searched(Query query, Request request, UnaryOperator<Map<String, Object>> around) {
    Hits hits = searches.search(query);
    if (request.parameter("transferables") == null) {
      return Reply.json(around.apply(ListWriter.searched(hits, id -> Optional.empty())));
    }
    List<String> ids = hits.hits().stream().limit(SHOWN).map(Hits.Hit::id).toList();
    Iterator<Asset> found = assets.each(ids, request.transferables()).iterator();
    Shown shown = new Shown(found, request.writer(clock.now()));
    return Reply.listed(around.apply(ListWriter.searched(hits, shown::of)));
  }

  /** The assets of hits, in the same order; asked for one after the other. */
  private static final class Shown {
    private final Iterator<Asset> assets;
    private final AssetWriter writer;
    private Asset next;

    Shown(Iterator<Asset> assets, AssetWriter writer) {
      this.assets = assets;
      this.writer = writer;
    }

    /** Empty when it is gone, or behind those that are shown. */
    Optional<Map<String, Object>> of(String id) {
      if (next == null && assets.hasNext()) {
        next = assets.next();
      }
      if (next == null || !next.id().equals(id)) {
        return Optional.empty();
      }
      Asset asset = next;
      next = null;
      return Optional.of(writer.asset(asset));
    }
  }
}
