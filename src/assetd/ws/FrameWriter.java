package assetd.ws;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.java_websocket.framing.CloseFrame;

/**
 * The one thread that writes to all sockets. Many frames for one client become one call of the
 * kernel: while it writes to some clients, frames for the others gather. It never waits for a
 * client: one that takes no bytes is left until the selector reports it.
 */
final class FrameWriter implements AutoCloseable {
  private static final int STAGING_BYTES = 64 << 10;

  /** Of one client in a row; then the others have their turn. */
  private static final int MAX_TURNS = 16;

  /** In a row; then those that take bytes again have their turn. */
  private static final int MAX_VISITS = 1024;

  private final Selector selector = Selector.open();
  private final Queue<Outbox> marked = new ConcurrentLinkedQueue<>();
  private final Duration farewell;
  private final Consumer<String> log;

  /** Of the thread alone: frames of one client, copied together for one write. */
  private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_BYTES);

  /** Of the thread alone: in the order of their deadlines, because all get the same time. */
  private final Queue<Outbox> leaving = new ArrayDeque<>();

  /** A writer that gives a client so long to leave after its last frame. */
  FrameWriter(Duration farewell, Consumer<String> log) throws IOException {
    this.farewell = farewell;
    this.log = log;
    Thread thread = new Thread(this::run, "socket-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Has an outbox looked at soon. Any thread; never waits. */
  void mark(Outbox outbox) {
    if (outbox.mark()) {
      marked.add(outbox);
      selector.wakeup();
    }
  }

  /** Lets the selector forget a channel that was closed. Any thread. */
  void forget() {
    selector.wakeup();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::writable, untilDeadline());
        visitMarked();
        endLate();
      }
    } catch (ClosedSelectorException e) {
      // The server stops.
    } catch (IOException e) {
      log.accept("no more frames can be sent " + e);
    }
  }

  private void visitMarked() {
    Outbox next = marked.poll();
    for (int i = 0; next != null && i < MAX_VISITS; i++) {
      visit(next);
      next = marked.poll();
    }
    if (next != null) {
      visit(next);
      selector.wakeup();
    }
  }

  /** Milliseconds; 0 means for ever. */
  private long untilDeadline() {
    Outbox first = leaving.peek();
    return first == null
        ? 0
        : Math.max(1, TimeUnit.NANOSECONDS.toMillis(first.deadline - System.nanoTime()) + 1);
  }

  private void writable(SelectionKey key) {
    visit((Outbox) key.attachment());
  }

  private void visit(Outbox outbox) {
    try {
      switch (outbox.look()) {
        case OVERFLOWED ->
            dismiss(outbox, CloseFrame.POLICY_VALIDATION, "The client does not take its frames.");
        case CROWDED ->
            dismiss(outbox, CloseFrame.TRY_AGAIN_LATER, "Too much is on its way to all clients.");
        case OPEN, ENDING -> {}
      }
      write(outbox);
    } catch (IOException | CancelledKeyException e) {
      outbox.socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "The client is gone.");
    } catch (RuntimeException e) {
      // A fault of ours ends this socket, not the thread that all the others need.
      log.accept("socket failed " + e);
      outbox.socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "The server failed.");
    }
  }

  /** The frame of the close comes back through {@link Outbox#control}. */
  private void dismiss(Outbox outbox, int code, String reason) {
    leave(outbox);
    outbox.socket.close(code, reason);
  }

  private void write(Outbox outbox) throws IOException {
    SocketChannel channel = outbox.channel;
    for (int turn = 0; turn < MAX_TURNS; turn++) {
      outbox.copyTo(staging.clear());
      staging.flip();
      if (!staging.hasRemaining()) {
        written(outbox);
        return;
      }
      int count = channel.write(staging);
      outbox.took(count);
      if (staging.hasRemaining()) {
        await(outbox);
        return;
      }
    }
    mark(outbox);
  }

  private void await(Outbox outbox) throws IOException {
    if (outbox.writable == null) {
      outbox.writable = outbox.channel.register(selector, SelectionKey.OP_WRITE, outbox);
    } else {
      outbox.writable.interestOps(SelectionKey.OP_WRITE);
    }
    if (outbox.state() == Outbox.State.ENDING) {
      leave(outbox);
    }
  }

  /**
   * After the last frame the way to the client is closed, and its own end is waited for: closing at
   * once could cost it that frame.
   */
  private void written(Outbox outbox) throws IOException {
    if (outbox.writable != null) {
      outbox.writable.interestOps(0);
    }
    if (outbox.state() == Outbox.State.ENDING && outbox.empty()) {
      leave(outbox);
      outbox.channel.shutdownOutput();
    }
  }

  private void leave(Outbox outbox) {
    if (outbox.deadline == 0) {
      outbox.deadline = System.nanoTime() + farewell.toNanos();
      leaving.add(outbox);
    }
  }

  private void endLate() {
    long now = System.nanoTime();
    while (!leaving.isEmpty() && leaving.peek().deadline - now <= 0) {
      leaving.poll().socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "The client did not leave.");
    }
  }

  /** Ends the thread; what is still in outboxes is lost. */
  @Override
  public void close() throws IOException {
    selector.close();
  }
}
