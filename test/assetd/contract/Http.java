package assetd.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 request over a connection of its own, byte for byte as asked for. Libraries refuse
 * to send odd targets, methods and bodies of a GET; this one does not.
 */
final class Http {
  /** Ends a test that would wait for an answer for ever; no answer is expected to take as long. */
  private static final int HANG_MILLIS = 60_000;

  /**
   * What came back.
   *
   * @param headers by lower-case name; of several with one name the last
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    /** The body as text. */
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as a JSON value when it says that it is JSON, else as text. */
    Object value() {
      boolean json = header("Content-Type").startsWith("application/json") && body.length > 0;
      return json ? StrictJson.read(text()) : text();
    }

    /** A header; empty when there is none. */
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  private Http() {}

  /**
   * Sends a request to the daemon on a port and waits for the answer.
   *
   * @param target path and query as they are to stand in the request line
   * @param headers replace or, being null, leave out what is sent by default
   */
  static Answer send(
      int port, String method, String target, Map<String, String> headers, byte[] body) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(HANG_MILLIS);
      write(socket.getOutputStream(), head(port, method, target, headers, body.length), body);
      return parse(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    }
  }

  private static byte[] head(
      int port, String method, String target, Map<String, String> headers, int length) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Host", "127.0.0.1:" + port);
    all.put("Connection", "close");
    if (length > 0 || method.equals("POST")) {
      all.put("Content-Type", "application/json");
      all.put("Content-Length", Integer.toString(length));
    }
    all.putAll(headers);
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    all.forEach(
        (name, value) -> {
          if (value != null) {
            head.append(name).append(": ").append(value).append("\r\n");
          }
        });
    return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A server may answer and close before it took the whole body; its answer is then there to be
   * read.
   */
  private static void write(OutputStream out, byte[] head, byte[] body) {
    try {
      out.write(head);
      out.write(body);
      out.flush();
    } catch (IOException e) {
      // the answer, or its absence, tells
    }
  }

  private static Answer parse(byte[] bytes) throws IOException {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException(
          "The connection ended without an answer after " + bytes.length + " bytes.");
    }
    String[] lines = all.substring(0, end).split("\r\n");
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(":\\s*", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
    }
    String body = all.substring(end + 4);
    boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
    byte[] content = chunked ? joined(body) : body.getBytes(StandardCharsets.ISO_8859_1);
    return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, content);
  }

  private static byte[] joined(String chunks) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      if (line < 0) {
        throw new IOException("The answer broke off after " + whole.size() + " bytes.");
      }
      int size = Integer.parseInt(chunks.substring(at, line), 16);
      if (size == 0) {
        return whole.toByteArray();
      }
      whole.write(
          chunks.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
      at = line + 2 + size + 2;
    }
  }
}
