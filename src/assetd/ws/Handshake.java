package assetd.ws;

import assetd.policy.RequestHead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of a request that wants to become a socket, read strictly (RFC 6455, 4.2.1). The
 * library's reader joins repeated headers and accepts more than the standard does, so only what was
 * checked here is passed on to it, written anew.
 *
 * @param method of the request line
 * @param target of the request line
 * @param version of the request line
 * @param headers all values by name in any case
 */
record Handshake(String method, String target, String version, Map<String, List<String>> headers) {
  private static final int KEY_BYTES = 16;

  /**
   * Why a handshake is refused: an HTTP status and a sentence, with one more header line where the
   * status wants one.
   */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String header;

    Refusal(int status, String sentence) {
      this(status, sentence, "");
    }

    private Refusal(int status, String sentence, String header) {
      super(sentence, null, false, false);
      this.status = status;
      this.header = header;
    }

    int status() {
      return status;
    }

    /** A header line with its end; empty for none. */
    String header() {
      return header;
    }
  }

  /** Reads a head and leaves the buffer behind it. */
  static Handshake read(ByteBuffer in) throws Refusal {
    String[] request = line(in).split(" ", -1);
    if (request.length != 3) {
      throw new Refusal(400, "The request line must have a method, a target and a version.");
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || !line.substring(0, colon).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
        throw new Refusal(400, "A header line must have a name, a colon and a value.");
      }
      String value = line.substring(colon + 1).strip();
      headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(value);
    }
    return new Handshake(request[0], request[1], request[2], headers);
  }

  private static String line(ByteBuffer in) throws Refusal {
    int start = in.position();
    for (int at = start; at + 1 < in.limit(); at++) {
      if (in.get(at) == '\r' && in.get(at + 1) == '\n') {
        byte[] line = new byte[at - start];
        in.get(line).position(at + 2);
        return text(line);
      }
    }
    throw new Refusal(400, "The head of the request is not complete.");
  }

  private static String text(byte[] line) throws Refusal {
    for (byte b : line) {
      if (b >= 0 && b < ' ' && b != '\t' || b == 0x7f) {
        throw new Refusal(400, "The head of the request has a control character.");
      }
    }
    return new String(line, StandardCharsets.ISO_8859_1);
  }

  /** What the policy is asked. */
  RequestHead head() {
    return new RequestHead(method, target, name -> headers.getOrDefault(name, List.of()));
  }

  /** The path of the target as received. */
  String path() {
    return target.split("\\?", 2)[0];
  }

  /** Checks what the standard wants of a client. */
  void check() throws Refusal {
    if (!method.equals("GET") || !version.equals("HTTP/1.1")) {
      throw new Refusal(400, "A WebSocket handshake is a GET of HTTP/1.1.");
    }
    if (!head().lists("Upgrade", "websocket") || !head().lists("Connection", "upgrade")) {
      throw new Refusal(400, "The headers Upgrade: websocket and Connection: Upgrade are needed.");
    }
    if (headers.containsKey("Transfer-Encoding")
        || !headers.getOrDefault("Content-Length", List.of("0")).equals(List.of("0"))) {
      throw new Refusal(400, "A WebSocket handshake has no body.");
    }
    if (!headers.getOrDefault("Sec-WebSocket-Version", List.of()).equals(List.of("13"))) {
      throw new Refusal(
          426,
          "This daemon speaks version 13 of the WebSocket protocol only.",
          "Sec-WebSocket-Version: 13\r\n");
    }
    key();
  }

  private String key() throws Refusal {
    List<String> keys = headers.getOrDefault("Sec-WebSocket-Key", List.of());
    if (keys.size() == 1 && sixteenBytes(keys.get(0))) {
      return keys.get(0);
    }
    throw new Refusal(400, "There must be one Sec-WebSocket-Key of 16 bytes in base64.");
  }

  private static boolean sixteenBytes(String key) {
    try {
      // The encoder pads 16 bytes to 24 characters; the decoder would also take them without.
      return key.length() == 24 && Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The least head that the library needs; subprotocols and extensions are not offered to it, so
   * none is agreed on.
   */
  byte[] canonical() throws Refusal {
    return ("GET "
            + path()
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
            + key()
            + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
