package assetd.store;

import assetd.model.BackgroundThread;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Takes a copy whenever one is due, on a thread of its own. A copy that fails, or shows that the
 * database is damaged, is no copy: then the older ones stay, and the next attempt is an hour later.
 */
public final class RollingBackups implements AutoCloseable {
  private static final Logger LOG = System.getLogger(RollingBackups.class.getName());

  /** Not at once: a daemon that is started for a moment should not copy everything. */
  private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofHours(1);

  private final Path directory;
  private final BackupPlan plan;
  private final Options options;
  private final InstantSource time;
  private final BackgroundThread thread = new BackgroundThread("assetd-backup");

  /** Copies of the database in this directory; takes none before {@link #start}. */
  public RollingBackups(Path directory, BackupPlan plan, Options options, InstantSource time) {
    this.directory = directory;
    this.plan = plan;
    this.options = options;
    this.time = time;
  }

  /** Looks from time to time from now on, unless the plan is to keep none. */
  public void start() {
    if (plan.keep() > 0) {
      thread.every(FIRST_LOOK, LOOK, this::look);
    }
  }

  /** Takes a copy if one is due. */
  void look() {
    Backups backups = new Backups(directory);
    try {
      if (backups.due(time.instant(), plan.every())) {
        LOG.log(Level.INFO, "backup: " + backups.take(time.instant(), plan, options));
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "no backup: " + e.getMessage());
    }
  }

  /** Begins no further copy. */
  @Override
  public void close() {
    thread.close();
  }
}
