package assetd;

import assetd.http.HttpListener;
import assetd.model.BackgroundThread;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Ends a process that is no use any more, so that whoever runs it starts a new one: when it does
 * not answer itself several times in a row, and when it runs out of memory, after which a JVM lives
 * on with some of its threads gone. Its own thread calls it.
 */
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Watchdog.class.getName());

  private static final Duration BETWEEN = Duration.ofSeconds(10);
  private static final int TIMEOUT_MILLIS = 5_000;

  /** The name of the JDK's threads that accept connections. */
  private static final String DISPATCHER = "HTTP-Dispatcher";

  /** One miss may be a suspended laptop, two a very busy one. */
  static final int MISSES = 3;

  private final BooleanSupplier answers;
  private final Runnable end;
  private final BackgroundThread thread = new BackgroundThread("watchdog");

  /** Of its own thread alone. */
  private int misses;

  /**
   * A watchdog that does not look yet.
   *
   * @param answers whether the daemon answers
   * @param end ends the process at once
   */
  Watchdog(BooleanSupplier answers, Runnable end) {
    this.answers = answers;
    this.end = end;
  }

  /** From now on errors that no thread survives end the process, be they of its start. */
  static void hearErrors() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> unhandled(thread, thrown, Watchdog::end));
  }

  /** Takes {@link #hearErrors} back: a start that failed ends with a code of its own. */
  static void ignoreErrors() {
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  private static void end() {
    Runtime.getRuntime().halt(ExitCode.STUCK.number());
  }

  /** Looks after the daemon at an address from now on. */
  static Watchdog start(InetSocketAddress address) {
    Watchdog watchdog = new Watchdog(() -> answers(address), Watchdog::end);
    watchdog.thread.every(BETWEEN, watchdog::look);
    return watchdog;
  }

  /**
   * Ends the process when it is no use without the thread. The JDK's dispatcher survives every
   * exception, but not an error, and nobody else would accept connections.
   */
  static void unhandled(Thread thread, Throwable thrown, Runnable end) {
    boolean fatal = isOfTheMachine(thrown) || thread.getName().equals(DISPATCHER);
    try {
      LOG.log(Level.ERROR, "the thread " + thread.getName() + " failed", thrown);
    } finally {
      if (fatal) {
        end.run(); // whether or not there was memory to say so
      }
    }
  }

  /** A stack that was too small says nothing of the machine. */
  private static boolean isOfTheMachine(Throwable thrown) {
    return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
  }

  /** Asks once; ends the process after too many misses in a row. */
  void look() {
    misses = attempt() ? 0 : misses + 1;
    if (misses >= MISSES) {
      LOG.log(Level.ERROR, "the daemon does not answer itself; it ends to be started anew");
      end.run();
    }
  }

  /** A process that cannot even ask is no better than one that does not answer. */
  private boolean attempt() {
    try {
      return answers.getAsBoolean();
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }

  /**
   * Whether the daemon lives. One that takes a connection and ends it at once is full of others,
   * which a new process would soon be, too.
   */
  static boolean answers(InetSocketAddress address) {
    try {
      HttpListener.health(address, TIMEOUT_MILLIS);
      return true;
    } catch (ConnectException | SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
