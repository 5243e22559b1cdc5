package assetd.json;

import java.util.AbstractList;

/**
 * A JSON array of numbers from 0 to 255, one byte each instead of one object: how binary content
 * travels. To everybody who does not look for it, it is an ordinary list of integers.
 */
public final class Bytes extends AbstractList<Object> {
  private final byte[] bytes;

  /** Wraps the bytes; they are not copied and not to be changed. */
  public Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The wrapped bytes, not a copy. */
  public byte[] array() {
    return bytes;
  }

  @Override
  public Object get(int index) {
    return Byte.toUnsignedInt(bytes[index]);
  }

  @Override
  public int size() {
    return bytes.length;
  }
}
