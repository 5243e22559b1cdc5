package assetd.store;

import assetd.json.Json;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts materials together from rows: a page of them, and what they are tied to, with one query
 * each, so that the number of queries does not grow with the materials of a page. The joins are
 * CROSS so that they go from the page to the rows; by itself SQLite would go through all materials
 * of the kind for every page.
 */
final class MaterialRows {
  /** What {@link #read} and {@link #legible} read, in their order. */
  static final String COLUMNS = "m.uuid, m.kind, m.checksum, m.body, m.created, m.updated";

  /** A body that does not have its checksum; recognised by identity. */
  private static final Map<String, Object> DAMAGED = Collections.unmodifiableMap(new HashMap<>());

  /** What an asset that a material hangs on, or a tie, takes in memory until it is written. */
  private static final int TIE_BYTES = 256;

  private final Session session;

  MaterialRows(Session session) {
    this.session = session;
  }

  /**
   * The material in the current row, from the column after the last one read.
   *
   * @throws ServiceException FAILED when its body is damaged
   */
  static Material read(Command row) {
    Material material = legible(row);
    if (material.body() == DAMAGED) {
      throw new ServiceException(
          ServiceException.Kind.FAILED,
          "The " + material.kind().singular() + " " + material.id() + " is damaged on disk.");
    }
    return material;
  }

  /** The same, but a damaged body comes out empty, so that what it hangs on can still be had. */
  static Material legible(Command row) {
    String id = row.text();
    Kind kind = Kind.valueOf(row.text());
    Map<String, Object> body = body(row.number(), row.bytes());
    Instant created = row.time();
    return new Material(id, kind, body, created, row.time());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> body(long checksum, byte[] json) {
    return Checksum.of(json) == checksum ? (Map<String, Object>) Json.read(json) : DAMAGED;
  }

  /** About how many bytes each is with its ties, in the given order; unknown ids are left out. */
  Map<String, Long> sizes(Kind kind, Collection<String> ids) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    try (Command rows =
        session.command(
            "SELECT m.uuid, length(m.body) + "
                + TIE_BYTES
                + " * ((SELECT count(*) FROM attachment WHERE material = m.n)"
                + " + (SELECT count(*) FROM association WHERE low = m.n)"
                + " + (SELECT count(*) FROM association WHERE high = m.n))"
                + " FROM json_each(?) page CROSS JOIN material m ON m.uuid = page.value"
                + " WHERE m.kind = ? ORDER BY page.key")) {
      rows.with(Json.text(List.copyOf(ids))).with(kind.name());
      while (rows.next()) {
        sizes.put(rows.text(), rows.number());
      }
    }
    return sizes;
  }

  /** The materials in the given order; unknown ids are left out, and damaged bodies are empty. */
  List<Material> materials(Kind kind, Collection<String> ids) {
    try (Command rows =
        session.command(
            "SELECT "
                + COLUMNS
                + " FROM json_each(?) page CROSS JOIN material m ON m.uuid = page.value"
                + " WHERE m.kind = ? ORDER BY page.key")) {
      rows.with(Json.text(List.copyOf(ids))).with(kind.name());
      return rows.list(MaterialRows::legible);
    }
  }

  /** By material: the assets it hangs on with the mechanism of each, newest created first. */
  Map<String, Map<String, String>> assetsOf(Collection<String> ids) {
    Map<String, Map<String, String>> assets = new HashMap<>();
    try (Command rows =
        session.command(
            "SELECT m.uuid, a.uuid, t.mechanism"
                + " FROM json_each(?) page CROSS JOIN material m ON m.uuid = page.value"
                + " CROSS JOIN attachment t ON t.material = m.n"
                + " CROSS JOIN asset a ON a.n = t.asset ORDER BY a.created DESC, a.uuid")) {
      rows.with(Json.text(List.copyOf(ids)));
      while (rows.next()) {
        assets
            .computeIfAbsent(rows.text(), material -> new LinkedHashMap<>())
            .put(rows.text(), rows.text());
      }
    }
    return assets;
  }

  /** By material: the ids of those that were associated with it, oldest association first. */
  Map<String, Map<Kind, List<String>>> associated(Collection<String> ids) {
    Map<String, Map<Kind, List<String>>> associated = new HashMap<>();
    try (Command rows =
        session.command(
            "SELECT s.uuid, o.kind, o.uuid FROM ("
                + half("low", "high")
                + " UNION ALL "
                + half("high", "low")
                + ") s JOIN material o ON o.n = s.other ORDER BY s.age")) {
      rows.with(Json.text(List.copyOf(ids)));
      while (rows.next()) {
        associated
            .computeIfAbsent(rows.text(), material -> new EnumMap<>(Kind.class))
            .computeIfAbsent(Kind.valueOf(rows.text()), kind -> new ArrayList<>())
            .add(rows.text());
      }
    }
    return associated;
  }

  /** Each half by its own index; a condition on both columns at once would read all rows. */
  private static String half(String one, String other) {
    return "SELECT m.uuid, t."
        + other
        + " other, t.rowid age"
        + " FROM json_each(?1) page CROSS JOIN material m ON m.uuid = page.value"
        + " CROSS JOIN association t ON t."
        + one
        + " = m.n";
  }
}
