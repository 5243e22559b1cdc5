package assetd.http;

import assetd.model.BackgroundThread;
import assetd.model.ServiceException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads of the HTTP edge. The JDK's server reads heads, and handlers read bodies, on the
 * thread of the exchange, so a client that sends slowly occupies one. That is why there are many
 * threads with small stacks, why real work needs one of few places that is only taken when the
 * request is complete, why a list needs one of others, for its client takes it as slowly as it
 * likes, and why the exchange that has waited longest for its client is cut when all threads are
 * taken. Thread-safe.
 */
public final class ListenerWorkers implements Executor, AutoCloseable {
  /** The deepest calls are those of the JSON reader, whose nesting is limited. */
  private static final long STACK_BYTES = 512 << 10;

  /**
   * Nobody who is that quick is called stalled: the head of an honest client is there within a few
   * milliseconds.
   */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final ListenerLimits limits;
  private final ListenerPlaces working;
  private final ListenerAnswers answers;
  private final TaskQueue queue = new TaskQueue();
  private final ThreadPoolExecutor threads;
  private final BackgroundThread sweeper = new BackgroundThread("http-sweeper");
  private final Set<ListenerTask> running = ConcurrentHashMap.newKeySet();
  private final AtomicInteger handling = new AtomicInteger();
  private volatile boolean stopping;

  /** Whether {@link #makeRoom} will be called again; guarded by this object. */
  private boolean lookingAgain;

  /**
   * What waits for a thread. The pool offers before it starts a new thread, so an offer succeeds
   * only when an idle thread takes it; when all threads exist, the pool's handler for rejections
   * adds it for good.
   */
  private static final class TaskQueue extends LinkedTransferQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }

    void append(Runnable task) {
      super.offer(task);
    }
  }

  /** Starts no thread yet but the one that looks after the others. */
  public ListenerWorkers(ListenerLimits limits) {
    this.limits = limits;
    this.working = new ListenerPlaces(limits.working(), limits.waiting());
    this.answers = new ListenerAnswers(limits);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            limits.exchanges(),
            10,
            TimeUnit.SECONDS,
            queue,
            task -> daemon(task, "http-" + number.incrementAndGet()),
            (task, pool) -> crowded(task));
    sweeper.every(SWEEP, this::sweep);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(null, task, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /** Runs an exchange of the JDK's server; called by its dispatcher threads and never waits. */
  @Override
  public void execute(Runnable exchange) {
    ListenerTask task = new ListenerTask(exchange, System::nanoTime);
    threads.execute(
        () -> {
          running.add(task);
          try {
            task.run();
          } finally {
            running.remove(task);
          }
        });
  }

  /**
   * Works on a request that is complete, when its turn comes: first come, first served.
   *
   * @throws ServiceException UNAVAILABLE when too many wait already, or when the daemon stops
   */
  public <T> T work(Supplier<T> work) {
    mustRun();
    take(working, "Too many requests are waiting; try again in a moment.");
    try {
      return work.get();
    } finally {
      working.leave();
      answer();
    }
  }

  /**
   * Works on a request that is complete whoever else works; for what takes no time.
   *
   * @throws ServiceException UNAVAILABLE when the daemon stops
   */
  <T> T workAtOnce(Supplier<T> work) {
    mustRun();
    mustBeConnected();
    try {
      return work.get();
    } finally {
      answer();
    }
  }

  /** Writes an answer to its client. */
  interface Writing {
    void write() throws IOException;
  }

  /**
   * Writes a list, when its turn comes: first come, first served. So slow clients keep no more of
   * them in memory than there are places, and those that take nothing lose theirs to others.
   *
   * @throws ServiceException UNAVAILABLE when too many wait already
   */
  void writeList(Writing writing) throws IOException {
    take(answers.places(), "Too many lists are being written; try again in a moment.");
    try {
      current().ifPresent(answers::beginList);
      writing.write();
    } finally {
      answer();
      current().ifPresent(answers::end);
      answers.places().leave();
    }
  }

  /**
   * Writes an answer that is held in memory and takes so many bytes of it. It is never refused, for
   * what it tells is done; when such answers hold too much, stalled ones are cut.
   */
  void writeLarge(long bytes, Writing writing) throws IOException {
    current().ifPresent(task -> answers.beginLarge(task, bytes));
    try {
      writing.write();
    } finally {
      answer();
      current().ifPresent(answers::end);
    }
  }

  private void mustRun() {
    if (stopping) {
      throw unavailable("The daemon is stopping; try again when it runs.");
    }
  }

  private static Optional<ListenerTask> current() {
    return Optional.ofNullable(ListenerTask.current());
  }

  private static void take(ListenerPlaces places, String crowded) {
    mustBeConnected();
    if (!places.enter()) {
      answer();
      throw unavailable(crowded);
    }
  }

  private static void mustBeConnected() {
    if (!current().map(task -> task.enter(ListenerTask.Phase.WORK)).orElse(true)) {
      throw unavailable("The connection was cut.");
    }
  }

  /** From here on the client may keep us waiting. */
  static void answer() {
    current().ifPresent(task -> task.enter(ListenerTask.Phase.ANSWER));
  }

  /** Sends a part of an answer; only meanwhile the client is waited for, afterwards it waits. */
  static void send(OutputStream client, byte[] bytes, int from, int length) throws IOException {
    answer();
    client.write(bytes, from, length);
    if (!current().map(task -> task.enter(ListenerTask.Phase.WORK)).orElse(true)) {
      throw new IOException("The connection was cut.");
    }
  }

  private static ServiceException unavailable(String sentence) {
    return new ServiceException(ServiceException.Kind.UNAVAILABLE, sentence);
  }

  /** Complete requests whose turn has not come. */
  int waiting() {
    return working.waiting();
  }

  /** Whether no more work may begin. */
  boolean stopping() {
    return stopping;
  }

  /**
   * Says that the head of the current exchange is read and its handler begins; false when the
   * connection was cut.
   */
  boolean begin() {
    handling.incrementAndGet();
    return current().map(task -> task.enter(ListenerTask.Phase.BODY)).orElse(true);
  }

  /** Says that the handler is done. */
  void end() {
    if (handling.decrementAndGet() == 0 && stopping) {
      synchronized (handling) {
        handling.notifyAll();
      }
    }
  }

  /**
   * Lets no more work begin, and waits until what has begun is answered; false when that took
   * longer than allowed.
   */
  boolean drain(Duration atMost) throws InterruptedException {
    stopping = true;
    long deadline = System.nanoTime() + atMost.toNanos();
    synchronized (handling) {
      while (handling.get() > 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        handling.wait(left);
      }
    }
    return true;
  }

  /** Ends the threads; what they run is interrupted. */
  @Override
  public void close() {
    sweeper.close();
    threads.shutdownNow();
  }

  private void crowded(Runnable task) {
    if (!threads.isShutdown()) {
      queue.append(task);
      makeRoom();
    }
  }

  /**
   * Cuts as many stalled exchanges as there are tasks waiting, longest-stalled first; looks again
   * if there were too few. One at a time, or two dispatchers would cut for the same tasks.
   */
  private synchronized void makeRoom() {
    if (lookingAgain) {
      return;
    }
    long leaving = running.stream().filter(ListenerTask::wasCut).count();
    long wanted = Math.max(0, queue.size() - leaving);
    long cut =
        ListenerTask.stalledLongest(running, PATIENCE)
            .limit(wanted)
            .filter(ListenerTask::cut)
            .count();
    if (cut < wanted && !threads.isShutdown()) {
      lookingAgain = true;
      sweeper.after(Duration.ofNanos(PATIENCE), this::lookAgain);
    }
  }

  private synchronized void lookAgain() {
    lookingAgain = false;
    makeRoom();
  }

  private void sweep() {
    cutLate();
    answers.cutStalled();
  }

  /**
   * Cuts those whose time is up. The JDK's server has the same limit for whole requests, but none
   * for heads.
   */
  private void cutLate() {
    for (ListenerTask task : running) {
      Duration limit =
          task.phase() == ListenerTask.Phase.HEAD ? limits.headTime() : limits.requestTime();
      if (task.incomplete() > limit.toNanos()) {
        task.cut();
      }
    }
  }
}
