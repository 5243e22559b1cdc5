package assetd.contract;

import assetd.ws.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A socket on one of the streams and the frames it got, in order. A thread of its own puts frames
 * in; the thread of the test takes them out. The JDK's client will not do: of a first frame that
 * comes together with the answer to the handshake it now and then loses what lies behind the first
 * 16 KiB (seen on JDK 17 and 25, with a plain server as well).
 */
final class Frames implements AutoCloseable {
  /** Ends a test whose frame never comes; no frame is expected to take as long. */
  private static final int HANG_SECONDS = 60;

  private static final int TEXT = 0x81;
  private static final int PING = 0x89;
  private static final int PONG = 0x8a;

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final RawClient client;

  private Frames(int port, String path) {
    try {
      client = new RawClient(port).upgrade(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** Connects, and takes every frame at once. */
  static Frames open(int port, String path) {
    Frames opened = new Frames(port, path);
    Thread reader = new Thread(opened::read, "frames of " + path);
    reader.setDaemon(true);
    reader.start();
    return opened;
  }

  /** Connects, and never reads a frame: what a program does that was stopped. */
  static Frames openStopped(int port, String path) {
    return new Frames(port, path);
  }

  private void read() {
    try (client) {
      client.waitForEver();
      RawClient.Frame frame = client.frame();
      for (; frame.first() == TEXT || frame.first() == PING; frame = client.frame()) {
        if (frame.first() == TEXT) {
          frames.add(frame.text());
        } else {
          client.send(RawClient.frame(PONG, frame.payload()));
        }
      }
      ended.complete(frame.summary());
    } catch (IOException e) {
      ended.complete(e.toString());
    }
  }

  /** The next frame as JSON; waits for it. */
  Object next() {
    try {
      String frame = frames.poll(HANG_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("No frame came. The socket ended: " + ended.getNow("not at all"));
      }
      return StrictJson.read(frame);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while waiting for a frame.", e);
    }
  }

  /** How many frames came that nobody has taken yet. */
  int waiting() {
    return frames.size();
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
