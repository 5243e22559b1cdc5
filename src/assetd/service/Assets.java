package assetd.service;

import assetd.json.EditReader;
import assetd.json.EditReader.FormatEdit;
import assetd.json.Fields;
import assetd.model.Asset;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Material;
import assetd.model.Seed;
import assetd.model.ServiceException;
import assetd.store.ReadTransaction;
import assetd.store.Store;
import assetd.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Saves, edits, removes and shows assets and their formats. Thread-safe: the store orders writes.
 */
public final class Assets {
  private final Store store;
  private final Announcer announcer;
  private final Seeds seeds;
  private final Edits edits;

  private record Deleted(Asset asset, Detached detached) {}

  /**
   * What an edit did.
   *
   * @param changed whether it did anything
   * @param findable whether it changed more than the score, which nobody searches for
   * @param others ids of assets that show the same materials, which say something else now
   * @param othersFindable whether something else can be searched for in those
   * @param detached materials that hang on the asset no more
   */
  private record Edited(
      Asset asset,
      boolean changed,
      boolean findable,
      Set<String> others,
      boolean othersFindable,
      Detached detached) {}

  Assets(Store store, Announcer announcer, Seeds seeds, Edits edits) {
    this.store = store;
    this.announcer = announcer;
    this.seeds = seeds;
    this.edits = edits;
  }

  /**
   * Saves a seed; returns when it is durable, findable and announced. The asset has its content.
   */
  public Asset create(Seed seed) {
    Asset asset = seeds.asset(seed);
    return store.write(tx -> tx.insert(seeds.identified(tx, asset)), announcer::saved);
  }

  /** What a seed would become; nothing is stored. */
  public Seed draft(Seed seed) {
    Seed understood = seeds.understood(seed);
    return store.read(reader -> seeds.identified(reader, understood));
  }

  /**
   * Removes an asset with its contents.
   *
   * @throws ServiceException GONE when there is none
   */
  public void delete(String id) {
    store.write(
        tx -> {
          Asset asset = stored(tx, id, false);
          tx.delete(id);
          return new Deleted(asset, Detached.of(tx, asset.allMaterials()));
        },
        deleted -> announcer.deleted(deleted.asset, deleted.detached));
  }

  /**
   * One asset.
   *
   * @throws ServiceException GONE when there is none
   */
  public Asset find(String id, boolean content) {
    return store.read(reader -> stored(reader, id, content));
  }

  /**
   * The assets with these ids, in their order, read while they are taken; those that are gone are
   * left out. Whoever takes them may be as slow as the client it writes to.
   */
  public Iterable<Asset> each(Collection<String> ids, boolean content) {
    return () -> AssetPages.of(store, ids, content);
  }

  /** Every asset, newest first, read while they are taken; nothing is held before. */
  public Iterable<Asset> each(boolean content) {
    return () -> AssetPages.all(store, content);
  }

  /**
   * The assets, most used first, read while they are taken; nothing is held before.
   *
   * @param pseudo whether those that were only seen are among them
   */
  public Iterable<Asset> byUse(boolean pseudo, boolean content) {
    return () -> AssetPages.of(store, store.read(reader -> reader.idsByUse(pseudo)), content);
  }

  /**
   * Edits an asset by what a client sent back of it; see {@link EditReader}. No difference, no
   * change.
   */
  public Asset update(Fields body) {
    return edit(
        body.id("id"),
        (reader, before) -> edits.apply(EditReader.asset(body, before), before, reader::material));
  }

  /** Edits the content and the classification of a format; returns its asset. */
  public Asset updateFormat(Fields body) {
    FormatEdit format = EditReader.format(body);
    String assetId = assetOf(body.id("id"));
    return edit(assetId, before -> edits.apply(List.of(format), before));
  }

  /** Gives the original format of an asset another type; {@code extension} is kept as received. */
  public Asset reclassify(String id, String extension) {
    return edit(
        id,
        before -> {
          Classification wanted = new Classification(null, extension);
          FormatEdit format = new FormatEdit(before.original().id(), null, wanted, null);
          return edits.apply(List.of(format), before);
        });
  }

  /**
   * Edits an asset by a function of the stored one with its contents; the same value back means no
   * change.
   */
  Asset edit(String id, Function<Asset, Asset> change) {
    return edit(id, (reader, before) -> change.apply(before));
  }

  private Asset edit(String id, BiFunction<ReadTransaction, Asset, Asset> change) {
    return edits.write(() -> store.write(tx -> edited(tx, id, change), this::announce)).asset;
  }

  private Edited edited(
      Transaction tx, String id, BiFunction<ReadTransaction, Asset, Asset> change) {
    Asset before = stored(tx, id, true);
    Asset after = change.apply(tx, before);
    if (after.equals(before)) {
      return new Edited(before, false, false, Set.of(), false, Detached.NONE);
    }
    edits.note(before, after);
    return saved(tx, before, after);
  }

  private void announce(Edited edited) {
    if (!edited.changed) {
      return;
    }
    if (edited.findable) {
      announcer.saved(edited.asset);
    } else {
      announcer.told(edited.asset);
    }
    announcer.touched(edited.others, edited.othersFindable);
    announcer.detached(edited.detached);
  }

  private static Edited saved(Transaction tx, Asset before, Asset after) {
    Set<String> touched = new LinkedHashSet<>();
    boolean othersFindable = false;
    for (Map.Entry<Material, Material> edited : editedMaterials(tx, before, after).entrySet()) {
      Material material = edited.getKey();
      othersFindable |= !Findable.seen(material).equals(Findable.seen(edited.getValue()));
      tx.save(material);
      touched.addAll(tx.assetsOf(material.id()).keySet());
    }
    touched.remove(after.id());
    Asset stored = tx.save(onlyChanged(before, after));
    List<Material> off = new ArrayList<>(before.allMaterials());
    Set<String> on = stored.allMaterials().stream().map(Material::id).collect(Collectors.toSet());
    off.removeIf(material -> on.contains(material.id()));
    boolean findable = !after.withScore(before.score()).equals(before);
    return new Edited(stored, true, findable, touched, othersFindable, Detached.of(tx, off));
  }

  /** The asset without the contents that stay, so that those are not written once more. */
  private static Asset onlyChanged(Asset before, Asset after) {
    Map<String, Content> old = new HashMap<>();
    before.formats().forEach(format -> old.put(format.id(), format.content()));
    return after.withFormats(
        after.formats().stream()
            .map(f -> Objects.equals(f.content(), old.get(f.id())) ? f.withContent(null) : f)
            .toList());
  }

  /** Materials of the edited asset that say something else now, each with the stored one. */
  private static Map<Material, Material> editedMaterials(
      ReadTransaction reader, Asset before, Asset after) {
    Map<String, Material> old = new HashMap<>();
    before.allMaterials().forEach(material -> old.put(material.id(), material));
    Map<Material, Material> edited = new LinkedHashMap<>();
    for (Material material : after.allMaterials()) {
      Material stored = old.get(material.id());
      if (stored == null || stored.kind() != material.kind()) {
        stored = reader.material(material.kind(), material.id()).orElse(material);
      }
      if (!material.equals(stored)) {
        edited.put(material, stored);
      }
    }
    return edited;
  }

  /**
   * The id of the asset a format belongs to.
   *
   * @throws ServiceException GONE when there is none
   */
  public String assetOf(String formatId) {
    return owner(formatId).orElseThrow(() -> ServiceException.gone("format", formatId));
  }

  /** The id of the asset a format belongs to; empty when there is no such format. */
  public Optional<String> owner(String formatId) {
    return store.read(reader -> reader.assetOfFormat(formatId));
  }

  /** The format with this id in its asset. */
  public static Format format(Asset asset, String formatId) {
    return asset.formats().stream()
        .filter(format -> format.id().equals(formatId))
        .findFirst()
        .orElseThrow(() -> ServiceException.gone("format", formatId));
  }

  private static Asset stored(ReadTransaction reader, String id, boolean content) {
    return reader.asset(id, content).orElseThrow(() -> ServiceException.gone("asset", id));
  }
}
