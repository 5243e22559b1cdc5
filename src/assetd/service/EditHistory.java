package assetd.service;

import assetd.json.EditReader;
import assetd.json.EditReader.FormatEdit;
import assetd.model.Asset;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Material;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What formats and materials said before they were edited, and what was taken off an asset. So an
 * old view that comes back is told from an edit that is made on it: what was true until after the
 * view was taken is an echo. Only in memory: an echo from before the start, or from very many edits
 * ago, counts as an edit. Thread-safe; guarded by itself.
 */
final class EditHistory {
  /** About 300 bytes each. */
  private static final int MOST = 20_000;

  private final Map<Said, Instant> until = new Recent<>(MOST);

  /** A value that a field of a format or of a material had. */
  private record Said(String id, String field, Object value) {}

  /** Remembers what an edit of an asset replaces; the contents have to be loaded. */
  void note(Asset before, Asset after) {
    noteFormats(before, after);
    Map<String, Material> now = new HashMap<>();
    after.allMaterials().forEach(material -> now.put(material.id(), material));
    for (Material was : before.allMaterials()) {
      Material is = now.get(was.id());
      if (is == null) {
        takenOff(was.id(), after.id(), after.updated());
      } else if (!is.body().equals(was.body())) {
        note(was, is);
      }
    }
  }

  /** Remembers what an edit of a material replaces. */
  void note(Material was, Material is) {
    note(was.id(), "body", digest(was.body()), digest(is.body()), is.updated());
  }

  /** Remembers that a material hangs on an asset no more. */
  void takenOff(String material, String asset, Instant moment) {
    note(material, "on", asset, null, moment);
  }

  /** Remembers that a material is no more. */
  void deleted(String material, Instant moment) {
    note(material, "on", "anything", null, moment);
  }

  /** Whether a material that does not hang on an asset once did. */
  synchronized boolean hung(String material, String asset) {
    return until.containsKey(new Said(material, "on", asset))
        || until.containsKey(new Said(material, "on", "anything"));
  }

  /** Whether a body, which is another than the stored one, is what a view of that moment had. */
  boolean echoes(String material, Map<String, Object> body, Instant seen) {
    return seen != null && echoes(material, "body", digest(body), seen);
  }

  private static String digest(Map<String, Object> body) {
    return Content.of(new TreeMap<>(body).toString()).digest();
  }

  private void noteFormats(Asset before, Asset after) {
    for (Format old : before.formats()) {
      after.formats().stream()
          .filter(format -> format.id().equals(old.id()) && !format.equals(old))
          .forEach(format -> note(old, format));
    }
  }

  private void note(Format old, Format now) {
    String id = old.id();
    note(id, "type", EditReader.shown(old), EditReader.shown(now), now.updated());
    if (!Objects.equals(old.content(), now.content())) {
      note(id, "content", old.content().digest(), now.content().digest(), now.updated());
    }
  }

  private synchronized void note(String id, String field, Object was, Object is, Instant moment) {
    if (!Objects.equals(was, is)) {
      Said said = new Said(id, field, was);
      until.remove(said); // the newest last
      until.put(said, moment);
    }
  }

  /** Whether a view of that moment, null for none, still had this value, which is another now. */
  private synchronized boolean echoes(String id, String field, Object value, Instant seen) {
    Instant end = seen == null ? null : until.get(new Said(id, field, value));
    return end != null && EditReader.older(seen, end);
  }

  /** The edit without what is only an echo. */
  FormatEdit without(FormatEdit edit, Format format) {
    boolean content =
        edit.seen() != null
            && edit.changesContent(format)
            && echoes(edit.id(), "content", edit.content().digest(), edit.seen());
    boolean type = echoes(edit.id(), "type", edit.classification(), edit.seen());
    return new FormatEdit(
        edit.id(),
        content ? null : edit.content(),
        type ? null : edit.classification(),
        edit.seen());
  }
}
