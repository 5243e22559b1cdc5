package assetd.store;

import assetd.model.BackgroundThread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes deleted things unreadable on disk. secure_delete overwrites them in the database with
 * zeros, but older pages with the full text stay in the write-ahead log until it is cut. This cuts
 * it: once, a bounded time after the first deletion, however many follow; and again after the same
 * time when a long read was in the way. Its one thread takes a turn like every writer.
 */
final class Eraser {
  private static final Logger LOG = System.getLogger(Eraser.class.getName());

  private final GroupCommit commits;
  private final Writer writer;
  private final Duration delay;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final BackgroundThread thread = new BackgroundThread("assetd-eraser");

  Eraser(GroupCommit commits, Writer writer, Duration delay) {
    this.commits = commits;
    this.writer = writer;
    this.delay = delay;
  }

  /** Asks for the log to be cut soon. Called under the turn. */
  void ask() {
    if (!asked.getAndSet(true)) {
      thread.after(delay, this::cut);
    }
  }

  /** Whatever was in the way, what was deleted must go. */
  private void cut() {
    asked.set(false);
    try {
      if (!commits.alone(writer::cutLog)) {
        ask();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "what was deleted is still in the log of the database: " + e);
      ask();
    }
  }

  /** Stops asking; closing the store cuts the log itself. */
  void close() {
    thread.close();
  }
}
