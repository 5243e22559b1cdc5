package assetd.service;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many entries at most: one more puts out the one that was put in first. One thread at a time.
 */
final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  Recent(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
