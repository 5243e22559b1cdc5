package assetd.http;

import assetd.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer before it is sent: status, type, further headers, and a body that is either ready or
 * written while it is sent.
 *
 * @param body null when {@code stream} writes it
 * @param stream null when {@code body} is ready
 */
record Reply(
    int status, String contentType, Map<String, String> headers, byte[] body, Stream stream) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  /** Writes a body of unknown length. */
  interface Stream {
    /** Writes all of it; the stream is closed by the caller. */
    void write(OutputStream out) throws IOException;
  }

  /** 200 with a JSON value. */
  static Reply json(Object value) {
    return new Reply(200, JSON, Map.of(), Json.write(value), null);
  }

  /** 200 with JSON text. */
  static Reply json(String text) {
    return new Reply(200, JSON, Map.of(), text.getBytes(StandardCharsets.UTF_8), null);
  }

  /** 200 with JSON that is written in parts, so that a large store needs no large memory. */
  static Reply json(Stream stream) {
    return new Reply(200, JSON, Map.of(), null, stream);
  }

  /** 200 with a JSON value that is large, or gets its parts while it is written. */
  static Reply written(Object value) {
    return json((Stream) out -> Json.write(value, out));
  }

  /** 200 with text as it is: no quotes, no line end. */
  static Reply text(String text) {
    return text(200, text);
  }

  /** Text with a status: every error is one sentence of it. */
  static Reply text(int status, String text) {
    return new Reply(status, TEXT, Map.of(), text.getBytes(StandardCharsets.UTF_8), null);
  }

  /** A status without a body. */
  static Reply empty(int status) {
    return new Reply(status, null, Map.of(), new byte[0], null);
  }

  /** The same answer with other headers. */
  Reply with(Map<String, String> replaced) {
    return new Reply(status, contentType, replaced, body, stream);
  }
}
