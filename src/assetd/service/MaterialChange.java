package assetd.service;

import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.ServiceException;
import assetd.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one transaction does to materials, and who shows something else by it. Lives no longer than
 * that transaction and the telling after it, on one thread.
 */
final class MaterialChange {
  private final Transaction tx;
  private final Map<String, Material> materials = new LinkedHashMap<>();
  private final Set<String> assets = new LinkedHashSet<>();
  private final Set<String> hung = new LinkedHashSet<>();
  private final List<Consumer<EditHistory>> notes = new ArrayList<>();
  private boolean findable;

  MaterialChange(Transaction tx) {
    this.tx = tx;
  }

  /** A material says something else now. */
  void edited(Material before, Material after) {
    changed(after);
    notes.add(history -> history.note(before, after));
  }

  /** A material is no more. */
  void deleted(Material material, Instant moment) {
    notes.add(history -> history.deleted(material.id(), moment));
  }

  /** A material shows something else. */
  void changed(Material material) {
    materials.put(material.id(), material);
  }

  /**
   * A material that hangs on these assets says something else; they themselves are as they were.
   *
   * @param searched whether that can be searched for
   */
  void touched(Collection<String> ids, boolean searched) {
    assets.addAll(ids);
    findable |= searched;
  }

  /**
   * Hangs a material on an asset; once more is no change.
   *
   * @throws ServiceException GONE when there is no such asset, INVALID when it has too many
   */
  void attach(String assetId, Material material, String mechanism) {
    Kind kind = material.kind();
    List<Attached> there =
        tx.asset(assetId, false)
            .orElseThrow(() -> ServiceException.gone("asset", assetId))
            .attached(kind);
    if (there.stream().noneMatch(each -> each.material().id().equals(material.id()))) {
      Seeds.checkCount(kind, there.size() + 1, there.size());
    }
    if (tx.attach(assetId, material.id(), mechanism)) {
      changed(material);
      hung(List.of(assetId));
    }
  }

  /**
   * Takes a material off an asset at that moment; one that does not hang there is no change.
   *
   * @throws ServiceException GONE when there is no such asset
   */
  void detach(String assetId, Material material, Instant moment) {
    if (!tx.exists(assetId)) {
      throw ServiceException.gone("asset", assetId);
    }
    if (tx.detach(assetId, material.id())) {
      notes.add(history -> history.takenOff(material.id(), assetId, moment));
      changed(material);
      hung(List.of(assetId));
    }
  }

  /** Something came onto these assets or off them, which is a change of their own. */
  void hung(Collection<String> ids) {
    hung.addAll(ids);
    assets.addAll(ids);
  }

  /** Ties two materials to each other; once more is no change. */
  void associate(Material one, Material other) {
    if (tx.associate(one.id(), other.id())) {
      changed(one);
      changed(other);
    }
  }

  /** Unties two materials; two that are not tied are no change. */
  void disassociate(Material one, Material other) {
    if (tx.disassociate(one.id(), other.id())) {
      changed(one);
      changed(other);
    }
  }

  /** The last step in the transaction: an asset that something came onto or off was updated now. */
  void settle(Clock clock) {
    if (!hung.isEmpty()) {
      tx.changed(hung, clock.next());
      findable = true; // By when it was updated.
    }
  }

  /** Tells it after the commit: the materials, then the assets. */
  void tell(Announcer announcer, EditHistory history) {
    notes.forEach(note -> note.accept(history));
    materials.values().forEach(announcer::saved);
    announcer.touched(assets, findable);
  }
}
