package assetd.service;

import assetd.model.Asset;
import assetd.model.Score;
import java.util.Set;

/** Counts how assets are used. Thread-safe: the store orders writes. */
public final class Usage {
  private final Assets assets;

  Usage(Assets assets) {
    this.assets = assets;
  }

  /**
   * Raises counters of an asset by one each; that is no edit, so its time of update stays.
   *
   * @param counters by their names on the wire: priority, reuse, update, reference, searched
   * @throws assetd.model.ServiceException GONE when there is no such asset
   */
  public void count(String assetId, Set<String> counters) {
    assets.edit(assetId, asset -> counted(asset, counters));
  }

  private static Asset counted(Asset asset, Set<String> counters) {
    Score old = asset.score();
    Score score =
        new Score(
            old.manual(),
            old.automatic(),
            raised(old.priority(), "priority", counters),
            raised(old.reuse(), "reuse", counters),
            raised(old.update(), "update", counters),
            raised(old.reference(), "reference", counters),
            raised(old.searched(), "searched", counters));
    return asset.withScore(score);
  }

  private static int raised(int count, String name, Set<String> counters) {
    return counters.contains(name) && count < Integer.MAX_VALUE ? count + 1 : count;
  }
}
