package assetd.store;

import assetd.json.Json;
import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Score;
import assetd.model.ServiceException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What can be changed, and the same questions as a {@link ReadTransaction}, which see the changes
 * at once. Valid only inside the call that handed it out, on its thread. A work that throws leaves
 * nothing behind.
 */
public final class Transaction extends ReadTransaction {
  private final Footprint footprint;
  private final FormatRowWriter formats;
  private final MaterialRowWriter materials;

  Transaction(Session session, Footprint footprint) {
    super(session);
    this.footprint = footprint;
    this.formats = new FormatRowWriter(session, footprint);
    this.materials = new MaterialRowWriter(session, footprint);
  }

  /**
   * Adds an asset with all that hangs on it. A material that is already there, by its id or as the
   * same of a shared kind, is not stored again. Its applications are stored, over those with the
   * same id.
   *
   * @param asset every format with its content
   * @return the asset as it is stored now, with content
   * @throws ServiceException CONFLICT when its id or that of a format is taken, FULL when the disk
   *     is
   */
  public Asset insert(Asset asset) {
    footprint.grow(0);
    long n = insertRow(asset);
    formats.insert(n, asset.formats());
    materials.attach(n, asset.materials().values());
    return stored(asset.id());
  }

  /**
   * Makes the stored asset equal to this one: its own fields, its formats, and which materials hang
   * on it in which order. A format without content keeps the content it has. What the materials say
   * is not changed; one that is not shared is deleted when this takes it from its last asset. What
   * makes an asset no longer is done on a full disk as well.
   *
   * @return the asset as it is stored now, with content; a content that is damaged on disk is null
   * @throws ServiceException GONE when there is no such asset, FULL when the disk is
   */
  public Asset save(Asset asset) {
    long n = number("asset", asset.id());
    Asset before = assets(List.of(asset.id()), false).get(0);
    if (!Objects.equals(before.name(), asset.name())) {
      footprint.erase();
    }
    footprint.replace(Footprint.characters(before.name()), Footprint.characters(asset.name()));
    footprint.replace(before.allMaterials().size(), asset.allMaterials().size());
    updateRow(n, asset);
    formats.save(n, new AssetRows(session).formats(List.of(n)).get(n), asset.formats());
    if (!before.materials().equals(asset.materials())) {
      materials.replace(n, asset.materials().values());
    }
    return stored(asset.id());
  }

  private Asset stored(String id) {
    return assets(List.of(id), true).get(0);
  }

  /**
   * Deletes an asset with its formats, their content, and the materials of its own; false when
   * there is none.
   */
  public boolean delete(String assetId) {
    if (!exists(assetId)) {
      return false;
    }
    materials.deleteOwn(number("asset", assetId), List.of());
    try (Command delete = session.command("DELETE FROM asset WHERE uuid = ?")) {
      return delete.with(assetId).run() > 0;
    }
  }

  private long insertRow(Asset asset) {
    try (Command insert =
        session.command(
            "INSERT INTO asset (uuid, creator, name, mechanism, created, updated,"
                + " discovered, pseudo, favorited, demo, curated,"
                + " score_manual, score_automatic, score_priority, score_reuse,"
                + " score_update, score_reference, score_searched)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n")) {
      fill(insert.with(asset.id()), asset).next();
      return insert.number();
    }
  }

  private void updateRow(long n, Asset asset) {
    try (Command update =
        session.command(
            "UPDATE asset SET creator = ?, name = ?, mechanism = ?, created = ?, updated = ?,"
                + " discovered = ?, pseudo = ?, favorited = ?, demo = ?, curated = ?,"
                + " score_manual = ?, score_automatic = ?, score_priority = ?, score_reuse = ?,"
                + " score_update = ?, score_reference = ?, score_searched = ? WHERE n = ?")) {
      fill(update, asset).with(n).run();
    }
  }

  private static Command fill(Command command, Asset asset) {
    command.with(asset.creator()).with(asset.name()).with(asset.mechanism());
    command.with(asset.created()).with(asset.updated());
    Asset.Flags flags = asset.flags();
    command.with(flags.discovered()).with(flags.pseudo()).with(flags.favorited());
    command.with(flags.demo()).with(flags.curated());
    Score score = asset.score();
    command.with(score.manual()).with(score.automatic()).with(score.priority());
    command.with(score.reuse()).with(score.update()).with(score.reference());
    return command.with(score.searched());
  }

  /**
   * Adds a material that hangs on nothing yet.
   *
   * @return the material as it is stored now: the one that was there if it is the same of a shared
   *     kind, or has the id
   * @throws ServiceException CONFLICT when the id belongs to another kind, FULL when the disk is
   */
  public Material insert(Material material) {
    return materials.insert(material).material();
  }

  /**
   * Overwrites the material with the same id.
   *
   * @throws ServiceException GONE when there is none of its kind, CONFLICT when another of a shared
   *     kind is the same
   */
  public Material save(Material material) {
    String key = SharedKey.of(material);
    if (key != null
        && materialNamed(material.kind(), key)
            .filter(m -> !m.id().equals(material.id()))
            .isPresent()) {
      throw new ServiceException(
          ServiceException.Kind.CONFLICT,
          "There already is a " + material.kind().singular() + " like this under another id.");
    }
    if (!materials.update(material)) {
      throw ServiceException.gone(material.kind().singular(), material.id());
    }
    return material;
  }

  /**
   * Deletes a material and takes it from everything it hangs on; false when there is none of this
   * kind.
   */
  public boolean delete(Kind kind, String id) {
    footprint.erase();
    try (Command delete = session.command("DELETE FROM material WHERE uuid = ? AND kind = ?")) {
      return delete.with(id).with(kind.name()).run() > 0;
    }
  }

  /**
   * Hangs a material on an asset, after the others; if it hangs there already only the mechanism
   * changes. False when that is the same as well.
   *
   * @throws ServiceException GONE when there is no such asset or material
   */
  public boolean attach(String assetId, String materialId, String mechanism) {
    footprint.grow(0);
    long asset = number("asset", assetId);
    return materials.attach(asset, Map.of(number("material", materialId), mechanism));
  }

  /**
   * Notes when these assets changed last: one statement, in the order of the rows; 50,000 take a
   * tenth of a second.
   */
  public void changed(Collection<String> assetIds, Instant moment) {
    try (Command update =
        session.command(
            "UPDATE asset SET updated = ? WHERE n IN (SELECT a.n FROM json_each(?) one"
                + " CROSS JOIN asset a ON a.uuid = one.value)")) {
      update.with(moment).with(Json.text(List.copyOf(assetIds))).run();
    }
  }

  /**
   * Takes a material from an asset; the material itself stays. False when it does not hang there.
   */
  public boolean detach(String assetId, String materialId) {
    try (Command delete =
        session.command(
            "DELETE FROM attachment WHERE asset = (SELECT n FROM asset WHERE uuid = ?)"
                + " AND material = (SELECT n FROM material WHERE uuid = ?)")) {
      return delete.with(assetId).with(materialId).run() > 0;
    }
  }

  /**
   * Says that two materials belong together, in no direction; false when that was said already.
   *
   * @throws ServiceException GONE when one does not exist, INVALID when they are one
   */
  public boolean associate(String materialA, String materialB) {
    footprint.grow(0);
    long a = number("material", materialA);
    long b = number("material", materialB);
    if (a == b) {
      throw ServiceException.invalid("A material cannot be associated with itself.");
    }
    try (Command insert =
        session.command(
            "INSERT INTO association (low, high) VALUES (?, ?) ON CONFLICT (low, high) DO"
                + " NOTHING")) {
      return insert.with(Math.min(a, b)).with(Math.max(a, b)).run() > 0;
    }
  }

  /** Takes an association back; false when there is none. */
  public boolean disassociate(String materialA, String materialB) {
    try (Command delete =
        session.command(
            "DELETE FROM association WHERE rowid IN (SELECT s.rowid FROM association s"
                + " JOIN material l ON l.n = s.low JOIN material h ON h.n = s.high"
                + " WHERE (l.uuid = ?1 AND h.uuid = ?2) OR (l.uuid = ?2 AND h.uuid = ?1))")) {
      return delete.with(materialA).with(materialB).run() > 0;
    }
  }

  /** Stores an application, over one with the same id. */
  public void save(Application application) {
    formats.save(application);
  }

  /**
   * Stores a setting of the daemon's own, over one with the same name; on a full disk as well, for
   * no daemon starts without them.
   */
  public void setting(String name, String value) {
    try (Command upsert =
        session.command(
            "INSERT INTO setting (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
      upsert.with(name).with(value).run();
    }
  }

  private long number(String table, String id) {
    try (Command select = session.command("SELECT n FROM " + table + " WHERE uuid = ?")) {
      if (!select.with(id).next()) {
        throw ServiceException.gone(table, id);
      }
      return select.number();
    }
  }
}
