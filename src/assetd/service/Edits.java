package assetd.service;

import assetd.insight.Understanding;
import assetd.json.EditReader;
import assetd.json.EditReader.AssetEdit;
import assetd.json.EditReader.FormatEdit;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Applies edits to assets as pure functions. An edit adds and changes; it never removes, because a
 * client that sends back an old view must not take away what came since; only what an old content
 * told goes with it, see {@link Renewal}. What does not differ is no edit: the same asset comes
 * back. Thread-safe.
 */
final class Edits {
  private final Seeds seeds;
  private final Clock clock;

  Edits(Seeds seeds, Clock clock) {
    this.seeds = seeds;
    this.clock = clock;
  }

  /** The asset after the edit, or the very same one when nothing differs. */
  Asset apply(AssetEdit edit, Asset before) {
    Instant now = clock.next();
    Asset described = before.withMaterials(materials(edit.materials(), before, now));
    Asset formatted = apply(edit.formats(), described, now);
    boolean named = edit.name() != null && !edit.name().equals(before.name());
    String mechanism = edit.mechanism() == null ? before.mechanism() : edit.mechanism();
    Asset after =
        new Asset(
            before.id(),
            before.creator(),
            named ? edit.name() : formatted.name(),
            mechanism,
            before.created(),
            formatted.updated(),
            edit.flags(),
            before.score(),
            formatted.formats(),
            formatted.materials());
    return after.equals(before) ? before : after.withUpdated(now);
  }

  /** The asset after edits of its formats, or the very same one when nothing differs. */
  Asset apply(List<FormatEdit> edits, Asset before) {
    return apply(edits, before, clock.next());
  }

  private Asset apply(List<FormatEdit> edits, Asset before, Instant now) {
    Asset after = before;
    for (FormatEdit edit : edits) {
      for (Format format : before.formats()) {
        if (format.id().equals(edit.id()) && edit.changes(format)) {
          after = applied(edit, format, after, now);
        }
      }
    }
    return after.equals(before) ? before : after.withUpdated(now);
  }

  private Asset applied(FormatEdit edit, Format format, Asset asset, Instant now) {
    Format edited = edited(format, edit, now);
    List<Format> formats =
        asset.formats().stream().map(f -> f.id().equals(format.id()) ? edited : f).toList();
    Asset after = asset.withFormats(formats);
    return edit.changesContent(format) ? told(format, edited, after, now) : after;
  }

  /** What the original tells is renewed; of other formats only the secrets are of interest. */
  private Asset told(Format format, Format edited, Asset asset, Instant now) {
    if (!format.id().equals(asset.original().id())) {
      return asset.withMaterials(
          added(asset.materials(), Kind.SENSITIVE, secrets(edited, asset), now));
    }
    Understanding old = seeds.understanding(format, format.content());
    Understanding renewed = seeds.understanding(format, edited.content());
    return new Renewal(seeds, old, renewed, now).of(asset);
  }

  private static Format edited(Format format, FormatEdit edit, Instant now) {
    Classification classification = edit.classification(format);
    Content given = edit.content() == null ? format.content() : edit.content();
    Content content = format.file() ? given : given.textual();
    Seeds.checkSize(content);
    return new Format(
        format.id(),
        format.creator(),
        format.role(),
        format.file(),
        format.fileName(),
        classification,
        format.application(),
        content.bytes().length,
        format.created(),
        now,
        content);
  }

  private List<Seed.Part> secrets(Format edited, Asset asset) {
    List<String> known =
        asset.attached(Kind.SENSITIVE).stream().map(a -> a.material().text("text")).toList();
    return seeds.secrets(edited.content(), known);
  }

  private Map<Kind, List<Attached>> materials(
      Map<Kind, List<Seed.Part>> parts, Asset asset, Instant now) {
    Map<Kind, List<Attached>> all = asset.materials();
    for (Map.Entry<Kind, List<Seed.Part>> entry : parts.entrySet()) {
      all = added(all, entry.getKey(), entry.getValue(), now);
    }
    return all;
  }

  private Map<Kind, List<Attached>> added(
      Map<Kind, List<Attached>> before, Kind kind, List<Seed.Part> parts, Instant now) {
    List<Attached> list = new ArrayList<>(before.getOrDefault(kind, List.of()));
    parts.forEach(part -> merge(list, kind, part, now));
    if (list.isEmpty()) {
      return before;
    }
    Map<Kind, List<Attached>> after = new EnumMap<>(Kind.class);
    after.putAll(before);
    after.put(kind, list);
    return after;
  }

  /**
   * What a client once got as AUTOMATIC and sends back when it is no longer there was renewed
   * meanwhile: it does not come back.
   */
  private void merge(List<Attached> list, Kind kind, Seed.Part part, Instant now) {
    for (int i = 0; i < list.size(); i++) {
      Material stored = list.get(i).material();
      if (stored.id().equals(part.id()) || stored.body().equals(part.body())) {
        Map<String, Object> body = EditReader.edited(part, stored);
        if (!body.equals(stored.body())) {
          Material edited = new Material(stored.id(), kind, body, stored.created(), now);
          list.set(i, new Attached(edited, list.get(i).mechanism()));
        }
        return;
      }
    }
    boolean renewed = part.id() != null && part.mechanism().equals(Told.AUTOMATIC);
    if (!renewed) {
      list.add(seeds.attached(kind, part, now));
    }
  }
}
