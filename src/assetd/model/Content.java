package assetd.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was saved, byte for byte. Two are equal when they share their bytes, which is all it takes
 * to see that an edit left a content alone.
 *
 * @param text whether the bytes are UTF-8 text ({@code string.raw} on the wire) or binary ({@code
 *     bytes.raw})
 * @param bytes the content; not copied, not to be changed
 */
public record Content(boolean text, byte[] bytes) {

  /**
   * Text content; a lone surrogate becomes U+FFFD here, before anything is stored, hashed or
   * indexed.
   */
  public static Content of(String raw) {
    return new Content(true, wellFormed(raw).getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of the bytes, in hexadecimal. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** The text; for binary content the bytes read as UTF-8. */
  public String string() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * The same content as text when its bytes are well-formed UTF-8, else itself: how fragments that
   * come as bytes are kept.
   */
  public Content textual() {
    if (text) {
      return this;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return new Content(true, bytes);
    } catch (CharacterCodingException e) {
      return this;
    }
  }

  /**
   * The text with every lone surrogate replaced by U+FFFD; SQLite and UTF-8 have no other place for
   * one.
   */
  public static String wellFormed(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (Character.isSurrogate(raw.charAt(i))) {
        return raw.codePoints()
            .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return raw;
  }
}
