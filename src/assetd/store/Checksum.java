package assetd.store;

import java.util.zip.CRC32C;

/**
 * CRC-32C (Castagnoli, as in iSCSI). It finds what disks do, single flipped bits and bursts of up
 * to 32, and processors have an instruction for it, so that a read can afford it where a SHA-256
 * would cost many times as much. It does not protect from somebody who changes the file on purpose;
 * such a one could write a new SHA-256 as well.
 */
final class Checksum {
  private Checksum() {}

  /** The checksum of the bytes, as an unsigned 32-bit number. */
  static long of(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return crc.getValue();
  }
}
