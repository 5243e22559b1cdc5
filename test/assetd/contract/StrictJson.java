package assetd.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * JSON text to plain values and back, on purpose apart from the daemon's own floor for it: what the
 * daemon writes is read by somebody else, and strictly (no duplicate key, nothing behind the
 * value).
 */
final class StrictJson {
  private static final JSON STRICT =
      JSON.builder()
          .enable(JSON.Feature.PRESERVE_FIELD_ORDERING, JSON.Feature.WRITE_NULL_PROPERTIES)
          .build();

  private StrictJson() {}

  /** The value of a text; fails when it is not exactly one JSON value. */
  static Object read(String text) {
    try (JsonParser parser = STRICT.createParser(text)) {
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      Object value = STRICT.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("Something follows the JSON value.");
      }
      return value;
    } catch (IOException e) {
      throw new IllegalArgumentException("No JSON: " + e.getMessage(), e);
    }
  }

  /** The value of a file. */
  static Object read(Path file) {
    try {
      return read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** The text of a value, in one line. */
  static String write(Object value) {
    try {
      return STRICT.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value as an object. */
  @SuppressWarnings("unchecked") // JSON objects have no other keys than strings
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
