package assetd;

import assetd.model.BackgroundThread;
import assetd.model.ServiceException;
import assetd.service.Indexing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Looks after the search index while nobody needs it: joins its small pieces each second in which
 * nothing was written, and compares it with the store each hour. Has a thread of its own.
 */
final class Caretaker implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Caretaker.class.getName());

  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final Duration COMPARE = Duration.ofHours(1);

  /** A comparison of 100,000 assets takes some seconds; what is not done by then reads no more. */
  private static final Duration TO_END = Duration.ofSeconds(1);

  private final Indexing indexing;
  private final BackgroundThread thread = new BackgroundThread("caretaker");

  /** A caretaker that does nothing yet. */
  Caretaker(Indexing indexing) {
    this.indexing = indexing;
  }

  void start() {
    thread.every(SETTLE, indexing::settle);
    thread.every(COMPARE, this::compare);
  }

  private void compare() {
    try {
      List<String> mended = indexing.mend();
      if (!mended.isEmpty()) {
        LOG.log(Level.ERROR, "the index was wrong about " + mended.size() + " assets; made anew");
      }
    } catch (ServiceException e) {
      LOG.log(Level.WARNING, "the index was not compared: " + e.getMessage());
    }
  }

  /** Ends its work, and waits a moment for what it is at. */
  @Override
  public void close() {
    thread.close(TO_END);
  }
}
