package assetd.service;

import assetd.index.Neighbour;
import assetd.index.SearchIndex;
import assetd.insight.Recommendation;
import assetd.insight.Recommendation.Candidate;
import assetd.model.Hits;
import assetd.model.Interaction;
import assetd.store.ReadTransaction;
import assetd.store.Store;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What might be wanted next: neighbours of given assets, and a ranking from their use. Thread-safe.
 */
public final class Discovery {
  /** How many assets a user interface can show. */
  private static final int SHOWN = 20;

  /**
   * As many of the newest, and of the most used, may be recommended without an interaction.
   * Simplification: what is in neither of the two, but not far behind in both, is not seen.
   */
  private static final int STANDING = 100;

  private final Store store;
  private final SearchIndex index;
  private final Clock clock;

  Discovery(Store store, SearchIndex index, Clock clock) {
    this.store = store;
    this.index = index;
    this.clock = clock;
  }

  /**
   * The ids of the assets nearest to the given ones, best first, never one of them; each with
   * whether it is a copy of a given one, and then it comes last.
   */
  public Map<String, Boolean> related(Collection<String> ids) {
    Map<String, Boolean> near = new LinkedHashMap<>();
    index.related(ids, SHOWN).forEach(each -> near.put(each.id(), each.copy()));
    return near;
  }

  /**
   * The assets with the content of this one up to white space, which are exact hits, and those with
   * at least nine tenths of it; none is pseudo.
   */
  public Hits copies(String id) {
    return index.copies(id);
  }

  /**
   * A ranking for a user interface: what was used, its near neighbours, then what is new or often
   * used, none twice; {@link Recommendation} has the formula. Assets that were only seen are left
   * out.
   *
   * @param interactions what was done there, in the order of events
   */
  public List<String> recommended(List<Interaction> interactions) {
    return Recommendation.rank(
        interactions,
        asset -> index.related(List.of(asset), SHOWN).stream().map(Neighbour::id).toList(),
        this::candidates,
        clock.now(),
        SHOWN);
  }

  private List<Candidate> candidates(Collection<String> ids) {
    return store.read(reader -> reader.standings(ids, STANDING)).stream()
        .map(Discovery::candidate)
        .toList();
  }

  private static Candidate candidate(ReadTransaction.Standing standing) {
    return new Candidate(standing.id(), standing.updated(), standing.uses());
  }
}
