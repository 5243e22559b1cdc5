package assetd.ws;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends whatever bytes it is told to, and reads answers and frames. One thread. */
public final class RawClient implements AutoCloseable {
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /** A frame of the server. */
  public record Frame(int first, byte[] payload) {
    /** The payload as text. */
    public String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    /** {@code text hello}, {@code pong abc}, {@code close 1000}. */
    public String summary() {
      return switch (first) {
        case 0x81 -> "text " + text();
        case 0x89 -> "ping " + text();
        case 0x8a -> "pong " + text();
        case 0x88 -> "close " + (payload.length < 2 ? "" : ByteBuffer.wrap(payload).getChar() + 0);
        default -> "frame " + Integer.toHexString(first);
      };
    }
  }

  public RawClient(int port) throws IOException {
    this(port, 0);
  }

  /** A client with a receive buffer of so many bytes; 0 for the usual. */
  public RawClient(int port, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    in = new DataInputStream(socket.getInputStream());
  }

  /** Has every later read wait as long as it takes. */
  public void waitForEver() throws IOException {
    socket.setSoTimeout(0);
  }

  public int localPort() {
    return socket.getLocalPort();
  }

  public RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  public RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** The head of a good handshake, with further header lines. */
  public static String handshake(String path, String... lines) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + KEY
        + "\r\n"
        + String.join("", lines)
        + "\r\n";
  }

  /** Becomes a socket, or throws with the answer. */
  public RawClient upgrade(String path) throws IOException {
    send(handshake(path));
    String head = head();
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new IOException(head);
    }
    return this;
  }

  /** The head of an answer. */
  public String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the answer ended: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** A whole answer whose head declares its length. */
  public String answer() throws IOException {
    String head = head();
    Matcher length = LENGTH.matcher(head);
    byte[] body = new byte[length.find() ? Integer.parseInt(length.group(1)) : 0];
    in.readFully(body);
    return head + new String(body, StandardCharsets.UTF_8);
  }

  /** The status of the next answer, all of which is read. */
  public int status() throws IOException {
    return Integer.parseInt(answer().split(" ")[1]);
  }

  /** Everything until the connection ends, even by a reset. */
  public String rest() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection is still open after " + all, e);
    } catch (IOException e) {
      // Reset.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  public Frame frame() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(first, payload);
  }

  /** A masked frame. */
  public static byte[] frame(int first, byte[] payload) {
    int head = payload.length <= 125 ? 2 : payload.length <= 0xffff ? 4 : 10;
    ByteBuffer frame = ByteBuffer.allocate(head + 4 + payload.length).put((byte) first);
    switch (head) {
      case 2 -> frame.put((byte) (0x80 | payload.length));
      case 4 -> frame.put((byte) 0xfe).putShort((short) payload.length);
      default -> frame.put((byte) 0xff).putLong(payload.length);
    }
    return masked(frame, payload);
  }

  /** Appends a mask key and the payload under it. */
  static byte[] masked(ByteBuffer frame, byte[] payload) {
    byte[] key = {0x37, (byte) 0xfa, 0x21, 0x3d};
    frame.put(key);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ key[i & 3]));
    }
    return frame.array();
  }

  /** Sends a ping and expects its pong. */
  public void expectAlive() throws IOException {
    send(frame(0x89, "alive?".getBytes(StandardCharsets.US_ASCII)));
    String answer = frame().summary();
    if (!answer.equals("pong alive?")) {
      throw new AssertionError("not alive: " + answer);
    }
  }

  /** Expects the first frame of a stream. */
  public void expectSnapshot() throws IOException {
    String answer = frame().summary();
    if (!answer.equals("text snapshot")) {
      throw new AssertionError("no snapshot: " + answer);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
