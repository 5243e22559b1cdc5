package assetd.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * Many ids of assets in 16 bytes each, a fifth of what their texts take; a list of everything holds
 * one for as long as its client reads. Grows at its end. Not thread-safe.
 */
public final class IdList extends AbstractList<String> {
  private long[] halves = new long[32];
  private int size;

  @Override
  public boolean add(String id) {
    UUID uuid = UUID.fromString(id);
    if (2 * size == halves.length) {
      halves = Arrays.copyOf(halves, 2 * halves.length);
    }
    halves[2 * size] = uuid.getMostSignificantBits();
    halves[2 * size + 1] = uuid.getLeastSignificantBits();
    size++;
    return true;
  }

  @Override
  public void clear() {
    size = 0;
  }

  @Override
  public String get(int index) {
    Objects.checkIndex(index, size);
    return new UUID(halves[2 * index], halves[2 * index + 1]).toString();
  }

  @Override
  public int size() {
    return size;
  }
}
