package assetd.ws;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.BinaryFrame;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.FramedataImpl1;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/**
 * The server's side of RFC 6455 for clients that only listen: control frames are answered, whole
 * data frames are checked and dropped, everything else ends the socket with the code that the
 * standard names. The library's own reader takes unmasked frames, reserves memory for whatever
 * length is declared, and collects fragments without end; it is not used. One per socket; called by
 * the worker thread of the socket.
 *
 * <pre>
 *   byte 0   FIN RSV1 RSV2 RSV3 opcode(4)
 *   byte 1   MASK length(7)        126: two more bytes of length, 127: eight more
 *   then     mask key (4), payload
 * </pre>
 */
final class StrictDraft extends Draft_6455 {
  private static final int MAX_HEAD = 14;
  private static final int MAX_CONTROL = 125;

  private final int maxPayload;

  /** The bytes of a head that is not complete; between frames it is empty. */
  private final ByteBuffer head = ByteBuffer.allocate(MAX_HEAD);

  /** The payload that is being read; null while a head is read. */
  private byte[] payload;

  private int payloadRead;
  private boolean ended;

  /** A draft whose clients may send frames up to a size in bytes. */
  StrictDraft(int maxPayload) {
    this.maxPayload = maxPayload;
  }

  /**
   * Stands in the list for the failure behind the frames before it, so that those are still
   * processed.
   */
  private static final class Broken extends BinaryFrame {
    private final InvalidDataException failure;

    Broken(InvalidDataException failure) {
      this.failure = failure;
    }
  }

  @Override
  public Draft copyInstance() {
    return new StrictDraft(maxPayload);
  }

  @Override
  public HandshakeBuilder postProcessHandshakeResponseAsServer(
      ClientHandshake request, ServerHandshakeBuilder response) throws InvalidHandshakeException {
    super.postProcessHandshakeResponseAsServer(request, response);
    response.setHttpStatusMessage("Switching Protocols");
    response.put("Server", "assetd");
    return response;
  }

  @Override
  public List<Framedata> translateFrame(ByteBuffer in) {
    List<Framedata> frames = new ArrayList<>();
    try {
      while (in.hasRemaining() && !ended) {
        if (payload == null) {
          readHead(in);
        }
        if (payload != null && readPayload(in)) {
          frames.add(frame());
        }
      }
    } catch (InvalidDataException failure) {
      ended = true;
      frames.add(new Broken(failure));
    }
    return frames;
  }

  /** Takes bytes until the head is complete, checking it as early as possible. */
  private void readHead(ByteBuffer in) throws InvalidDataException {
    while (in.hasRemaining() && payload == null) {
      head.put(in.get());
      if (head.position() == 1) {
        checkFirst(head.get(0) & 0xff);
      } else if (head.position() == 2) {
        checkSecond(head.get(1) & 0xff);
      }
      if (head.position() >= 2 && head.position() == headLength()) {
        payload = new byte[(int) checkedLength()];
        payloadRead = 0;
      }
    }
  }

  private int headLength() {
    int length = head.get(1) & 0x7f;
    return 2 + 4 + (length == 127 ? 8 : length == 126 ? 2 : 0);
  }

  private Opcode opcode() {
    return switch (head.get(0) & 0x0f) {
      case 0 -> Opcode.CONTINUOUS;
      case 1 -> Opcode.TEXT;
      case 2 -> Opcode.BINARY;
      case 8 -> Opcode.CLOSING;
      case 9 -> Opcode.PING;
      case 10 -> Opcode.PONG;
      default -> null;
    };
  }

  private boolean control() {
    return (head.get(0) & 0x08) != 0;
  }

  private void checkFirst(int first) throws InvalidDataException {
    if ((first & 0x70) != 0) {
      throw protocol("No extension was agreed on, so the reserved bits must be 0.");
    }
    if (opcode() == null) {
      throw protocol("The opcode is not defined.");
    }
    boolean last = (first & 0x80) != 0;
    if (control() && !last) {
      throw protocol("A control frame must not be fragmented.");
    }
    if (opcode() == Opcode.CONTINUOUS) {
      throw protocol("There is no message to continue.");
    }
    if (!last) {
      throw new InvalidDataException(CloseFrame.TOOBIG, "Fragmented messages are not taken.");
    }
  }

  private void checkSecond(int second) throws InvalidDataException {
    if ((second & 0x80) == 0) {
      throw protocol("Frames of a client must be masked.");
    }
    if (control() && (second & 0x7f) > MAX_CONTROL) {
      throw protocol("A control frame has at most 125 bytes.");
    }
  }

  private long checkedLength() throws InvalidDataException {
    int shortLength = head.get(1) & 0x7f;
    long length =
        switch (shortLength) {
          case 126 -> head.getShort(2) & 0xffff;
          case 127 -> head.getLong(2);
          default -> shortLength;
        };
    if (length < 0) {
      throw protocol("The highest bit of a length must be 0.");
    }
    if (shortLength == 126 && length < 126 || shortLength == 127 && length < 1 << 16) {
      throw protocol("A length must be written in the fewest bytes.");
    }
    if (length > maxPayload) {
      throw new InvalidDataException(
          CloseFrame.TOOBIG, "A frame has at most " + maxPayload + " bytes.");
    }
    return length;
  }

  /** Takes bytes of the payload and unmasks them; whether it is complete. */
  private boolean readPayload(ByteBuffer in) {
    int count = Math.min(in.remaining(), payload.length - payloadRead);
    in.get(payload, payloadRead, count);
    int mask = head.position() - 4;
    for (int i = payloadRead; i < payloadRead + count; i++) {
      payload[i] ^= head.get(mask + (i & 3));
    }
    payloadRead += count;
    return payloadRead == payload.length;
  }

  private Framedata frame() throws InvalidDataException {
    ByteBuffer content = ByteBuffer.wrap(payload);
    Opcode opcode = opcode();
    payload = null;
    head.clear();
    return switch (opcode) {
      case PING -> filled(new PingFrame(), content);
      case PONG -> filled(new PongFrame(), content);
      case CLOSING -> close(content);
      case TEXT -> filled(new BinaryFrame(), checked(content));
      default -> filled(new BinaryFrame(), content);
    };
  }

  private static Framedata filled(FramedataImpl1 frame, ByteBuffer content) {
    frame.setPayload(content);
    return frame;
  }

  /** A close has no payload, or a code and a reason (RFC 6455, 5.5.1 and 7.4). */
  private Framedata close(ByteBuffer content) throws InvalidDataException {
    if (content.remaining() == 1) {
      throw protocol("A close has a code of two bytes or none.");
    }
    if (content.remaining() >= 2) {
      int code = content.getShort(0) & 0xffff;
      boolean defined =
          code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
      if (!defined && (code < 3000 || code > 4999)) {
        throw protocol("The code of the close is not defined.");
      }
      checked(content.duplicate().position(2));
    }
    ended = true;
    return filled(new CloseFrame(), content);
  }

  private static ByteBuffer checked(ByteBuffer text) throws InvalidDataException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(text.duplicate());
      return text;
    } catch (CharacterCodingException e) {
      throw new InvalidDataException(CloseFrame.NO_UTF8, "Text must be UTF-8.", e);
    }
  }

  private static InvalidDataException protocol(String reason) {
    return new InvalidDataException(CloseFrame.PROTOCOL_ERROR, reason);
  }

  @Override
  public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
    if (frame instanceof Broken broken) {
      throw broken.failure;
    }
    if (frame instanceof CloseFrame close) {
      // The library refuses to echo 1007 without a reason.
      String reason = close.getMessage().isEmpty() ? "Closed by the client." : close.getMessage();
      socket.close(close.getCloseCode(), reason, true);
    } else if (frame.getOpcode() != Opcode.BINARY) {
      super.processFrame(socket, frame);
    }
  }
}
