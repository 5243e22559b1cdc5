package edge;

import java.io.IOException;

/**
 * How long 200 changes take to 1,000 sockets, and one to all; beside it, what the library does
 * alone.
 */
public final class FanOutBench {
  private static final int SOCKETS = 1000;
  private static final int CHANGES = 200;
  private static final int ROUNDS = 7;

  /** Two bytes of head and the text of a change. */
  private static final int FRAME = 2 + 70;

  private FanOutBench() {}

  public static void main(String[] arguments) throws IOException {
    measure("library alone", LibraryServer.class, "");
    measure("hand-over", EdgeServer.class, "handover");
    measure("door", EdgeServer.class, "door");
  }

  private static void measure(String name, Class<?> server, String way) throws IOException {
    try (Measured measured = new Measured(server, way);
        Readers readers = new Readers(measured.port(), SOCKETS)) {
      while (Integer.parseInt(measured.ask("sockets")) < SOCKETS) {
        Thread.onSpinWait();
      }
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < ROUNDS; i++) {
        readers.settle(300);
        all.append(String.format(" %.3f", tell(measured, readers, CHANGES)));
      }
      StringBuilder one = new StringBuilder();
      for (int i = 0; i < ROUNDS; i++) {
        readers.settle(300);
        one.append(String.format(" %.1f", 1000 * tell(measured, readers, 1)));
      }
      System.out.printf("%-14s 200 to 1,000 [s]:%s   1 to 1,000 [ms]:%s%n", name, all, one);
    }
  }

  /** Seconds until every socket has them all. */
  private static double tell(Measured measured, Readers readers, int count) throws IOException {
    long start = System.nanoTime();
    Thread teller =
        new Thread(
            () -> {
              try {
                measured.ask("tell " + count);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    teller.start();
    double seconds = readers.await((long) count * FRAME, start) / 1e9;
    try {
      teller.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return seconds;
  }
}
