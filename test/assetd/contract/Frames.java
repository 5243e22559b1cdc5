package assetd.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A socket on one of the streams and the frames it got, in order. The JDK's client threads put
 * frames in; the thread of the test takes them out.
 */
final class Frames implements AutoCloseable {
  /** Ends a test whose frame never comes; no frame is expected to take as long. */
  private static final int HANG_SECONDS = 60;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private Frames(int port, String path, boolean reading) {
    URI uri = URI.create("ws://127.0.0.1:" + port + path);
    this.socket = CLIENT.newWebSocketBuilder().buildAsync(uri, new Collector(reading)).join();
  }

  /** Connects, and takes every frame at once. */
  static Frames open(int port, String path) {
    return new Frames(port, path, true);
  }

  /** Connects, and never reads a frame: what a program does that was stopped. */
  static Frames openStopped(int port, String path) {
    return new Frames(port, path, false);
  }

  /** The next frame as JSON; waits for it. */
  Object next() {
    try {
      String frame = frames.poll(HANG_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("No frame came. The socket was closed: " + how());
      }
      return StrictJson.read(frame);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while waiting for a frame.", e);
    }
  }

  /** The code with which the server closed the socket, or the error that ended it. */
  private String how() {
    return closed.handle((code, error) -> "" + (error == null ? code : error)).getNow("not at all");
  }

  /** How many frames came that nobody has taken yet. */
  int waiting() {
    return frames.size();
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Puts the parts of frames together. */
  private final class Collector implements WebSocket.Listener {
    private final boolean reading;
    private final StringBuilder frame = new StringBuilder();

    Collector(boolean reading) {
      this.reading = reading;
    }

    @Override
    public void onOpen(WebSocket opened) {
      if (reading) {
        opened.request(Long.MAX_VALUE);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      frame.append(part);
      if (last) {
        frames.add(frame.toString());
        frame.setLength(0);
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
