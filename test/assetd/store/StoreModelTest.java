package assetd.store;

import static assetd.store.SameAsset.assertNoContent;
import static assetd.store.SameAsset.assertSame;
import static assetd.store.SameAsset.assertSameWithoutContent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("After any sequence of operations and restarts")
class StoreModelTest {
  private static final int OPERATIONS = 500;

  @TempDir Path directory;

  private final long seed = new Random().nextLong();
  private final RandomAssets make = new RandomAssets(seed);
  private final Random random = make.random();
  private final Model model = new Model();
  private Store store;

  @BeforeEach
  void open() {
    System.out.println("StoreModelTest seed " + seed);
    store = Store.open(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("the store answers every question like a few maps would")
  void storeEqualsModel() {
    for (int i = 0; i < OPERATIONS; i++) {
      step();
      if (i % 50 == 49) {
        compareEverything();
      }
      if (i % 125 == 124) {
        store.close();
        store = Store.open(directory);
        compareEverything();
      }
    }
  }

  private void step() {
    List<String> assets = ids();
    if (assets.size() < 3) {
      insert();
      return;
    }
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> insert();
      case 3, 4, 5 -> save(model.asset(make.one(assets)));
      case 6, 7 -> delete(make.one(assets));
      case 8 -> insertMaterial();
      case 9 -> saveMaterial();
      case 10 -> deleteMaterial();
      case 11 -> attachOrDetach(make.one(assets));
      case 12 -> associateOrNot();
      default -> failHalfWay(make.one(assets));
    }
  }

  private void insert() {
    Asset asset = make.asset();
    model.insert(asset);
    assertSame(model.asset(asset.id()), write(tx -> tx.insert(asset)));
  }

  private void save(Asset before) {
    List<Format> formats = new ArrayList<>();
    for (Format format : before.formats()) {
      Content content = random.nextBoolean() ? null : make.content();
      if (formats.isEmpty() || random.nextInt(4) > 0) {
        formats.add(random.nextBoolean() ? format.withContent(content) : edited(format, content));
      }
    }
    if (random.nextInt(4) == 0) {
      formats.add(make.format("ADDITIONAL"));
    }
    Collections.shuffle(formats, random);
    Asset asset =
        new Asset(
            before.id(),
            make.text(),
            make.text(),
            "AUTOMATIC",
            make.time(),
            make.time(),
            make.flags(),
            make.score(),
            formats,
            random.nextBoolean() ? before.materials() : mixed(before.materials()));
    model.save(asset);
    assertSame(model.asset(asset.id()), write(tx -> tx.save(asset)));
  }

  private Format edited(Format f, Content content) {
    return new Format(
            f.id(),
            make.text(),
            f.role(),
            !f.file(),
            make.text(),
            f.classification(),
            make.application(),
            f.size(),
            make.time(),
            make.time(),
            f.content())
        .withContent(content);
  }

  /** Some of what is there in another order, some new, some of others. */
  private Map<Kind, List<Attached>> mixed(Map<Kind, List<Attached>> before) {
    Map<Kind, List<Attached>> mixed = make.materials();
    before.forEach(
        (kind, list) -> {
          List<Attached> kept = new ArrayList<>(list);
          kept.addAll(mixed.getOrDefault(kind, List.of()));
          Collections.shuffle(kept, random);
          mixed.put(kind, kept.subList(0, random.nextInt(kept.size() + 1)));
        });
    return mixed;
  }

  private void delete(String id) {
    model.delete(id);
    assertEquals(true, write(tx -> tx.delete(id)));
    assertEquals(false, write(tx -> tx.delete(id)));
  }

  private void insertMaterial() {
    Material material = make.material(make.one(List.of(Kind.values())));
    assertEquals(model.insert(material), write(tx -> tx.insert(material)));
  }

  private void saveMaterial() {
    material()
        .ifPresent(
            there -> {
              Material fresh = make.material(there.kind());
              Material edited =
                  new Material(
                      there.id(), there.kind(), fresh.body(), there.created(), fresh.updated());
              Material same = there.kind().shared() ? model.same(edited) : null;
              if (same != null && !same.id().equals(edited.id())) {
                assertThrows(RuntimeException.class, () -> write(tx -> tx.save(edited)));
              } else {
                model.materials.put(edited.id(), edited);
                assertEquals(edited, write(tx -> tx.save(edited)));
              }
            });
  }

  private void deleteMaterial() {
    material()
        .ifPresent(
            there -> {
              model.delete(there);
              assertEquals(true, write(tx -> tx.delete(there.kind(), there.id())));
            });
  }

  private void attachOrDetach(String asset) {
    material()
        .ifPresent(
            there -> {
              if (random.nextBoolean()) {
                model.attach(asset, there, "MANUAL");
                run(tx -> tx.attach(asset, there.id(), "MANUAL"));
              } else {
                assertEquals(
                    model.detach(asset, there.id()), write(tx -> tx.detach(asset, there.id())));
              }
            });
  }

  private void associateOrNot() {
    material()
        .ifPresent(
            a ->
                material()
                    .filter(b -> !b.id().equals(a.id()))
                    .ifPresent(
                        b -> {
                          Set<String> pair = Set.of(a.id(), b.id());
                          if (random.nextInt(3) > 0) {
                            assertEquals(
                                model.associations.add(pair),
                                write(tx -> tx.associate(a.id(), b.id())));
                          } else {
                            assertEquals(
                                model.associations.remove(pair),
                                write(tx -> tx.disassociate(b.id(), a.id())));
                          }
                        }));
  }

  /** A work that throws after it has changed much leaves nothing behind. */
  private void failHalfWay(String id) {
    Asset asset = make.asset();
    Consumer<Transaction> work =
        tx -> {
          tx.insert(asset);
          tx.delete(id);
          tx.setting("half", "way");
          throw new IllegalArgumentException("half way");
        };
    assertThrows(IllegalArgumentException.class, () -> run(work));
  }

  private Optional<Material> material() {
    List<Material> all =
        model.materials.values().stream().sorted(Comparator.comparing(Material::id)).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(make.one(all));
  }

  private List<String> ids() {
    return model.assets().stream().map(Asset::id).toList();
  }

  private void compareEverything() {
    store.read(
        reader -> {
          compareAssets(reader);
          compareMaterials(reader);
          assertEquals(List.copyOf(model.applications.values()), reader.applications());
          assertEquals(latest(), reader.latest());
          assertEquals(Optional.empty(), reader.setting("half"));
          return null;
        });
  }

  private void compareAssets(ReadTransaction reader) {
    List<Asset> expected = model.assets();
    List<Asset> bare = new ArrayList<>();
    List<Asset> full = new ArrayList<>();
    reader.eachAsset(false, bare::add);
    reader.eachAsset(true, full::add);
    assertEquals(expected.size(), reader.count());
    assertEquals(expected.size(), full.size());
    for (int i = 0; i < expected.size(); i++) {
      Asset asset = expected.get(i);
      assertSame(asset, full.get(i));
      assertSameWithoutContent(asset, bare.get(i));
      assertNoContent(bare.get(i));
      assertSame(asset, reader.asset(asset.id(), true).orElseThrow());
      assertEquals(asset.id(), reader.assetOfFormat(asset.original().id()).orElseThrow());
    }
    assertEquals(ids(), reader.ids());
    assertEquals(pseudo(expected, true), reader.ids(true));
    assertEquals(pseudo(expected, false), reader.ids(false));
    assertEquals(ids(), inPages(reader, 1 + random.nextInt(9)));
    assertEquals(byUse(expected), reader.idsByUse(true));
    List<String> saved = byUse(expected);
    saved.removeAll(reader.ids(true));
    assertEquals(saved, reader.idsByUse(false));
    List<String> some = new ArrayList<>(ids());
    Collections.shuffle(some, random);
    some.add(0, "unknown");
    List<Asset> found = reader.assets(some, false);
    assertEquals(some.subList(1, some.size()), found.stream().map(Asset::id).toList());
  }

  private static List<String> inPages(ReadTransaction reader, int size) {
    List<Asset> all = new ArrayList<>();
    List<Asset> page = reader.following(null, size);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = reader.following(page.get(page.size() - 1), size);
    }
    return all.stream().map(Asset::id).toList();
  }

  private static List<String> byUse(List<Asset> assets) {
    List<Asset> ranked = new ArrayList<>(assets);
    ranked.sort(
        Comparator.<Asset>comparingInt(
                a -> a.score().manual() + a.score().automatic() + a.score().reuse())
            .reversed());
    return ranked.stream().map(Asset::id).collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<String> pseudo(List<Asset> assets, boolean pseudo) {
    return assets.stream().filter(a -> a.flags().pseudo() == pseudo).map(Asset::id).toList();
  }

  private void compareMaterials(ReadTransaction reader) {
    for (Kind kind : Kind.values()) {
      List<Material> expected = materials(m -> m.kind() == kind);
      List<String> ids = expected.stream().map(Material::id).toList();
      List<String> asked = new ArrayList<>(List.of("unknown"));
      asked.addAll(ids);
      assertEquals(expected, reader.materials(kind, asked));
      assertEquals(ids, List.copyOf(reader.sizes(kind, asked).keySet()));
      assertEquals(ids, reader.ids(Selection.of(kind)));
    }
    List<String> all = List.copyOf(model.materials.keySet());
    Map<String, Map<String, String>> assets = reader.assetsOf(all);
    Map<String, Map<Kind, List<String>>> ties = reader.associated(all);
    for (Material material : model.materials.values()) {
      assertEquals(Optional.of(material), reader.material(material.kind(), material.id()));
      assertEquals(
          List.copyOf(model.assetsOf(material.id()).entrySet()),
          List.copyOf(assets.getOrDefault(material.id(), Map.of()).entrySet()));
      Map<Kind, List<String>> tied = ties.getOrDefault(material.id(), Map.of());
      assertEquals(tied, reader.associated(material.id()));
      for (Kind other : Kind.values()) {
        assertEquals(associated(material, other), tied.getOrDefault(other, List.of()));
      }
    }
  }

  private List<Material> materials(Predicate<Material> wanted) {
    return model.materials.values().stream()
        .filter(wanted)
        .sorted(Comparator.comparing(Material::created).reversed().thenComparing(Material::id))
        .toList();
  }

  private List<String> associated(Material material, Kind other) {
    return model.associations.stream()
        .filter(pair -> pair.contains(material.id()))
        .flatMap(Set::stream)
        .filter(id -> !id.equals(material.id()) && model.materials.get(id).kind() == other)
        .toList();
  }

  private Instant latest() {
    return Stream.concat(
            model.assets().stream()
                .flatMap(
                    a ->
                        Stream.concat(
                            Stream.of(a.created(), a.updated()),
                            a.formats().stream()
                                .flatMap(f -> Stream.of(f.created(), f.updated())))),
            model.materials.values().stream().flatMap(m -> Stream.of(m.created(), m.updated())))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private <T> T write(Function<Transaction, T> work) {
    return store.write(work, done -> {});
  }

  private void run(Consumer<Transaction> work) {
    write(
        tx -> {
          work.accept(tx);
          return null;
        });
  }
}
