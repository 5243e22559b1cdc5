package assetd.service;

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
 * client that sends back an old view must not take away what came since. What does not differ is no
 * edit: the same asset comes back. Thread-safe.
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
    Asset formatted = apply(edit.formats(), before, now);
    Map<Kind, List<Attached>> materials = materials(edit.materials(), formatted, now);
    String name = edit.name() == null ? before.name() : edit.name();
    String mechanism = edit.mechanism() == null ? before.mechanism() : edit.mechanism();
    Asset after =
        new Asset(
            before.id(),
            before.creator(),
            name,
            mechanism,
            before.created(),
            formatted.updated(),
            edit.flags(),
            before.score(),
            formatted.formats(),
            materials);
    return after.equals(before) ? before : after.withUpdated(now);
  }

  /** The asset after edits of its formats, or the very same one when nothing differs. */
  Asset apply(List<FormatEdit> edits, Asset before) {
    return apply(edits, before, clock.next());
  }

  private Asset apply(List<FormatEdit> edits, Asset before, Instant now) {
    List<Format> formats = new ArrayList<>(before.formats());
    List<Seed.Part> secrets = new ArrayList<>();
    boolean changed = false;
    for (FormatEdit edit : edits) {
      for (int i = 0; i < formats.size(); i++) {
        Format format = formats.get(i);
        if (format.id().equals(edit.id()) && edit.changes(format)) {
          formats.set(i, edited(format, edit, now));
          secrets.addAll(secrets(edit, format, before));
          changed = true;
        }
      }
    }
    if (!changed) {
      return before;
    }
    Asset after = before.withFormats(formats).withUpdated(now);
    return after.withMaterials(added(after.materials(), Kind.SENSITIVE, secrets, now));
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

  private List<Seed.Part> secrets(FormatEdit edit, Format format, Asset before) {
    if (!edit.changesContent(format)) {
      return List.of();
    }
    List<String> known =
        before.attached(Kind.SENSITIVE).stream().map(a -> a.material().text("text")).toList();
    return seeds.secrets(edit.content(), known);
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
    list.add(seeds.attached(kind, part, now));
  }
}
