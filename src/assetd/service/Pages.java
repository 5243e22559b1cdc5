package assetd.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Things read in small groups while somebody takes them, so that many large ones need no large
 * memory. First comes a page of heads, which say how large the things are, then those that fit
 * together. No transaction is open between two groups: a thing that goes meanwhile is left out, and
 * one that is edited may come in its new form. Owned by one thread.
 *
 * @param <H> what is known of a thing before it is read
 */
final class Pages<H, T> implements Iterator<T> {
  /** Things in a page. */
  static final int PAGE = 100;

  /** Bytes read at once; a single larger thing is read alone. */
  private static final long GROUP_BYTES = 1 << 20;

  private final Iterator<List<H>> pages;
  private final ToLongFunction<H> size;
  private final Function<List<H>, List<T>> read;
  private final Deque<H> heads = new ArrayDeque<>();
  private final Deque<T> ready = new ArrayDeque<>();

  /**
   * The things of these pages.
   *
   * @param size the bytes that one takes
   * @param read the things of a group, in order, but for those that are gone or not wanted
   */
  Pages(Iterator<List<H>> pages, ToLongFunction<H> size, Function<List<H>, List<T>> read) {
    this.pages = pages;
    this.size = size;
    this.read = read;
  }

  /** Pages of the heads that this function reads for a page of these ids. */
  static <H> Iterator<List<H>> of(Collection<String> ids, Function<List<String>, List<H>> heads) {
    Iterator<String> rest = ids.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rest.hasNext();
      }

      @Override
      public List<H> next() {
        List<String> page = new ArrayList<>();
        while (rest.hasNext() && page.size() < PAGE) {
          page.add(rest.next());
        }
        return heads.apply(page);
      }
    };
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && (!heads.isEmpty() || pages.hasNext())) {
      if (heads.isEmpty()) {
        heads.addAll(pages.next());
      } else {
        ready.addAll(read.apply(group()));
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("nothing more");
    }
    return ready.remove();
  }

  /** The next few that are small together, or one that is not. */
  private List<H> group() {
    List<H> group = new ArrayList<>();
    long bytes = 0;
    while (!heads.isEmpty() && (group.isEmpty() || bytes + size(heads) <= GROUP_BYTES)) {
      bytes += size(heads);
      group.add(heads.remove());
    }
    return group;
  }

  private long size(Deque<H> heads) {
    return size.applyAsLong(heads.peek());
  }
}
