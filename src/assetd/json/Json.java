package assetd.json;

import assetd.model.ServiceException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON text to values and back. A value is a Map, List, String, Boolean, Integer, Long, Double,
 * null, or a {@link Bytes} for an array of numbers from 0 to 255. Thread-safe.
 */
public final class Json {
  /** What Jackson says of its own objects and methods: its internals, not the sender's. */
  private static final String INTERNALS = " \\(start marker at .*|,? \\(?from `[^`]*`\\)?(?=\\))";

  private Json() {}

  /** Made with the first text, when the limits of the process are known. */
  private static final class Holder {
    private static final JSON JR = JSON.builder(limited()).build();
  }

  private static JsonFactory limited() {
    TSFBuilder<?, ?> factory = JsonFactory.builder().streamReadConstraints(new JsonLimits());
    return factory
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM) // a list is many values
        .build();
  }

  /**
   * Reads exactly one value.
   *
   * @throws ServiceException INVALID when this is not one well-formed JSON value within the limits
   */
  public static Object read(byte[] utf8) {
    return read(new ByteArrayInputStream(utf8));
  }

  /** Reads exactly one value from UTF-8; what the stream itself throws passes through unchecked. */
  public static Object read(InputStream utf8) {
    try (JsonParser parser = Holder.JR.getStreamingFactory().createParser(utf8)) {
      return new ValueReader(parser).document();
    } catch (JsonProcessingException e) {
      throw new ServiceException(
          ServiceException.Kind.INVALID, "The body is not valid JSON: " + where(e) + ".", e);
    } catch (CharConversionException e) {
      // The parser takes four bytes with zeros for another encoding.
      throw new ServiceException(
          ServiceException.Kind.INVALID, "The body is not valid JSON: it is not UTF-8.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a value as UTF-8. */
  public static byte[] write(Object value) {
    try {
      return Holder.JR.asBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a value as text. */
  public static String text(Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  /**
   * Writes a value as UTF-8 to a stream, which stays open. An Iterable in it is run through while
   * it is written.
   */
  public static void write(Object value, OutputStream out) throws IOException {
    Holder.JR.write(value, out);
  }

  /** How many bytes of UTF-8 a value takes, counted without keeping them. */
  static long size(Object value) {
    Counter counter = new Counter();
    try {
      write(value, counter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counter.bytes;
  }

  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int at, int length) {
      bytes += length;
    }
  }

  private static String where(JsonProcessingException e) {
    String reason = e.getOriginalMessage();
    int end = reason.indexOf('\n');
    String line =
        (end < 0 ? reason : reason.substring(0, end))
            .replaceAll(INTERNALS, "")
            .replaceAll("[\\p{Cntrl}]", "?");
    String clipped = line.length() > 160 ? line.substring(0, 160) + "..." : line;
    return clipped.replaceAll("\\.$", "")
        + (e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr()
                + ")");
  }
}
