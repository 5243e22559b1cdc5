package assetd.service;

import assetd.model.Score;
import java.util.Collection;

/** Counts how assets are used. Thread-safe: the store orders writes. */
public final class Usage {
  private final Assets assets;

  Usage(Assets assets) {
    this.assets = assets;
  }

  /**
   * Raises counters of an asset by one each; that is no edit, so its time of update stays.
   *
   * @param counters some of {@link Score#COUNTERS}
   * @throws assetd.model.ServiceException GONE when there is no such asset
   */
  public void count(String assetId, Collection<String> counters) {
    assets.edit(assetId, asset -> asset.withScore(asset.score().raised(counters)));
  }
}
