package assetd.ws;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;

/**
 * Everything that is on its way to one client, in order: the answer to its handshake, text frames,
 * pongs and pings, the close. Any thread adds and none ever waits; only the {@link FrameWriter}
 * takes out. Guarded by itself, except for what says otherwise.
 *
 * <pre>
 *   frames:   [ under way: `sent` of its bytes are out | waiting | waiting | ... ]
 *               out ------------>|<- staged: being written ->|
 * </pre>
 */
final class Outbox {
  /** What may still be added. */
  enum State {
    /** Takes frames. */
    OPEN,
    /** Too much was waiting and was dropped; the writer is about to close the socket. */
    OVERFLOWED,
    /** Too much was on its way to all clients; the writer is about to close the socket. */
    CROWDED,
    /** Nothing follows what is in it. */
    ENDING
  }

  /** FIN and the opcode of text. */
  private static final byte TEXT = (byte) 0x81;

  private final SocketLimits limits;
  private final Backlog all;
  private final Consumer<Outbox> mark;
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private State state = State.OPEN;
  private int sent;
  private int staged;
  private long bytes;
  private boolean marked;
  private boolean blocked;
  private boolean snapshotOut;

  /** Set once, before the first frame. */
  WebSocketImpl socket;

  /** Set once, before the first frame. */
  SocketChannel channel;

  /**
   * Of the writer's thread alone: its registration, made when the client first takes no more bytes.
   */
  SelectionKey writable;

  /**
   * Of the writer's thread alone: when the socket is closed without further waiting, in
   * nanoseconds; 0 for never.
   */
  long deadline;

  /** An outbox that has the writer told, by the last argument, when there is something to do. */
  Outbox(SocketLimits limits, Backlog all, Consumer<Outbox> mark) {
    this.limits = limits;
    this.all = all;
    this.mark = mark;
  }

  /**
   * Adds a text frame, or drops everything that waits when it has become too much. A client that
   * takes bytes as they come gets what may wait for one client whatever waits for others.
   */
  void text(byte[] frame) {
    synchronized (this) {
      if (state != State.OPEN) {
        return;
      }
      if (tooMuch(frame)) {
        state = State.OVERFLOWED;
        dropWaiting();
      } else if (!blocked && frame.length <= limits.queuedBytes()) {
        add(frame);
      } else if (all.offer(frame)) {
        append(frame);
      } else {
        state = State.CROWDED;
        dropWaiting();
      }
    }
    mark.accept(this);
  }

  /**
   * The frame under way is not counted, so that one of any size (a snapshot, a large asset) can go
   * out; nor is the number of those that gathered behind a snapshot. A client that takes bytes as
   * they come may be behind by any number, but not by any size.
   */
  private boolean tooMuch(byte[] frame) {
    int waiting = frames.size() - 1;
    if (waiting <= 0) {
      return false;
    }
    long waitingBytes = bytes - frames.peek().length;
    return waitingBytes + frame.length > limits.queuedBytes()
        || (blocked && snapshotOut && waiting >= limits.queuedFrames());
  }

  private void add(byte[] frame) {
    all.add(frame);
    append(frame);
  }

  private void append(byte[] frame) {
    frames.add(frame);
    bytes += frame.length;
  }

  /** What the writer has copied is as good as out: the kernel may have it already. */
  private void dropWaiting() {
    long kept = 0;
    for (Iterator<byte[]> each = frames.iterator(); each.hasNext(); ) {
      byte[] frame = each.next();
      if (kept < (long) sent + staged) {
        kept += frame.length;
      } else {
        each.remove();
        all.remove(frame);
      }
    }
    bytes = kept;
  }

  /**
   * Adds what the library wants to send, and notes that it ends the socket behind it. Pongs are
   * limited like text, or a client that sends pings and reads nothing could fill the memory.
   */
  void control() {
    synchronized (this) {
      for (ByteBuffer next = socket.outQueue.poll(); next != null; next = socket.outQueue.poll()) {
        byte[] frame = new byte[next.remaining()];
        next.get(frame);
        if (state == State.OPEN && tooMuch(frame) && !socket.isFlushAndClose()) {
          state = State.OVERFLOWED;
          dropWaiting();
        } else if (state != State.ENDING) {
          add(frame);
        }
      }
      if (socket.isFlushAndClose()) {
        state = State.ENDING;
      }
    }
    mark.accept(this);
  }

  /**
   * Whether the caller is the one to tell the writer; until the writer has looked nobody else has
   * to.
   */
  synchronized boolean mark() {
    boolean first = !marked;
    marked = true;
    return first;
  }

  /** The state, by the writer who begins to look. */
  synchronized State look() {
    marked = false;
    return state;
  }

  synchronized State state() {
    return state;
  }

  /** Copies as many bytes as fit, without taking them out; {@link #took} has to follow. */
  synchronized void copyTo(ByteBuffer out) {
    int start = out.position();
    int from = sent;
    for (byte[] frame : frames) {
      int count = Math.min(frame.length - from, out.remaining());
      out.put(frame, from, count);
      if (!out.hasRemaining()) {
        break;
      }
      from = 0;
    }
    staged = out.position() - start;
  }

  /** Takes out those of the copied bytes that the client has got. */
  synchronized void took(int count) {
    blocked = count < staged;
    staged = 0;
    int left = sent + count;
    while (!frames.isEmpty() && left >= frames.peek().length) {
      byte[] done = frames.poll();
      all.remove(done);
      left -= done.length;
      bytes -= done.length;
      snapshotOut |= done[0] == TEXT;
    }
    sent = left;
  }

  /** Drops everything, for a socket that is gone; who still sends to it fills nothing any more. */
  synchronized void end() {
    state = State.ENDING;
    frames.forEach(all::remove);
    frames.clear();
    bytes = 0;
  }

  synchronized boolean empty() {
    return frames.isEmpty();
  }
}
