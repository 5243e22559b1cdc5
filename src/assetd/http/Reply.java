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
 * @param listing whether {@code stream} reads the store while it writes: for as long as its client
 *     likes it holds what that takes, and nothing was changed if it is refused
 * @param held bytes that {@code stream} holds in memory until all is written
 */
record Reply(
    int status,
    String contentType,
    Map<String, String> headers,
    byte[] body,
    Stream stream,
    boolean listing,
    long held) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  /** Writes a body of unknown length. */
  interface Stream {
    /** Writes all of it; the stream is closed by the caller. */
    void write(OutputStream out) throws IOException;
  }

  /** 200 with a JSON value. */
  static Reply json(Object value) {
    return new Reply(200, JSON, Map.of(), Json.write(value), null, false, 0);
  }

  /** 200 with JSON text. */
  static Reply json(String text) {
    return new Reply(200, JSON, Map.of(), text.getBytes(StandardCharsets.UTF_8), null, false, 0);
  }

  /** 200 with a JSON value that takes so many bytes: its text is not made as a whole. */
  static Reply written(Object value, long bytes) {
    return written(value, false, bytes);
  }

  /** 200 with a JSON value that gets its parts from the store while it is written. */
  static Reply listed(Object value) {
    return written(value, true, 0);
  }

  private static Reply written(Object value, boolean listing, long held) {
    return new Reply(200, JSON, Map.of(), null, out -> Json.write(value, out), listing, held);
  }

  /** 200 with text as it is: no quotes, no line end. */
  static Reply text(String text) {
    return text(200, text);
  }

  /** Text with a status: every error is one sentence of it. */
  static Reply text(int status, String text) {
    return new Reply(status, TEXT, Map.of(), text.getBytes(StandardCharsets.UTF_8), null, false, 0);
  }

  /** A status without a body. */
  static Reply empty(int status) {
    return new Reply(status, null, Map.of(), new byte[0], null, false, 0);
  }

  /** The same answer with other headers. */
  Reply with(Map<String, String> replaced) {
    return new Reply(status, contentType, replaced, body, stream, listing, held);
  }
}
