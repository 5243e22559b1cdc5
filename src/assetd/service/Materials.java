package assetd.service;

import assetd.model.Asset;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.MaterialSeed;
import assetd.model.Seed;
import assetd.model.ServiceException;
import assetd.store.ReadTransaction;
import assetd.store.Selection;
import assetd.store.Store;
import assetd.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tags, websites, persons, annotations, hints, anchors and sensitives as things of their own.
 * Whatever changes what an asset shows also makes that asset findable anew and announces it; for a
 * tag on very many assets that takes a while, in which other writes wait. Thread-safe: the store
 * orders writes.
 */
public final class Materials {
  private final Store store;
  private final Announcer announcer;
  private final EditHistory history;
  private final Clock clock;
  private final Supplier<String> ids;

  Materials(
      Store store, Announcer announcer, EditHistory history, Clock clock, Supplier<String> ids) {
    this.store = store;
    this.announcer = announcer;
    this.history = history;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * A material with what it hangs on.
   *
   * @param mechanisms asset id to mechanism, newest asset first
   * @param first the newest of these assets, without content, of a sensitive, which alone shows it;
   *     null for the other kinds, and when there is none
   * @param associated ids of the materials it is tied to, per kind
   */
  public record Linked(
      Material material,
      Map<String, String> mechanisms,
      Asset first,
      Map<Kind, List<String>> associated) {}

  /**
   * One material.
   *
   * @throws ServiceException GONE when there is none of this kind with this id
   */
  public Linked find(Kind kind, String id) {
    return store.read(reader -> linked(reader, stored(reader, kind, id)));
  }

  /**
   * The wanted materials of a kind, newest first, read while they are taken; what the others are
   * tied to is not looked for. Whoever takes them may be as slow as the client it writes to.
   */
  public Iterable<Linked> each(Kind kind, Predicate<Material> wanted) {
    return each(kind, store.read(reader -> reader.ids(Selection.of(kind))), wanted);
  }

  /**
   * The materials of a kind with these ids, in their order, read while they are taken; those that
   * are gone are left out.
   */
  public Iterable<Linked> each(Kind kind, Collection<String> ids) {
    return each(kind, ids, material -> true);
  }

  private Iterable<Linked> each(Kind kind, Collection<String> ids, Predicate<Material> wanted) {
    return () ->
        new Pages<>(
            Pages.of(ids, page -> List.copyOf(store.read(r -> r.sizes(kind, page)).entrySet())),
            Map.Entry::getValue,
            group -> read(kind, group.stream().map(Map.Entry::getKey).toList(), wanted));
  }

  private List<Linked> read(Kind kind, List<String> group, Predicate<Material> wanted) {
    return store.read(reader -> linked(reader, kind, group, wanted));
  }

  /** What a material says in so many words: what a search among materials looks at. */
  public static List<String> texts(Material material) {
    return Findable.texts(material);
  }

  /**
   * The id of the tag with this text, or of the newest website with this address; blanks around it
   * only name what an older store kept with them.
   */
  public Optional<String> named(Kind kind, String text) {
    return store.read(
        reader -> named(reader, kind, text.strip()).or(() -> named(reader, kind, text)));
  }

  private static Optional<String> named(ReadTransaction reader, Kind kind, String text) {
    return kind == Kind.TAG
        ? reader.materialNamed(kind, text).map(Material::id)
        : reader.websiteAt(text);
  }

  /**
   * Makes a material; one of a shared kind that is there already is that one. Its giver may have
   * chosen its id.
   *
   * @throws ServiceException GONE when something it is to hang on or to be tied to is not there,
   *     CONFLICT when the id belongs to another material
   */
  public Linked create(MaterialSeed seed) {
    return write((tx, change) -> made(tx, change, seed));
  }

  private Material made(Transaction tx, MaterialChange change, MaterialSeed seed) {
    Material material = inserted(tx, change, seed.kind(), seed.part());
    seed.assets().forEach(asset -> change.attach(asset, material, seed.part().mechanism()));
    seed.ties()
        .forEach(
            (kind, all) ->
                all.forEach(other -> change.associate(material, stored(tx, kind, other))));
    seed.annotations().forEach(each -> change.associate(material, made(tx, change, each)));
    return material;
  }

  private Material inserted(Transaction tx, MaterialChange change, Kind kind, Seed.Part part) {
    var now = clock.next();
    String id = part.id() == null ? ids.get() : part.id();
    boolean there = tx.exists(kind, id);
    Material stored = tx.insert(new Material(id, kind, part.body(), now, now));
    if (!there && stored.id().equals(id)) {
      change.changed(stored);
    }
    if (part.id() != null && stored.id().equals(id) && !stored.body().equals(part.body())) {
      throw new ServiceException(
          ServiceException.Kind.CONFLICT,
          "There already is another " + kind.singular() + " with this id; update it instead.");
    }
    return stored;
  }

  /** Changes the fields that the part has and keeps the others; no difference, no change. */
  public Linked update(Kind kind, String id, Function<Material, Map<String, Object>> edit) {
    return write(
        (tx, change) -> {
          Material before = stored(tx, kind, id);
          Map<String, Object> body = edit.apply(before);
          if (body.equals(before.body())) {
            return before;
          }
          Material after = tx.save(before.edited(body, clock.next()));
          change.edited(before, after);
          change.touched(
              tx.assetsOf(id).keySet(), !Findable.seen(after).equals(Findable.seen(before)));
          return after;
        });
  }

  /** Removes a material from everything it hangs on. */
  public void delete(Kind kind, String id) {
    store.write(
        tx -> {
          MaterialChange change = new MaterialChange(tx);
          Material material = stored(tx, kind, id);
          change.hung(tx.assetsOf(id).keySet());
          tied(tx, id).forEach(change::changed);
          tx.delete(kind, id);
          change.deleted(material, clock.next());
          change.settle(clock);
          return Map.entry(material, change);
        },
        done -> {
          announcer.deleted(done.getKey());
          done.getValue().tell(announcer, history);
        });
  }

  /** Hangs a material on an asset; once more is no change. */
  public void attach(Kind kind, String id, String assetId) {
    write(
        (tx, change) -> {
          Material material = stored(tx, kind, id);
          change.attach(assetId, material, "MANUAL");
          return material;
        });
  }

  /** Takes a material off an asset. The material itself stays. */
  public void detach(Kind kind, String id, String assetId) {
    write(
        (tx, change) -> {
          Material material = stored(tx, kind, id);
          change.detach(assetId, material, clock.next());
          return material;
        });
  }

  /** Ties two materials to each other; once more is no change. */
  public void associate(Kind kind, String id, Kind other, String otherId) {
    write(
        (tx, change) -> {
          Material material = stored(tx, kind, id);
          change.associate(material, stored(tx, other, otherId));
          return material;
        });
  }

  /** Unties two materials. */
  public void disassociate(Kind kind, String id, Kind other, String otherId) {
    write(
        (tx, change) -> {
          Material material = stored(tx, kind, id);
          change.disassociate(material, stored(tx, other, otherId));
          return material;
        });
  }

  /** A write of one material, told after the commit and shown as it is then. */
  private Linked write(BiFunction<Transaction, MaterialChange, Material> work) {
    return store
        .write(
            tx -> {
              MaterialChange change = new MaterialChange(tx);
              Material material = work.apply(tx, change);
              change.settle(clock);
              return Map.entry(linked(tx, material), change);
            },
            done -> done.getValue().tell(announcer, history))
        .getKey();
  }

  private static List<Material> tied(ReadTransaction reader, String id) {
    return reader.associated(id).entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().stream()
                    .flatMap(each -> reader.material(kind.getKey(), each).stream()))
        .toList();
  }

  private static Linked linked(ReadTransaction reader, Material material) {
    return linked(reader, List.of(material)).get(0);
  }

  private static List<Linked> linked(
      ReadTransaction reader, Kind kind, List<String> ids, Predicate<Material> wanted) {
    return linked(reader, reader.materials(kind, ids).stream().filter(wanted).toList());
  }

  private static List<Linked> linked(ReadTransaction reader, List<Material> materials) {
    List<String> ids = materials.stream().map(Material::id).toList();
    Map<String, Map<String, String>> mechanisms = reader.assetsOf(ids);
    Map<String, Map<Kind, List<String>>> associated = reader.associated(ids);
    Map<String, Asset> firsts = firsts(reader, materials, mechanisms);
    return materials.stream()
        .map(
            m ->
                new Linked(
                    m,
                    mechanisms.getOrDefault(m.id(), Map.of()),
                    firsts.get(m.id()),
                    associated.getOrDefault(m.id(), Map.of())))
        .toList();
  }

  /** By material, the newest asset of each sensitive. */
  private static Map<String, Asset> firsts(
      ReadTransaction reader,
      List<Material> materials,
      Map<String, Map<String, String>> mechanisms) {
    Map<String, String> newest = new HashMap<>();
    for (Material material : materials) {
      if (material.kind() == Kind.SENSITIVE && mechanisms.containsKey(material.id())) {
        newest.put(material.id(), mechanisms.get(material.id()).keySet().iterator().next());
      }
    }
    Map<String, Asset> firsts = new HashMap<>();
    if (!newest.isEmpty()) {
      Map<String, Asset> assets = new HashMap<>();
      reader.assets(Set.copyOf(newest.values()), false).forEach(a -> assets.put(a.id(), a));
      newest.forEach((material, asset) -> firsts.put(material, assets.get(asset)));
    }
    return firsts;
  }

  private static Material stored(ReadTransaction reader, Kind kind, String id) {
    return reader.material(kind, id).orElseThrow(() -> ServiceException.gone(kind.singular(), id));
  }
}
