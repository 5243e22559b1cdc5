package assetd.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An id, type or classification as bytes that can be compared: varint of twice the length, then
 * UTF-8; a canonical UUID as the odd number 33, then its 16 bytes instead of 36 letters.
 */
final class Qualifier {
  private static final int UUID_HEAD = 16 << 1 | 1;

  private Qualifier() {}

  /** The bytes of the text; equal texts have equal bytes and no others. */
  static byte[] pack(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(17);
    UUID uuid = uuid(text);
    if (uuid != null) {
      out.write(UUID_HEAD);
      ByteBuffer bytes = ByteBuffer.allocate(16);
      bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
      out.writeBytes(bytes.array());
    } else {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      DocumentBytes.writeVarint(out, utf8.length << 1);
      out.writeBytes(utf8);
    }
    return out.toByteArray();
  }

  /** The UUID that this text is, or null when it is none in canonical lower-case form. */
  static UUID uuid(String text) {
    if (text.length() != 36) {
      return null;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return null;
      }
    }
    return UUID.fromString(text);
  }
}
