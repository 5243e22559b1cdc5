package assetd.store;

import assetd.json.Json;
import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Score;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts assets together from rows: one query for a page of assets, one for all their formats, one
 * for all their materials, and one per {@value #CONTENT_AT_ONCE} bytes of content. So the number of
 * queries does not grow with the assets of a page, and the memory not with the size of what they
 * hold.
 */
final class AssetRows {
  /** As many bytes of content as are loaded together; a larger one is loaded alone. */
  private static final int CONTENT_AT_ONCE = 4 << 20;

  /** What {@link #head} reads, in its order. */
  static final String COLUMNS =
      "a.n, a.uuid, a.creator, a.name, a.mechanism, a.created, a.updated,"
          + " a.discovered, a.pseudo, a.favorited, a.demo, a.curated,"
          + " a.score_manual, a.score_automatic, a.score_priority, a.score_reuse,"
          + " a.score_update, a.score_reference, a.score_searched";

  private final Session session;

  AssetRows(Session session) {
    this.session = session;
  }

  /** The row of an asset: its number, and the asset still without formats and materials. */
  record Head(long n, Asset asset) {}

  /** The row of a format: its number, and the format still without content. */
  record Row(long n, Format format) {}

  /** The row that the command stands on. */
  static Head head(Command row) {
    return new Head(
        row.number(),
        new Asset(
            row.text(),
            row.text(),
            row.text(),
            row.text(),
            row.time(),
            row.time(),
            new Asset.Flags(row.flag(), row.flag(), row.flag(), row.flag(), row.flag()),
            new Score(
                row.count(),
                row.count(),
                row.count(),
                row.count(),
                row.count(),
                row.count(),
                row.count()),
            List.of(),
            Map.of()));
  }

  /**
   * Completes assets and hands them on one by one, in order; a damaged content comes out as null.
   */
  void complete(List<Head> heads, boolean content, Consumer<Asset> out) {
    List<Long> numbers = heads.stream().map(Head::n).toList();
    Map<Long, List<Row>> formats = formats(numbers);
    Map<Long, Map<Kind, List<Attached>>> materials = materials(numbers);
    int done = 0;
    while (done < heads.size()) {
      List<Head> run = content ? run(heads.subList(done, heads.size()), formats) : heads;
      Map<Long, Content> contents = content ? contents(run, formats) : Map.of();
      for (Head head : run) {
        List<Format> held =
            formats.getOrDefault(head.n, List.of()).stream()
                .map(row -> row.format.withContent(contents.get(row.n)))
                .toList();
        out.accept(
            head.asset.withFormats(held).withMaterials(materials.getOrDefault(head.n, Map.of())));
      }
      done += run.size();
    }
  }

  /** As many from the start as have little enough content together, at least one. */
  private static List<Head> run(List<Head> heads, Map<Long, List<Row>> formats) {
    long size = 0;
    for (int i = 0; i < heads.size(); i++) {
      for (Row row : formats.getOrDefault(heads.get(i).n, List.of())) {
        size += row.format.size();
      }
      if (size > CONTENT_AT_ONCE && i > 0) {
        return heads.subList(0, i);
      }
    }
    return heads;
  }

  private Map<Long, Content> contents(List<Head> heads, Map<Long, List<Row>> formats) {
    List<Long> numbers = new ArrayList<>();
    for (Head head : heads) {
      formats.getOrDefault(head.n, List.of()).forEach(row -> numbers.add(row.n));
    }
    return new Contents(session).of(numbers);
  }

  /** The formats without content, by the number of their asset. */
  Map<Long, List<Row>> formats(List<Long> assets) {
    Map<Long, List<Row>> formats = new HashMap<>();
    try (Command rows =
        session.command(
            "SELECT f.asset, f.n, f.uuid, f.creator, f.role, f.file, f.file_name,"
                + " f.generic, f.specific, f.rendering,"
                + " p.id, p.name, p.version, p.platform, p.onboarded, p.privacy,"
                + " f.size, f.created, f.updated"
                + " FROM json_each(?) page JOIN format f ON f.asset = page.value"
                + " JOIN application p ON p.n = f.application ORDER BY f.asset, f.position")) {
      rows.with(Json.text(assets));
      while (rows.next()) {
        formats.computeIfAbsent(rows.number(), asset -> new ArrayList<>()).add(format(rows));
      }
    }
    return formats;
  }

  private static Row format(Command row) {
    return new Row(
        row.number(),
        new Format(
            row.text(),
            row.text(),
            row.text(),
            row.flag(),
            row.text(),
            new Classification(row.text(), row.text(), row.text()),
            application(row),
            row.number(),
            row.time(),
            row.time(),
            null));
  }

  /** The columns of an application, as {@link #application} reads them. */
  static final String APPLICATION = "id, name, version, platform, onboarded, privacy";

  /** The application in the current row. */
  static Application application(Command row) {
    return new Application(row.text(), row.text(), row.text(), row.text(), row.flag(), row.text());
  }

  /** The materials by the number of their asset; one that hangs on many assets is read once. */
  private Map<Long, Map<Kind, List<Attached>>> materials(List<Long> assets) {
    Map<Long, Map<Kind, List<Attached>>> materials = new HashMap<>();
    Map<Long, Material> known = new HashMap<>();
    try (Command rows =
        session.command(
            "SELECT t.asset, t.mechanism, m.n, "
                + MaterialRows.COLUMNS
                + " FROM json_each(?) page JOIN attachment t ON t.asset = page.value"
                + " JOIN material m ON m.n = t.material ORDER BY t.asset, t.position")) {
      rows.with(Json.text(assets));
      while (rows.next()) {
        long asset = rows.number();
        String mechanism = rows.text();
        Material material = known.computeIfAbsent(rows.number(), n -> MaterialRows.legible(rows));
        materials
            .computeIfAbsent(asset, n -> new EnumMap<>(Kind.class))
            .computeIfAbsent(material.kind(), kind -> new ArrayList<>())
            .add(new Attached(material, mechanism));
      }
    }
    return materials;
  }
}
