package assetd.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** A living document: where it stands. */
record Located(View view, int row) {
  /** The documents with these ids, each once; an id of none is left out. */
  static List<Located> in(List<View> views, Collection<String> ids) {
    List<Located> found = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      UUID uuid = Qualifier.uuid(id);
      for (View view : uuid == null ? List.<View>of() : views) {
        int row = view.rows().find(uuid);
        if (row >= 0 && view.lives(row)) {
          found.add(new Located(view, row));
        }
      }
    }
    return found;
  }

  /** Its texts, before the first. */
  Texts texts() {
    return new Texts().open(view.rows().texts(row));
  }

  /** At its content; null when that is empty. */
  Texts content() {
    Texts texts = texts();
    while (texts.next()) {
      if (texts.place() == Place.CONTENT) {
        return texts.from() < texts.to() ? texts : null;
      }
    }
    return null;
  }

  /** The key under which documents with its classification are filed; null when it has none. */
  byte[] languageKey() {
    Texts content = content();
    return content != null && content.qualified()
        ? Facets.key(
            Facets.CLASSIFICATION, content.bytes(), content.qualifierFrom(), content.qualifierTo())
        : null;
  }

  /** The key under which documents with its content are filed; null when that is empty. */
  byte[] contentKey() {
    Texts content = content();
    return content == null ? null : Facets.sameContent(content);
  }
}
