package assetd.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers of any width, one after another in a byte array, lowest bit first:
 *
 * <pre>
 *   byte 0            byte 1
 *   7 6 5 4 3 2 1 0 | 7 6 5 4 3 2 1 0
 *   └─ b ─┘└── a ──┘      └─── c ───┘b     a, then b, then c
 * </pre>
 *
 * A read is one unaligned 8-byte load, a shift and a mask; so a number has at most {@value
 * #MAX_WIDTH} bits, and an arena ends with {@value #PADDING} unused bytes.
 */
final class Bits {
  /** 64 bits less the up to 7 that lie before the number in its first byte. */
  static final int MAX_WIDTH = 57;

  /** Bytes behind the last number that a read may touch. */
  static final int PADDING = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bits() {}

  /** The {@code width} bits from bit {@code at} on. */
  static long get(byte[] arena, long at, int width) {
    return (long) LONGS.get(arena, (int) (at >>> 3)) >>> (at & 7) & ((1L << width) - 1);
  }

  /** The 57 bits or more from bit {@code at} on; the rest is zero. */
  static long window(byte[] arena, long at) {
    return (long) LONGS.get(arena, (int) (at >>> 3)) >>> (at & 7);
  }

  /** The eight bytes from byte {@code at} on. */
  static long word(byte[] arena, int at) {
    return (long) LONGS.get(arena, at);
  }

  /**
   * Appends numbers to an arena that grows. They gather in one word, which is written when it is
   * full. Owned by one thread.
   */
  static final class Writer {
    private byte[] arena;
    private int written; // bytes
    private long word;
    private int used; // bits of the word, below 64

    Writer(int expectedBytes) {
      arena = new byte[expectedBytes + 2 * PADDING];
    }

    /** The bit behind the last number. */
    long end() {
      return ((long) written << 3) + used;
    }

    /** Appends the lowest {@code width} bits of a value that has no others. */
    void put(long value, int width) {
      word |= value << used;
      used += width;
      if (used >= Long.SIZE) {
        flush();
        used -= Long.SIZE;
        word = used == 0 ? 0 : value >>> width - used;
      }
    }

    private void flush() {
      if (written + 2 * PADDING > arena.length) {
        arena = Arrays.copyOf(arena, Math.addExact(arena.length, (arena.length >> 1) + 64));
      }
      LONGS.set(arena, written, word);
      written += Long.BYTES;
    }

    /** Appends {@code count} in unary: as many zeros, then a one. */
    void putUnary(long count) {
      for (; count >= MAX_WIDTH; count -= MAX_WIDTH) {
        put(0, MAX_WIDTH);
      }
      put(1L << count, (int) count + 1);
    }

    /** What was written, with the padding, at its exact size. Nothing is written after. */
    byte[] toArena() {
      int size = (int) ((end() + 7) >>> 3) + PADDING;
      flush();
      return Arrays.copyOf(arena, size);
    }
  }
}
