package assetd.index;

import java.util.Arrays;

/**
 * Many posting lists in one arena. A list is named by its number; {@link Offsets} tell at which bit
 * it begins. Immutable; free to cross threads.
 */
final class PostingLists {
  private final byte[] arena;
  private final Offsets begins;
  private final int limit;

  private PostingLists(byte[] arena, Offsets begins, int limit) {
    this.arena = arena;
    this.begins = begins;
    this.limit = limit;
  }

  /** How many numbers list {@code list} has. */
  int count(int list) {
    return Postings.count(arena, begins.get(list));
  }

  /** Lets the cursor read list {@code list}. */
  Postings open(int list, Postings cursor) {
    return cursor.open(arena, begins.get(list), limit);
  }

  /** Bytes on the heap. */
  long bytes() {
    return arena.length + begins.bytes();
  }

  /** Writes lists in the order of their numbers. Owned by one thread. */
  static final class Builder {
    private final Bits.Writer out;
    private final int limit;
    private long[] begins = new long[64];
    private int lists;

    /** Numbers will be below {@code limit}. */
    Builder(int limit, int expectedBytes) {
      this.out = new Bits.Writer(expectedBytes);
      this.limit = limit;
    }

    /** Appends the ascending numbers [from, to) as a list, which may be empty. */
    void add(int[] numbers, int from, int to) {
      if (lists == begins.length) {
        begins = Arrays.copyOf(begins, lists * 2);
      }
      begins[lists++] = out.end();
      EliasFano.write(out, numbers, from, to, limit);
    }

    PostingLists build() {
      return new PostingLists(out.toArena(), new Offsets(begins, lists), limit);
    }
  }
}
