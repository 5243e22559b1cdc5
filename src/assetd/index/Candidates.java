package assetd.index;

import java.util.Arrays;

/**
 * The rows that may contain a needle, by the trigram lists: a superset of those that do (exactly
 * those for one and two bytes). Rarest list first; the others only thin it out. Mutable buffers;
 * owned by one thread.
 */
final class Candidates {
  /**
   * Lists looked at after the rarest: neighbouring trigrams occur together, so that the eighth
   * rarest takes hardly anything away that the others left.
   */
  private static final int LISTS = 8;

  /** With so few rows left, looking into the texts is cheaper than another list. */
  private static final int FEW = 4;

  private final Postings cursor = new Postings();
  private int[] rows = new int[64];
  private int count;

  /**
   * Finds the living rows that have all trigrams of the needle, which is folded: the same whatever
   * segment they are in.
   *
   * @return how many; when they are more than {@code most}, {@code most + 1}, and there it stops
   */
  int findLiving(View view, Needle needle, int most) {
    count = 0;
    Trigrams trigrams = view.segment().trigrams();
    byte[] bytes = needle.bytes();
    long[] lists = bytes.length < 3 ? new long[0] : lists(trigrams, bytes);
    if (lists.length == 0) {
      return 0;
    }
    Postings[] all = new Postings[lists.length];
    Arrays.setAll(all, i -> trigrams.lists().open((int) lists[i], new Postings()));
    for (int row = common(all, 0); row != Postings.END; row = common(all, row + 1)) {
      if (view.lives(row)) {
        addIf(row, null);
        if (count > most) {
          break;
        }
      }
    }
    return count;
  }

  /** The first number from this one on that all lists have, or END. */
  private static int common(Postings[] lists, int from) {
    int wanted = lists[0].next(from);
    for (int i = 1; i < lists.length && wanted != Postings.END; i++) {
      int listed = lists[i].atLeast(wanted);
      if (listed != wanted) {
        wanted = listed == Postings.END ? listed : lists[0].next(listed);
        i = 0;
      }
    }
    return wanted;
  }

  /** Finds the rows of the view within the set, ascending. A null set is all rows. */
  int find(View view, Needle needle, DocumentSet within) {
    byte[] bytes = needle.folds() ? needle.bytes() : folded(needle.bytes());
    count = 0;
    if (bytes.length == 0) {
      for (int row = 0; row < view.rows().size(); row++) {
        addIf(row, within);
      }
    } else if (bytes.length < 3) {
      byBeginning(view, bytes, within);
    } else {
      byTrigrams(view, bytes, within);
    }
    return count;
  }

  int row(int i) {
    return rows[i];
  }

  private static byte[] folded(byte[] bytes) {
    byte[] out = new byte[Fold.room(bytes.length)];
    return Arrays.copyOf(out, Fold.fold(bytes, 0, bytes.length, out, 0));
  }

  /** Every trigram that begins with the bytes. */
  private void byBeginning(View view, byte[] bytes, DocumentSet within) {
    int low = 0;
    for (byte b : bytes) {
      low = low << 8 | b & 0xFF;
    }
    int shift = 8 * (3 - bytes.length);
    Trigrams trigrams = view.segment().trigrams();
    DocumentSet union = new DocumentSet(view.rows().size());
    int end = trigrams.firstFrom(low + 1 << shift);
    for (int list = trigrams.firstFrom(low << shift); list < end; list++) {
      trigrams.lists().open(list, cursor);
      for (int row = cursor.next(); row != Postings.END; row = cursor.next()) {
        union.add(row);
      }
    }
    for (int row = union.next(0); row != Postings.END; row = union.next(row + 1)) {
      addIf(row, within);
    }
  }

  private void byTrigrams(View view, byte[] bytes, DocumentSet within) {
    long[] lists = lists(view.segment().trigrams(), bytes);
    if (lists.length == 0) {
      return;
    }
    PostingLists all = view.segment().trigrams().lists();
    all.open((int) lists[0], cursor);
    for (int row = cursor.next(); row != Postings.END; row = cursor.next()) {
      addIf(row, within);
    }
    for (int i = 1; i < lists.length && i <= LISTS && count > FEW; i++) {
      thinOut(all.open((int) lists[i], cursor));
    }
  }

  /**
   * The lists of the trigrams, rarest first, as count << 32 | list; none when a trigram does not
   * occur.
   */
  private static long[] lists(Trigrams trigrams, byte[] bytes) {
    int[] keys = new int[bytes.length - 2];
    Arrays.setAll(keys, i -> Trigrams.at(bytes, i));
    Arrays.sort(keys);
    long[] lists = new long[keys.length];
    int different = 0;
    for (int i = 0; i < keys.length; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        int list = trigrams.list(keys[i]);
        if (list < 0) {
          return new long[0];
        }
        lists[different++] = (long) trigrams.lists().count(list) << 32 | list;
      }
    }
    lists = Arrays.copyOf(lists, different);
    Arrays.sort(lists);
    return lists;
  }

  private void addIf(int row, DocumentSet within) {
    if (within == null || within.has(row)) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
      }
      rows[count++] = row;
    }
  }

  private void thinOut(Postings list) {
    int kept = 0;
    int listed = -1;
    for (int i = 0; i < count; i++) {
      if (listed < rows[i]) {
        listed = list.next(rows[i]);
      }
      if (listed == rows[i]) {
        rows[kept++] = rows[i];
      }
    }
    count = kept;
  }
}
