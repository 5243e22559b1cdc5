package assetd.store;

import assetd.json.Json;
import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.ServiceException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes materials and which assets they hang on. */
final class MaterialRowWriter {
  private final Session session;
  private final Footprint footprint;

  MaterialRowWriter(Session session, Footprint footprint) {
    this.session = session;
    this.footprint = footprint;
  }

  /** A stored material and its number. */
  record Row(long n, Material material) {}

  /**
   * The stored material with this id or, of a shared kind, with this key; when there is none, this
   * one is stored.
   */
  Row insert(Material material) {
    try (Command find =
        session.command(
            "SELECT m.n, "
                + MaterialRows.COLUMNS
                + " FROM material m WHERE m.uuid = ?1 OR (m.kind = ?2 AND m.share_key = ?3)"
                + " ORDER BY m.uuid <> ?1 LIMIT 1")) {
      find.with(material.id()).with(material.kind().name()).with(SharedKey.of(material));
      if (!find.next()) {
        return new Row(insertRow(material), material);
      }
      Row row = new Row(find.number(), MaterialRows.legible(find));
      if (row.material.kind() != material.kind()) {
        throw taken(row.material.kind(), material.id());
      }
      return row;
    }
  }

  private static ServiceException taken(Kind kind, String id) {
    return new ServiceException(
        ServiceException.Kind.CONFLICT, "The id " + id + " already belongs to " + kind.one() + ".");
  }

  private long insertRow(Material material) {
    byte[] body = Json.write(material.body());
    footprint.grow(body.length);
    try (Command insert =
        session.command(
            "INSERT INTO material (uuid, kind, share_key, checksum, body, created, updated)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING n")) {
      fill(insert.with(material.id()).with(material.kind().name()), material, body).next();
      return insert.number();
    }
  }

  /** Overwrites the material with the same id and kind; false when there is none. */
  boolean update(Material material) {
    byte[] body = Json.write(material.body());
    footprint.grow(body.length);
    footprint.erase();
    try (Command update =
        session.command(
            "UPDATE material SET share_key = ?, checksum = ?, body = ?, created = ?, updated = ?"
                + " WHERE uuid = ? AND kind = ?")) {
      fill(update, material, body).with(material.id()).with(material.kind().name());
      return update.run() > 0;
    }
  }

  private static Command fill(Command command, Material material, byte[] body) {
    return command
        .with(SharedKey.of(material))
        .with(Checksum.of(body))
        .with(body)
        .with(material.created())
        .with(material.updated());
  }

  /** Hangs materials on an asset in this order, behind those that hang there already. */
  void attach(long asset, Collection<List<Attached>> kinds) {
    attach(asset, wanted(kinds));
  }

  /**
   * Stored if they were not: the numbers of the materials with their mechanisms; of doubles the
   * first counts.
   */
  private Map<Long, String> wanted(Collection<List<Attached>> kinds) {
    Map<Long, String> wanted = new LinkedHashMap<>();
    for (List<Attached> kind : kinds) {
      for (Attached attached : kind) {
        wanted.putIfAbsent(insert(attached.material()).n, attached.mechanism());
      }
    }
    return wanted;
  }

  /**
   * Hangs materials on an asset by their numbers, last; where one hangs already only its mechanism
   * changes. The last position is looked up once, for that reads all that hangs there. False when
   * all of this was so already.
   */
  boolean attach(long asset, Map<Long, String> mechanisms) {
    long position = lastPosition(asset);
    long changed = 0;
    for (Map.Entry<Long, String> each : mechanisms.entrySet()) {
      position++;
      try (Command insert =
          session.command(
              "INSERT INTO attachment (asset, material, position, mechanism) VALUES (?, ?, ?, ?)"
                  + " ON CONFLICT (asset, material) DO UPDATE SET"
                  + " mechanism = excluded.mechanism WHERE mechanism <> excluded.mechanism")) {
        insert.with(asset).with(each.getKey()).with(position).with(each.getValue());
        changed += insert.run();
      }
    }
    return changed > 0;
  }

  private long lastPosition(long asset) {
    try (Command last =
        session.command("SELECT coalesce(max(position), 0) FROM attachment WHERE asset = ?")) {
      last.with(asset).next();
      return last.number();
    }
  }

  /**
   * Makes these, in this order, all that hangs on the asset; what nobody else has of the others is
   * deleted.
   */
  void replace(long asset, Collection<List<Attached>> kinds) {
    Map<Long, String> wanted = wanted(kinds);
    deleteOwn(asset, wanted.keySet());
    try (Command clear = session.command("DELETE FROM attachment WHERE asset = ?")) {
      clear.with(asset).run();
    }
    attach(asset, wanted);
  }

  /**
   * Deletes the materials that are not shared and hang on this asset alone, but for those to keep.
   */
  void deleteOwn(long asset, Collection<Long> keep) {
    footprint.erase();
    try (Command delete =
        session.command(
            "DELETE FROM material WHERE kind IN "
                + SharedKey.UNSHARED
                + " AND n IN (SELECT material FROM attachment WHERE asset = ?1)"
                + " AND n NOT IN (SELECT value FROM json_each(?2))"
                + " AND NOT EXISTS (SELECT 1 FROM attachment t"
                + " WHERE t.material = material.n AND t.asset <> ?1)")) {
      delete.with(asset).with(Json.text(List.copyOf(keep))).run();
    }
  }
}
