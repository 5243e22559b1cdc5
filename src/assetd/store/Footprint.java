package assetd.store;

import assetd.model.ServiceException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the works of one transaction do to the disk. Lives as long as the transaction, on the thread
 * that leads it.
 */
final class Footprint {
  private long room;
  private long added;
  private boolean erased;

  /** A footprint that may grow by so many bytes of content. */
  Footprint(long room) {
    this.room = room;
  }

  /**
   * Notes that something with this many bytes of content is about to be added.
   *
   * @throws ServiceException FULL when that would leave the disk less than its reserve
   */
  void grow(long bytes) {
    if (bytes > room) {
      throw new ServiceException(
          ServiceException.Kind.FULL,
          "The disk has too little room for this; delete something or free some space.");
    }
    room -= bytes;
    added += bytes;
  }

  /**
   * Notes that something of a size is about to take the place of something else; what is not larger
   * takes no room.
   *
   * @throws ServiceException FULL when that would leave the disk less than its reserve
   */
  void replace(long before, long now) {
    if (now > before) {
      grow(now - before);
    }
  }

  /** How long texts are together, any of which may be null. */
  static long characters(String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).mapToLong(String::length).sum();
  }

  /** Notes that something was deleted or overwritten that must not stay in the files. */
  void erase() {
    erased = true;
  }

  /** Bytes of content added so far. */
  long added() {
    return added;
  }

  /** Whether anything was erased. */
  boolean erased() {
    return erased;
  }
}
