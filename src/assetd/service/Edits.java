package assetd.service;

import assetd.insight.Understanding;
import assetd.json.EditReader;
import assetd.json.EditReader.AssetEdit;
import assetd.json.EditReader.FormatEdit;
import assetd.json.EditReader.PartEdit;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Seed;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Applies edits to assets. A client sends back the whole of an asset as it once saw it, so that
 * only what differs from the stored one can be meant:
 *
 * <pre>
 *   in what comes back              what becomes of it
 *   the name, the flags             are taken as sent: for them such a view is sent back
 *   a content, type or material     is an edit, but for an echo: what was so until after the view
 *                                   was taken ({@link EditHistory})
 *   a material is not there         nothing: an edit adds and changes, it never takes away
 *   nothing differs but echoes      they are edits: to have it so again is what is asked for
 * </pre>
 *
 * <p>What an old content told goes with it, see {@link Renewal}. What does not differ is no edit:
 * the same asset comes back. Thread-safe.
 */
final class Edits {
  private final Seeds seeds;
  private final Clock clock;
  private final Understandings understandings;
  private final EditHistory history;

  /** Has nothing to compare with: every value is an edit. */
  private final EditHistory nothing = new EditHistory();

  Edits(Seeds seeds, Understandings understandings, EditHistory history, Clock clock) {
    this.seeds = seeds;
    this.understandings = understandings;
    this.history = history;
    this.clock = clock;
  }

  /** The stored material of a kind with an id. */
  interface StoredMaterials {
    Optional<Material> find(Kind kind, String id);
  }

  /**
   * What materials of an edit are merged with.
   *
   * @param asset its id
   * @param known what tells echoes of what materials said
   */
  private record Merging(String asset, Instant now, StoredMaterials stored, EditHistory known) {}

  /** The asset after the edit, or the very same one when nothing differs. */
  Asset apply(AssetEdit edit, Asset before, StoredMaterials stored) {
    Asset after = apply(edit, before, stored, history);
    return after.equals(before) ? apply(edit, before, stored, nothing) : after;
  }

  private Asset apply(AssetEdit edit, Asset before, StoredMaterials stored, EditHistory known) {
    Instant now = clock.next();
    Merging merging = new Merging(before.id(), now, stored, known);
    Map<Kind, List<Attached>> materials = before.materials();
    for (Map.Entry<Kind, List<PartEdit>> of : edit.materials().entrySet()) {
      Kind kind = of.getKey();
      int held = before.attached(kind).size();
      Seeds.checkCount(kind, of.getValue().size(), held);
      materials = added(materials, kind, of.getValue(), merging);
      Seeds.checkCount(kind, materials.getOrDefault(kind, List.of()).size(), held);
    }
    Asset described = before.withMaterials(materials);
    Asset formatted = apply(withoutEchoes(edit.formats(), before, known), described, now);
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

  /** Writes what these edits come to, with as many turns as {@link Understandings} need. */
  <T> T write(Supplier<T> write) {
    return understandings.ahead(write);
  }

  /** Remembers what an edit replaces, so that its echo is known; the contents are loaded. */
  void note(Asset before, Asset after) {
    history.note(before, after);
  }

  /** Of the copies of each format the first that is an edit. */
  private List<FormatEdit> withoutEchoes(List<FormatEdit> copies, Asset before, EditHistory known) {
    Map<String, FormatEdit> edits = new LinkedHashMap<>();
    for (FormatEdit copy : copies) {
      Format format = Assets.format(before, copy.id());
      FormatEdit edit = known.without(copy, format);
      if (edit.changes(format)) {
        edits.putIfAbsent(copy.id(), edit);
      }
    }
    return List.copyOf(edits.values());
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

  /**
   * A new content is classified anew where the old one alone told the classification. The store
   * does not keep who gave one: one that differs from what the content tells, or says how to render
   * it, was given, and stays; one that agrees counts as told, though somebody may have given it.
   * What the old classification told, its tag for instance, is renewed with it.
   */
  private Asset applied(FormatEdit edit, Format format, Asset asset, Instant now) {
    Format edited = edited(format, edit, now);
    boolean original = format.id().equals(asset.original().id());
    if (!edit.changesContent(format)) {
      Asset after = replaced(asset, edited);
      return original
          ? new Renewal(seeds, understanding(format), understanding(edited), now).of(after)
          : after;
    }
    Understanding own = understandings.of(format, null);
    boolean told =
        own.classification().equals(format.classification())
            && edited.classification().equals(format.classification());
    Understanding renewed = told ? understandings.of(edited, null) : understanding(edited);
    Asset after =
        replaced(asset, told ? edited.withClassification(renewed.classification()) : edited);
    return original
        ? new Renewal(seeds, told ? own : understanding(format), renewed, now).of(after)
        : withSecrets(after, edited, now);
  }

  /** What the content tells, classified as the format is. */
  private Understanding understanding(Format format) {
    return understandings.of(format, format.classification());
  }

  /** Of formats other than the original only the secrets are of interest. */
  private Asset withSecrets(Asset asset, Format edited, Instant now) {
    List<PartEdit> secrets = secrets(edited, asset).stream().map(PartEdit::unseen).toList();
    Merging merging = new Merging(asset.id(), now, (kind, id) -> Optional.empty(), nothing);
    return asset.withMaterials(added(asset.materials(), Kind.SENSITIVE, secrets, merging));
  }

  private static Asset replaced(Asset asset, Format edited) {
    return asset.withFormats(
        asset.formats().stream().map(f -> f.id().equals(edited.id()) ? edited : f).toList());
  }

  private Format edited(Format format, FormatEdit edit, Instant now) {
    Classification classification =
        understandings.retyped(format.classification(), edit.classification(format));
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
    return understandings.secrets(edited.content()).stream()
        .filter(secret -> !known.contains(secret.text()))
        .map(Findings::sensitive)
        .toList();
  }

  private Map<Kind, List<Attached>> added(
      Map<Kind, List<Attached>> before, Kind kind, List<PartEdit> edits, Merging merging) {
    Attachments attachments = new Attachments(before.getOrDefault(kind, List.of()));
    edits.forEach(edit -> merge(attachments, kind, edit, merging));
    if (attachments.all().isEmpty()) {
      return before;
    }
    Map<Kind, List<Attached>> after = new EnumMap<>(Kind.class);
    after.putAll(before);
    after.put(kind, attachments.all());
    return after;
  }

  /**
   * A part that hangs on the asset edits what hangs there, and one that stands elsewhere is hung on
   * it as well. What a client once got as AUTOMATIC, or as hanging on the asset, and sends back
   * when it is no longer there was renewed, taken off or deleted meanwhile: it does not come back.
   */
  private void merge(Attachments attachments, Kind kind, PartEdit edit, Merging merging) {
    Seed.Part part = edit.part();
    int at = attachments.place(part);
    if (at >= 0) {
      attachments.set(at, edited(attachments.get(at), edit, merging));
    } else if (part.id() == null) {
      attachments.add(seeds.attached(kind, part, merging.now));
    } else if (!part.mechanism().equals(Findings.AUTOMATIC)
        && !(edit.hung() && history.hung(part.id(), merging.asset))) {
      attachments.add(
          merging
              .stored
              .find(kind, part.id())
              .map(known -> new Attached(edited(known, edit, merging), part.mechanism()))
              .orElseGet(() -> Seeds.attached(part.id(), kind, part, merging.now)));
    }
  }

  /** The material after an edit by the part, or the very same one when it says nothing new. */
  private static Material edited(Material before, PartEdit edit, Merging merging) {
    Map<String, Object> body = EditReader.edited(edit.part(), before);
    boolean same =
        body.equals(before.body()) || merging.known.echoes(before.id(), body, edit.seen());
    return same ? before : before.edited(body, merging.now);
  }
}
