package assetd.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Follows the requests of one connection (RFC 9112, 6 and 7.1), to know where a head begins and
 * whether it asks for an upgrade. It is no judge: at the first thing it does not understand it
 * stops looking and lets everything pass, and the server behind refuses it. Of the door's thread
 * alone.
 */
final class Framing {
  /** Of a chunk's size with its extensions, and of a trailer. */
  private static final int MAX_LINE = 1024;

  /** What the next byte belongs to. */
  private enum At {
    HEAD,
    BODY,
    CHUNK_LINE,
    CHUNK,
    TRAILER,
    UPGRADE,
    UNKNOWN
  }

  private At at = At.HEAD;

  /** Bytes of the body, or of the chunk with its line end, that have not passed. */
  private long left;

  /** Bytes of the next head, from its first on, that were looked at without finding its end. */
  private int seen;

  /** Whether what comes next is the complete head of an upgrade. */
  boolean upgrade() {
    return at == At.UPGRADE;
  }

  /** Whether the next byte begins or continues a head that has not passed. */
  boolean inHead() {
    return at == At.HEAD;
  }

  /** From now on everything passes. */
  void giveUp() {
    at = At.UNKNOWN;
  }

  /**
   * Looks at bytes that have not passed.
   *
   * @param in from its position to its limit, neither of which changes
   * @return how many of them may pass now; the others have to be shown again, with more behind them
   */
  int passable(ByteBuffer in) {
    int from = in.position();
    while (from < in.limit() && at != At.UPGRADE) {
      int step =
          switch (at) {
            case HEAD -> head(in, from);
            case BODY -> body(in, from, At.HEAD);
            case CHUNK -> body(in, from, At.CHUNK_LINE);
            case CHUNK_LINE -> chunkLine(in, from);
            case TRAILER -> trailer(in, from);
            case UNKNOWN -> in.limit() - from;
            case UPGRADE -> 0;
          };
      if (step == 0 && at != At.UNKNOWN) {
        break;
      }
      from += step;
    }
    return from - in.position();
  }

  private int body(ByteBuffer in, int from, At after) {
    int count = (int) Math.min(left, in.limit() - from);
    left -= count;
    if (left == 0) {
      at = after;
    }
    return count;
  }

  private int head(ByteBuffer in, int from) {
    int end = emptyLineEnd(in, from);
    if (end < 0) {
      return 0;
    }
    seen = 0;
    if (end == from + 2) {
      return 2; // An empty line before a request is ignored (RFC 9112, 2.2).
    }
    String[] lines = text(in, from, end - 2).split("\r\n");
    Head head = new Head(lines[0]);
    for (int i = 1; i < lines.length; i++) {
      head.header(lines[i]);
    }
    return headEnd(head, end - from);
  }

  /**
   * The end of the first empty line; -1 when it is not there yet. Each byte is looked at once,
   * however slowly a head comes.
   */
  private int emptyLineEnd(ByteBuffer in, int from) {
    int i = from + seen;
    while (i + 1 < in.limit() && at == At.HEAD) {
      boolean lineEnd = in.get(i) == '\r' && in.get(i + 1) == '\n';
      if (lineEnd && (i == from || in.get(i - 1) == '\n')) {
        return i + 2;
      }
      if (!lineEnd && (in.get(i) == '\r' || in.get(i) == '\n')) {
        giveUp();
      }
      i += lineEnd ? 2 : 1;
    }
    seen = i - from;
    return -1;
  }

  private int headEnd(Head head, int length) {
    if (head.upgrade) {
      at = At.UPGRADE;
      return 0;
    }
    if (head.odd || (head.chunked && head.length >= 0)) {
      giveUp();
    } else if (head.chunked) {
      at = At.CHUNK_LINE;
    } else if (head.length > 0) {
      at = At.BODY;
      left = head.length;
    }
    return length;
  }

  private int chunkLine(ByteBuffer in, int from) {
    int end = lineEnd(in, from);
    if (end < 0) {
      return 0;
    }
    String size = text(in, from, end).split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      giveUp();
      return 0;
    }
    long bytes = Long.parseLong(size, 16);
    at = bytes == 0 ? At.TRAILER : At.CHUNK;
    left = bytes + 2;
    return end - from;
  }

  private int trailer(ByteBuffer in, int from) {
    int end = lineEnd(in, from);
    if (end < 0) {
      return 0;
    }
    if (end == from + 2) {
      at = At.HEAD;
    }
    return end - from;
  }

  /**
   * The end of the line that begins here; -1 when it is not there yet. A longer line than honest
   * clients send is passed unread.
   */
  private int lineEnd(ByteBuffer in, int from) {
    int limit = Math.min(in.limit(), from + MAX_LINE);
    for (int i = from; i + 1 < limit; i++) {
      if (in.get(i) == '\r' && in.get(i + 1) == '\n') {
        return i + 2;
      }
    }
    if (limit == from + MAX_LINE) {
      giveUp();
    }
    return -1;
  }

  private static String text(ByteBuffer in, int from, int end) {
    byte[] line = new byte[end - 2 - from];
    in.get(from, line);
    return new String(line, StandardCharsets.ISO_8859_1);
  }

  /** What the framing has to know of a head. */
  private static final class Head {
    private final boolean get;
    private boolean upgrade;
    private boolean chunked;
    private boolean odd;
    private long length = -1;

    Head(String requestLine) {
      get = requestLine.startsWith("GET ");
    }

    void header(String line) {
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      switch (name) {
        case "upgrade" -> upgrade |= get && lists(value, "websocket");
        case "transfer-encoding" -> {
          odd |= chunked || !value.equalsIgnoreCase("chunked");
          chunked = true;
        }
        case "content-length" -> {
          odd |= length >= 0 || !value.matches("[0-9]{1,18}");
          length = odd ? 0 : Long.parseLong(value);
        }
        default -> odd |= colon < 1;
      }
    }

    private static boolean lists(String value, String member) {
      for (String part : value.split(",")) {
        if (part.strip().equalsIgnoreCase(member)) {
          return true;
        }
      }
      return false;
    }
  }
}
