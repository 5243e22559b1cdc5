package assetd.index;

import java.util.HashSet;
import java.util.Set;

/**
 * A segment and which of its documents live. Immutable: a removal makes a new view of the same
 * segment.
 *
 * <p>Counts of documents (idf) leave the removed ones out, so that an index answers the same
 * whatever its history was.
 */
final class View {
  private final Segment segment;
  private final DocumentSet dead; // null when all live
  private final Counts deadByTerm; // null when all live

  /** All documents live. */
  View(Segment segment) {
    this(segment, null, null);
  }

  private View(Segment segment, DocumentSet dead, Counts deadByTerm) {
    this.segment = segment;
    this.dead = dead;
    this.deadByTerm = deadByTerm;
  }

  Segment segment() {
    return segment;
  }

  Rows rows() {
    return segment.rows();
  }

  boolean lives(int row) {
    return dead == null || !dead.has(row);
  }

  /** Whether {@link #visible} is all rows. */
  boolean isAllVisible(boolean withPseudo) {
    return dead == null && (withPseudo || !rows().anyPseudo());
  }

  /** The living rows, as a new set, with or without the pseudo ones. */
  DocumentSet visible(boolean withPseudo) {
    DocumentSet rows = DocumentSet.all(rows().size());
    if (dead != null) {
      rows.removeAll(dead);
    }
    if (!withPseudo) {
      for (int row = 0; row < rows().size(); row++) {
        if (rows().pseudo(row)) {
          rows.remove(row);
        }
      }
    }
    return rows;
  }

  /** The living rows under this key, see {@link Facets}; none for null. */
  DocumentSet filedUnder(byte[] key) {
    DocumentSet rows = new DocumentSet(rows().size());
    if (key != null) {
      for (int row : Facets.documents(segment.facets(), key)) {
        rows.add(row);
      }
    }
    if (dead != null) {
      rows.removeAll(dead);
    }
    return rows;
  }

  /** How many documents live. */
  int live() {
    return rows().size() - (dead == null ? 0 : dead.count());
  }

  /** How many living documents have the term. */
  int documentsWith(int term) {
    int all = segment.terms().lists().count(term);
    return deadByTerm == null ? all : all - deadByTerm.get(term);
  }

  /** How many living documents have the term, which is folded UTF-8. */
  int documentsWith(byte[] utf8) {
    int term = segment.terms().find(utf8, 0, utf8.length);
    return term < 0 ? 0 : documentsWith(term);
  }

  /** The view without this document, which lives. */
  View without(int row) {
    DocumentSet nextDead = dead == null ? new DocumentSet(rows().size()) : dead.copy();
    nextDead.add(row);
    Counts counts = deadByTerm == null ? new Counts(segment.terms().size()) : deadByTerm;
    return new View(segment, nextDead, counts.plus(termsOf(row)));
  }

  private Set<Integer> termsOf(int row) {
    Set<Integer> found = new HashSet<>();
    Collected seen = new Collected(); // of a long text most words come again
    Words words = new Words();
    Texts texts = new Texts().open(rows().texts(row));
    while (texts.next()) {
      words.cut(
          texts.bytes(),
          texts.from(),
          texts.to(),
          (bytes, from, to, parts) -> {
            if (seen.add(bytes, from, to, row)) {
              found.add(segment.terms().find(bytes, from, to));
            }
          });
    }
    return found;
  }

  /** Numbers the living rows from {@code first} on, the others -1; returns the next free number. */
  int renumber(int[] moved, int first) {
    int next = first;
    for (int row = 0; row < moved.length; row++) {
      moved[row] = lives(row) ? next++ : -1;
    }
    return next;
  }
}
