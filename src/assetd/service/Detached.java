package assetd.service;

import assetd.model.Material;
import assetd.store.ReadTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came off an asset.
 *
 * @param left materials that are there still, on other assets or on none
 * @param gone those that went with it
 */
record Detached(List<Material> left, List<Material> gone) {
  static final Detached NONE = new Detached(List.of(), List.of());

  /** Tells by what is stored now, after the change. */
  static Detached of(ReadTransaction reader, Collection<Material> off) {
    Map<Boolean, List<Material>> there =
        off.stream()
            .collect(Collectors.partitioningBy(each -> reader.exists(each.kind(), each.id())));
    return new Detached(there.get(true), there.get(false));
  }
}
