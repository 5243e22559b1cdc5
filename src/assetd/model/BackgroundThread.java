package assetd.model;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A daemon thread of its own for what is done later, or again and again. A task that fails does not
 * end those to come. An error of the machine, which the JDK's executors keep to themselves, goes to
 * whoever hears of threads that end by one. Any thread may call.
 */
public final class BackgroundThread implements AutoCloseable {
  private static final Logger LOG = System.getLogger(BackgroundThread.class.getName());

  private final String name;
  private final ScheduledThreadPoolExecutor thread;

  /** A thread with this name, which has nothing to do yet. */
  public BackgroundThread(String name) {
    this.name = name;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, this::daemon, new ThreadPoolExecutor.DiscardPolicy()); // of what comes after the end
  }

  private Thread daemon(Runnable task) {
    Thread made = new Thread(task, name);
    made.setDaemon(true);
    return made;
  }

  /** Does something once, so much later. */
  public void after(Duration delay, Runnable task) {
    thread.schedule(() -> attempt(task), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Does something again and again, with so much time before each run. */
  public void every(Duration pause, Runnable task) {
    every(pause, pause, task);
  }

  /** Does something again and again, with another pause before the first run. */
  public void every(Duration first, Duration pause, Runnable task) {
    thread.scheduleWithFixedDelay(
        () -> attempt(task), first.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.log(Level.WARNING, "a task of the thread " + name + " failed", e);
    } catch (Error e) {
      Thread here = Thread.currentThread();
      here.getUncaughtExceptionHandler().uncaughtException(here, e);
    }
  }

  /** Begins no further run. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Begins no further run, and waits so long at most for the one under way. */
  public void close(Duration atMost) {
    close();
    try {
      thread.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
