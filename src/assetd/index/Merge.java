package assetd.index;

import java.util.Arrays;
import java.util.List;

/**
 * Joins the posting lists of several segments. Documents keep their order, segment after segment;
 * the removed ones are left out and the others move up. The inputs are sorted by key, so one pass
 * with a finger on each is enough.
 */
final class Merge {
  /** The sorted keys of a segment's lists. */
  interface Keys {
    int size();

    /** Compares one of its keys with one of another segment's. */
    int compare(int list, Keys other, int otherList);

    PostingLists lists();
  }

  /** Takes the keys that have documents left, in order. */
  interface Chosen {
    void key(int segment, int list);
  }

  private final List<? extends Keys> inputs;
  private final int[][] moved;
  private final int flags;
  private final int[] fingers;
  private final Postings cursor = new Postings();
  private int[] numbers = new int[1024];
  private int count;

  /**
   * @param moved per segment the new number of each document, or -1
   * @param flags how many bits below the document a posting has
   */
  Merge(List<? extends Keys> inputs, int[][] moved, int flags) {
    this.inputs = inputs;
    this.moved = moved;
    this.flags = flags;
    this.fingers = new int[inputs.size()];
  }

  /** Writes the joined lists and names their keys. */
  void run(PostingLists.Builder out, Chosen chosen) {
    for (int smallest = smallest(); smallest >= 0; smallest = smallest()) {
      int list = fingers[smallest];
      Keys keys = inputs.get(smallest);
      count = 0;
      for (int i = smallest; i < fingers.length; i++) {
        if (fingers[i] < inputs.get(i).size()
            && keys.compare(list, inputs.get(i), fingers[i]) == 0) {
          append(i, fingers[i]++);
        }
      }
      if (count > 0) {
        out.add(numbers, 0, count);
        chosen.key(smallest, list);
      }
    }
  }

  /** The first segment among those with the smallest key, or -1 at the end. */
  private int smallest() {
    int best = -1;
    for (int i = 0; i < fingers.length; i++) {
      if (fingers[i] < inputs.get(i).size()
          && (best < 0 || inputs.get(i).compare(fingers[i], inputs.get(best), fingers[best]) < 0)) {
        best = i;
      }
    }
    return best;
  }

  private void append(int segment, int list) {
    inputs.get(segment).lists().open(list, cursor);
    if (count + cursor.count() > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(numbers.length * 2, count + cursor.count()));
    }
    for (int number = cursor.next(); number != Postings.END; number = cursor.next()) {
      int document = moved[segment][number >> flags];
      if (document >= 0) {
        numbers[count++] = document << flags | number & (1 << flags) - 1;
      }
    }
  }

  /** Byte strings one after another, on the way to {@link SortedTerms}. */
  static final class Text {
    private byte[] text;
    private int[] begins;
    private int size;

    Text(int expectedBytes, int expectedStrings) {
      text = new byte[expectedBytes];
      begins = new int[expectedStrings + 1];
    }

    void add(byte[] from, int begin, int end) {
      int at = begins[size];
      int length = end - begin;
      if (at + length > text.length) {
        text = Arrays.copyOf(text, Math.max(text.length * 2, at + length));
      }
      System.arraycopy(from, begin, text, at, length);
      if (++size == begins.length) {
        begins = Arrays.copyOf(begins, size * 2);
      }
      begins[size] = at + length;
    }

    SortedTerms build(PostingLists lists) {
      return new SortedTerms(
          Arrays.copyOf(text, begins[size]), new Begins(begins, size + 1), lists);
    }
  }
}
