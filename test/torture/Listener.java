package torture;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;

/** A socket that counts its frames and remembers the newest. */
final class Listener implements WebSocket.Listener {
  static final String IDENTIFIERS = "/assets/stream/identifiers";

  private static final int PATIENCE_MILLIS = 10_000;

  private final StringBuilder frame = new StringBuilder();
  private String newest = "";
  private long frames;

  private Listener() {}

  static Listener to(Daemon daemon, String stream) {
    Listener listener = new Listener();
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create(daemon.base().replaceFirst("http", "ws") + stream), listener)
        .join();
    return listener;
  }

  @Override
  public synchronized CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    frame.append(part);
    if (last) {
      newest = frame.toString();
      frame.setLength(0);
      frames++;
      notifyAll();
    }
    socket.request(1);
    return null;
  }

  synchronized long frames() {
    return frames;
  }

  /** Whether a frame that names this id is the newest, or comes soon. */
  synchronized boolean hears(String id) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!newest.contains(id) && System.nanoTime() < end) {
      wait(PATIENCE_MILLIS / 10);
    }
    return newest.contains(id);
  }
}
