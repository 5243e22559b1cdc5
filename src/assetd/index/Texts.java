package assetd.index;

import java.util.Arrays;

/**
 * Walks over the texts of one document, as {@link DocumentBytes} laid them out. Mutable; owned by
 * one thread.
 */
final class Texts {
  private byte[] bytes;
  private int entryAt;
  private int entriesEnd;

  private Place place;
  private int qualifierFrom;
  private int qualifierTo;
  private int from;
  private int to;

  /** Begins before the first text. */
  Texts open(byte[] document) {
    bytes = document;
    entryAt = 1;
    int length = varint();
    entriesEnd = entryAt + length;
    to = entriesEnd;
    return this;
  }

  /** Goes to the next text; false when there is none. */
  boolean next() {
    if (entryAt == entriesEnd) {
      return false;
    }
    int head = bytes[entryAt++];
    place = Place.of(head & DocumentBytes.QUALIFIED - 1);
    qualifierFrom = entryAt;
    if ((head & DocumentBytes.QUALIFIED) != 0) {
      int length = varint() >> 1;
      entryAt += length;
    }
    qualifierTo = entryAt;
    from = to;
    to = from + varint();
    return true;
  }

  private int varint() {
    int number = 0;
    int shift = 0;
    byte b;
    do {
      b = bytes[entryAt++];
      number |= (b & 0x7F) << shift;
      shift += 7;
    } while (b < 0);
    return number;
  }

  /** DocumentBytes.ASCII, REGULAR or IRREGULAR. */
  int kind() {
    return bytes[0];
  }

  byte[] bytes() {
    return bytes;
  }

  Place place() {
    return place;
  }

  /** Whether a label's first text, a typed annotation or a classified content is reached. */
  boolean qualified() {
    return qualifierTo > qualifierFrom;
  }

  /** Whether the qualifier is this one; see {@link Qualifier#pack}. */
  boolean qualifiedAs(byte[] packed) {
    return Arrays.equals(bytes, qualifierFrom, qualifierTo, packed, 0, packed.length);
  }

  int qualifierFrom() {
    return qualifierFrom;
  }

  int qualifierTo() {
    return qualifierTo;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
