package assetd.index;

import java.util.Arrays;

/**
 * Byte strings and the numbers they were seen with, while a segment is built. A hash table gives
 * each string a number in order of appearance; sightings are two parallel columns in order of time:
 *
 * <pre>
 *   table   hash -> string number + 1 (0: free; linear probing)      text | begins   the strings
 *   seen    string number: 0 1 2 0 3 ...
 *   with    posting:       0 0 0 2 2 ...   (ascending per string)
 * </pre>
 *
 * Mutable; owned by one thread.
 */
final class Collected {
  /**
   * An odd number near 2^64 / golden ratio: neighbouring inputs end far apart (D. Knuth, TAOCP 3,
   * 6.4).
   */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private byte[] text = new byte[1024];
  private int[] begins = new int[128];
  private int[] newest = new int[128];
  private int size;
  private int[] table = new int[256];

  private int[] seen = new int[256];
  private int[] with = new int[256];
  private int sightings;

  /**
   * Notes that the string was seen with this number, unless it already was with one at least as
   * large; returns whether it is news.
   */
  boolean add(byte[] bytes, int from, int to, int number) {
    int string = intern(bytes, from, to);
    if (newest[string] >= number) {
      return false;
    }
    newest[string] = number;
    if (sightings == seen.length) {
      seen = Arrays.copyOf(seen, sightings * 2);
      with = Arrays.copyOf(with, sightings * 2);
    }
    seen[sightings] = string;
    with[sightings++] = number;
    return true;
  }

  private int intern(byte[] bytes, int from, int to) {
    int at = slot(bytes, from, to);
    if (table[at] != 0) {
      return table[at] - 1;
    }
    if (size + 2 > begins.length) {
      begins = Arrays.copyOf(begins, size * 2 + 2);
      newest = Arrays.copyOf(newest, size * 2 + 2);
    }
    int end = begins[size] + to - from;
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, text.length * 2));
    }
    System.arraycopy(bytes, from, text, begins[size], to - from);
    newest[size] = -1;
    begins[++size] = end;
    table[at] = size;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  private int slot(byte[] bytes, int from, int to) {
    int at = hash(bytes, from, to) & table.length - 1;
    while (table[at] != 0 && !same(table[at] - 1, bytes, from, to)) {
      at = at + 1 & table.length - 1;
    }
    return at;
  }

  private boolean same(int string, byte[] bytes, int from, int to) {
    return Arrays.equals(text, begins[string], begins[string + 1], bytes, from, to);
  }

  private void grow() {
    table = new int[table.length * 2];
    for (int string = 0; string < size; string++) {
      int at = hash(text, begins[string], begins[string + 1]) & table.length - 1;
      while (table[at] != 0) {
        at = at + 1 & table.length - 1;
      }
      table[at] = string + 1;
    }
  }

  private static int hash(byte[] bytes, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = (hash + bytes[i]) * SPREAD;
    }
    return (int) (hash >>> 33);
  }

  /** The strings in order with their posting lists; numbers are below {@code limit}. */
  SortedTerms sorted(int limit) {
    int[] ends = endsByString();
    int[] numbers = numbersByString(ends);
    PostingLists.Builder lists = new PostingLists.Builder(limit, sightings + size);
    Merge.Text sorted = new Merge.Text(begins[size], size);
    for (int string : inOrder()) {
      int from = string == 0 ? 0 : ends[string - 1];
      lists.add(numbers, from, ends[string]);
      sorted.add(text, begins[string], begins[string + 1]);
    }
    return sorted.build(lists.build());
  }

  /** The strings, sorted by their first four bytes as numbers, and equal ones by the rest. */
  private int[] inOrder() {
    long[] keys = new long[size];
    Arrays.setAll(keys, string -> prefix(string) << 31 | string);
    Arrays.sort(keys);
    int[] order = new int[size];
    Arrays.setAll(order, i -> (int) keys[i] & Integer.MAX_VALUE);
    for (int from = 0, to; from < size; from = to) {
      to = from + 1;
      while (to < size && keys[to] >>> 31 == keys[from] >>> 31) {
        to++;
      }
      sortByText(order, from, to);
    }
    return order;
  }

  /** The first four bytes as an unsigned number; shorter strings are filled up with zeros. */
  private long prefix(int string) {
    long prefix = 0;
    for (int i = 0; i < 4; i++) {
      int at = begins[string] + i;
      prefix = prefix << 8 | (at < begins[string + 1] ? text[at] & 0xFF : 0);
    }
    return prefix;
  }

  private void sortByText(int[] order, int from, int to) {
    if (to - from < 2) {
      return;
    }
    Integer[] strings = new Integer[to - from];
    Arrays.setAll(strings, i -> order[from + i]);
    Arrays.sort(
        strings,
        (a, b) ->
            Arrays.compareUnsigned(text, begins[a], begins[a + 1], text, begins[b], begins[b + 1]));
    for (int i = from; i < to; i++) {
      order[i] = strings[i - from];
    }
  }

  private int[] endsByString() {
    int[] ends = new int[size];
    for (int i = 0; i < sightings; i++) {
      ends[seen[i]]++;
    }
    for (int string = 1; string < size; string++) {
      ends[string] += ends[string - 1];
    }
    return ends;
  }

  private int[] numbersByString(int[] ends) {
    int[] next = ends.clone();
    int[] numbers = new int[sightings];
    for (int i = sightings - 1; i >= 0; i--) {
      numbers[--next[seen[i]]] = with[i];
    }
    return numbers;
  }
}
