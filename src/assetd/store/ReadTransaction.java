package assetd.store;

import assetd.json.Json;
import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.IdList;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that can be asked of one unchanging state of the store. Valid only inside the call
 * that handed it out, on its thread. Everything refuses with UNAVAILABLE when the disk fails and
 * with FAILED when what was asked for is damaged.
 */
public class ReadTransaction {
  /** Assets read together: enough to make the queries cheap, few enough to hold. */
  private static final int PAGE = 256;

  final Session session;

  ReadTransaction(Session session) {
    this.session = session;
  }

  /**
   * The asset; with {@code content} including what its formats hold.
   *
   * @throws ServiceException FAILED when a content does not have its checksum
   */
  public Optional<Asset> asset(String id, boolean content) {
    Optional<Asset> asset = assets(List.of(id), content).stream().findFirst();
    asset
        .filter(found -> content && found.formats().stream().anyMatch(f -> f.content() == null))
        .ifPresent(
            damaged -> {
              throw new ServiceException(
                  ServiceException.Kind.FAILED,
                  "The content of the asset " + id + " is damaged on disk; a backup may have it.");
            });
    return asset;
  }

  /**
   * The assets in the given order; unknown ids are left out. A damaged content is null, so that the
   * others can be had.
   */
  public List<Asset> assets(Collection<String> ids, boolean content) {
    List<AssetRows.Head> heads = new ArrayList<>();
    try (Command rows =
        session.command(
            "SELECT "
                + AssetRows.COLUMNS
                + " FROM json_each(?) page JOIN asset a ON a.uuid = page.value")) {
      rows.with(Json.text(List.copyOf(ids)));
      while (rows.next()) {
        heads.add(AssetRows.head(rows));
      }
    }
    Map<String, Asset> found = new HashMap<>();
    new AssetRows(session).complete(heads, content, asset -> found.put(asset.id(), asset));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /**
   * Every asset, newest created first, then by id. At most a page without and a few MiB of content
   * are in memory at once. A damaged content is null, so that the others can be had.
   */
  public void eachAsset(boolean content, Consumer<Asset> out) {
    List<AssetRows.Head> page = page(null, PAGE);
    while (!page.isEmpty()) {
      new AssetRows(session).complete(page, content, out);
      page = page.size() < PAGE ? List.of() : page(page.get(page.size() - 1).asset(), PAGE);
    }
  }

  /**
   * The next assets, without contents, in the order of {@link #eachAsset}; fewer than asked for
   * only at the end.
   *
   * @param last the one before them; null for the first ones
   */
  public List<Asset> following(Asset last, int most) {
    List<Asset> assets = new ArrayList<>();
    new AssetRows(session).complete(page(last, most), false, assets::add);
    return assets;
  }

  private List<AssetRows.Head> page(Asset last, int most) {
    try (Command rows =
        session.command(
            "SELECT "
                + AssetRows.COLUMNS
                + " FROM asset a WHERE a.created <= ?1 AND (a.created < ?1 OR a.uuid > ?2)"
                + " ORDER BY a.created DESC, a.uuid LIMIT ?3")) {
      rows.with(last == null ? Long.MAX_VALUE : Command.micros(last.created()));
      rows.with(last == null ? "" : last.id()).with(most);
      return rows.list(AssetRows::head);
    }
  }

  /** The ids of all assets, in the order of {@link #eachAsset}. */
  public List<String> ids() {
    return ids(Selection.ASSETS);
  }

  /** The ids of what is selected, in its order. */
  public List<String> ids(Selection selection) {
    return selection.ids(session);
  }

  /** How many are selected. */
  public long number(Selection selection) {
    return selection.number(session);
  }

  /** The ids of the assets that were only seen (true) or of those that were saved (false). */
  public List<String> ids(boolean pseudo) {
    try (Command rows =
        session.command("SELECT uuid FROM asset WHERE pseudo = ? ORDER BY created DESC, uuid")) {
      return rows.with(pseudo).list(Command::text);
    }
  }

  /**
   * The ids of the assets, most used first, then in the order of {@link #eachAsset}.
   *
   * @param pseudo whether those that were only seen are among them
   */
  public List<String> idsByUse(boolean pseudo) {
    List<String> ids = new IdList();
    try (Command rows =
        session.command(
            "SELECT uuid FROM asset WHERE pseudo <= ? ORDER BY"
                + " score_manual + score_automatic + score_reuse DESC, created DESC, uuid")) {
      rows.with(pseudo);
      while (rows.next()) {
        ids.add(rows.text());
      }
    }
    return ids;
  }

  /**
   * How an asset stands among the others.
   *
   * @param updated when it or its content last changed
   * @param uses the sum of its counters of use
   */
  public record Standing(String id, Instant updated, long uses) {}

  /**
   * The standings, in no order, of the saved assets among these ids, of as many that changed last,
   * and of as many that are used most. Reads every row of the assets, twice: 40 ms at 100,000 on a
   * busy machine of two cores.
   */
  public List<Standing> standings(Collection<String> ids, int most) {
    try (Command rows =
        session.command(
            "SELECT uuid, updated, "
                + USES
                + " FROM asset WHERE pseudo = 0 AND n IN ("
                + "SELECT n FROM (SELECT n FROM asset NOT INDEXED WHERE pseudo = 0"
                + " ORDER BY updated DESC, uuid LIMIT ?1)"
                + " UNION SELECT n FROM (SELECT n FROM asset NOT INDEXED WHERE pseudo = 0 ORDER BY "
                + USES
                + " DESC, uuid LIMIT ?1)"
                + " UNION SELECT n FROM json_each(?2) JOIN asset ON uuid = value)")) {
      rows.with(most).with(Json.text(List.copyOf(ids)));
      return rows.list(row -> new Standing(row.text(), row.time(), row.number()));
    }
  }

  private static final String USES =
      "(score_manual + score_automatic + score_priority + score_reuse + score_update"
          + " + score_reference + score_searched)";

  /** Whether there is an asset with this id. */
  public boolean exists(String id) {
    try (Command rows = session.command("SELECT 1 FROM asset WHERE uuid = ?")) {
      return rows.with(id).next();
    }
  }

  /** Whether there is a material of this kind with this id, legible or not. */
  public boolean exists(Kind kind, String id) {
    try (Command rows = session.command("SELECT 1 FROM material WHERE uuid = ? AND kind = ?")) {
      return rows.with(id).with(kind.name()).next();
    }
  }

  /** How many assets there are. */
  public long count() {
    return session.number("SELECT count(*) FROM asset");
  }

  /** The id of the asset that has this format. */
  public Optional<String> assetOfFormat(String formatId) {
    try (Command rows =
        session.command(
            "SELECT a.uuid FROM format f JOIN asset a ON a.n = f.asset WHERE f.uuid = ?")) {
      return rows.with(formatId).first(Command::text);
    }
  }

  /** The material with this id, if it is of this kind. */
  public Optional<Material> material(Kind kind, String id) {
    try (Command rows =
        session.command(
            "SELECT "
                + MaterialRows.COLUMNS
                + " FROM material m WHERE m.uuid = ? AND m.kind = ?")) {
      return rows.with(id).with(kind.name()).first(MaterialRows::read);
    }
  }

  /**
   * The material of a shared kind with this key: of a tag its text, see {@link SharedKey} for the
   * others.
   */
  public Optional<Material> materialNamed(Kind kind, String key) {
    try (Command rows =
        session.command(
            "SELECT "
                + MaterialRows.COLUMNS
                + " FROM material m WHERE m.kind = ? AND m.share_key = ?")) {
      return rows.with(kind.name()).with(key).first(MaterialRows::read);
    }
  }

  /**
   * The id of the newest website with this address, legible or not. Under whatever name: the key
   * begins with the address, and a minus sign is the next character after the comma that follows.
   */
  public Optional<String> websiteAt(String url) {
    String first = Json.text(List.of(url)).replaceFirst("]$", "");
    try (Command rows =
        session.command(
            "SELECT uuid FROM material"
                + " WHERE kind = 'WEBSITE' AND share_key >= ? AND share_key < ?"
                + " ORDER BY created DESC, uuid LIMIT 1")) {
      return rows.with(first + ",").with(first + "-").first(Command::text);
    }
  }

  /**
   * The materials of a kind with these ids, in their order; unknown ids are left out. A damaged
   * body is empty, so that the others can be had.
   */
  public List<Material> materials(Kind kind, Collection<String> ids) {
    return new MaterialRows(session).materials(kind, ids);
  }

  /**
   * About how many bytes the materials of a kind with these ids take in memory with all they are
   * tied to, in their order; unknown ids are left out.
   */
  public Map<String, Long> sizes(Kind kind, Collection<String> ids) {
    return new MaterialRows(session).sizes(kind, ids);
  }

  /**
   * The assets that a material hangs on with the mechanism of each, newest created first, then by
   * id.
   */
  public Map<String, String> assetsOf(String materialId) {
    return assetsOf(List.of(materialId)).getOrDefault(materialId, Map.of());
  }

  /** The same for several materials, by their ids; one that hangs on nothing is left out. */
  public Map<String, Map<String, String>> assetsOf(Collection<String> materialIds) {
    return new MaterialRows(session).assetsOf(materialIds);
  }

  /** The ids of all materials that were associated with this one, oldest association first. */
  public Map<Kind, List<String>> associated(String materialId) {
    return associated(List.of(materialId)).getOrDefault(materialId, Map.of());
  }

  /** The same for several materials, by their ids; one that is tied to none is left out. */
  public Map<String, Map<Kind, List<String>>> associated(Collection<String> materialIds) {
    return new MaterialRows(session).associated(materialIds);
  }

  /** The application with this id. */
  public Optional<Application> application(String id) {
    try (Command rows =
        session.command("SELECT " + AssetRows.APPLICATION + " FROM application WHERE id = ?")) {
      return rows.with(id).first(AssetRows::application);
    }
  }

  /** All applications in the order in which they first came. */
  public List<Application> applications() {
    try (Command rows =
        session.command("SELECT " + AssetRows.APPLICATION + " FROM application ORDER BY n")) {
      return rows.list(AssetRows::application);
    }
  }

  /**
   * The latest time stored anywhere, 1970 when nothing is: a clock that starts after it never goes
   * back.
   */
  public Instant latest() {
    try (Command rows =
        session.command(
            "SELECT coalesce(max(t), 0) FROM ("
                + "SELECT max(max(created), max(updated)) t FROM asset"
                + " UNION ALL SELECT max(max(created), max(updated)) FROM format"
                + " UNION ALL SELECT max(max(created), max(updated)) FROM material)")) {
      rows.next();
      return rows.time();
    }
  }

  /** A setting of the daemon's own. */
  public Optional<String> setting(String name) {
    try (Command rows = session.command("SELECT value FROM setting WHERE name = ?")) {
      return rows.with(name).first(Command::text);
    }
  }
}
