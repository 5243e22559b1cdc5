package bench.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time of the calling thread. All engines here work on the thread that asks, so this is
 * what a question costs them, whatever else the machine does.
 */
final class Clock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Clock() {}

  /** Microseconds from an arbitrary moment. */
  static double micros() {
    return THREADS.getCurrentThreadCpuTime() / 1e3;
  }
}
