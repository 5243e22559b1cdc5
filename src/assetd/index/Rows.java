package assetd.index;

import assetd.model.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The documents of a segment as columns; a document is its row number. Rows are found by id through
 * an open hash table of row numbers, so no id is stored twice and none is an object. Immutable once
 * filled; free to cross threads.
 */
final class Rows {
  private final long[] idHigh;
  private final long[] idLow;
  private final long[] created;
  private final long[] updated;
  private final byte[][] texts;
  private final int[] terms;
  private final boolean[] pseudo;
  private boolean anyPseudo;
  private boolean newestLast = true;
  private final int[] table; // row + 1, 0: free

  Rows(int size) {
    idHigh = new long[size];
    idLow = new long[size];
    created = new long[size];
    updated = new long[size];
    texts = new byte[size][];
    terms = new int[size];
    pseudo = new boolean[size];
    table = new int[Integer.highestOneBit(Math.max(1, size)) * 2];
  }

  /**
   * One row on its own.
   *
   * @param created microseconds since 1970
   * @param updated microseconds since 1970
   * @param texts see {@link DocumentBytes}
   */
  record Row(UUID id, long created, long updated, boolean pseudo, byte[] texts) {
    /** The row of a document; see {@link DocumentBytes#encode} for the subjects. */
    static Row of(Document d, Function<byte[], List<Subject>> subjects) {
      UUID id = Qualifier.uuid(d.id());
      if (id == null) {
        throw new IllegalArgumentException("id is no lower-case UUID: " + d.id());
      }
      return new Row(
          id,
          Times.micros(d.created()),
          Times.micros(d.updated()),
          d.pseudo(),
          DocumentBytes.encode(d, subjects));
    }
  }

  /** Fills a row; each once, before anybody reads. */
  void set(int row, Row from) {
    idHigh[row] = from.id.getMostSignificantBits();
    idLow[row] = from.id.getLeastSignificantBits();
    created[row] = from.created;
    newestLast &= row == 0 || created[row - 1] < from.created;
    updated[row] = from.updated;
    pseudo[row] = from.pseudo;
    anyPseudo |= from.pseudo;
    texts[row] = from.texts;
    table[slot(idHigh[row], idLow[row])] = row + 1;
  }

  /** Notes how many different terms the row has; once, before anybody reads. */
  void setTerms(int row, int different) {
    terms[row] = different;
  }

  Row get(int row) {
    return new Row(id(row), created[row], updated[row], pseudo[row], texts[row]);
  }

  private int slot(long high, long low) {
    int at = spread(high, low) & table.length - 1;
    while (table[at] != 0 && !(idHigh[table[at] - 1] == high && idLow[table[at] - 1] == low)) {
      at = at + 1 & table.length - 1;
    }
    return at;
  }

  private static int spread(long high, long low) {
    long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  /** The row with this id, or -1. */
  int find(UUID id) {
    return table[slot(id.getMostSignificantBits(), id.getLeastSignificantBits())] - 1;
  }

  int size() {
    return created.length;
  }

  UUID id(int row) {
    return new UUID(idHigh[row], idLow[row]);
  }

  /** Microseconds since 1970. */
  long created(int row) {
    return created[row];
  }

  /** Microseconds since 1970. */
  long updated(int row) {
    return updated[row];
  }

  /**
   * Whether each row is younger than the one before, as after a start: then row numbers tell which
   * is newer, without a look at times that lie far apart in memory. An edit in a segment, which
   * comes last and is as old as before, ends it until the next start.
   */
  boolean newestLast() {
    return newestLast;
  }

  boolean anyPseudo() {
    return anyPseudo;
  }

  boolean pseudo(int row) {
    return pseudo[row];
  }

  byte[] texts(int row) {
    return texts[row];
  }

  /** How many different terms the row has. */
  int terms(int row) {
    return terms[row];
  }

  /**
   * Bytes of the texts on the heap: each array with its header of 16, rounded up to 8, and its
   * reference of 4.
   */
  long textBytes() {
    return Arrays.stream(texts).mapToLong(t -> (16L + t.length + 7 & ~7L) + 4).sum();
  }

  /** Bytes of everything else on the heap. */
  long bytes() {
    return size() * 37L + 4L * table.length;
  }
}
