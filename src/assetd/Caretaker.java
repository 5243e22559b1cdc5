package assetd;

import assetd.model.ServiceException;
import assetd.service.Indexing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the search index while nobody needs it: joins its small pieces each second in which
 * nothing was written, and compares it with the store each hour. Has a thread of its own.
 */
final class Caretaker implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Caretaker.class.getName());

  private static final int SECONDS_TO_SETTLE = 1;
  private static final int SECONDS_TO_COMPARE = 3_600;

  /** A comparison of 100,000 assets takes some seconds; what is not done by then reads no more. */
  private static final int SECONDS_TO_END = 1;

  private final Indexing indexing;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "caretaker");
            made.setDaemon(true);
            return made;
          });

  /** A caretaker that does nothing yet. */
  Caretaker(Indexing indexing) {
    this.indexing = indexing;
  }

  void start() {
    every(SECONDS_TO_SETTLE, indexing::settle);
    every(SECONDS_TO_COMPARE, this::compare);
  }

  private void every(int seconds, Runnable task) {
    thread.scheduleWithFixedDelay(() -> attempt(task), seconds, seconds, TimeUnit.SECONDS);
  }

  /** A failure must not end the turns to come. */
  private static void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "looking after the index failed", e);
    }
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

  /** Ends the turns, and waits a moment for the one that is being taken. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
