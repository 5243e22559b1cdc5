package torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Uses the built daemon for a long time, with everything at once, and looks each minute whether it
 * grows: heap after a collection, resident memory, descriptors, threads.
 *
 * <p>{@code Soak JAR MINUTES [SEED]} ends with 1 when the last third is above the second one, when
 * an answer was no success, or when a listener missed the last change. The first third warms up.
 */
public final class Soak {
  private static final int LISTENERS = 31; // and one that stops reading
  private static final int USERS = 3;

  /** Kilobytes and a share that are no growth: what a collection or a page more or less makes. */
  private static final long SLACK = 4_096;

  private static final double SHARE = 0.1;

  /** Minutes that are a median; before the stores are full everything grows. */
  private static final int LEAST = 5;

  private final Daemon daemon;
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private final List<Sample> samples = new ArrayList<>();

  /**
   * The daemon at one moment.
   *
   * @param heap kilobytes in use after a full collection
   * @param resident kilobytes in real memory
   */
  private record Sample(long heap, long resident, long descriptors, long threads) {}

  private Soak(Daemon daemon) {
    this.daemon = daemon;
  }

  public static void main(String[] arguments) throws Exception {
    int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    System.out.println("soak: " + minutes + " minutes, seed " + seed);
    Path data = Files.createTempDirectory("assetd-soak");
    Daemon daemon = new Daemon(Path.of(arguments[0]).toAbsolutePath(), data);
    daemon.awaitReady();
    Soak soak = new Soak(daemon);
    try {
      soak.run(minutes, new Random(seed));
    } finally {
      daemon.kill();
    }
    soak.problems.forEach(System.out::println);
    System.out.println("soak: " + soak.problems.size() + " problems");
    System.exit(soak.problems.isEmpty() ? 0 : 1);
  }

  private void run(int minutes, Random random) throws Exception {
    List<User> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(new User(daemon, new Random(random.nextLong()), problems));
      users.get(i).start();
    }
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < LISTENERS; i++) {
      listeners.add(Listener.to(daemon, i % 10 == 0 ? "/assets/stream" : Listener.IDENTIFIERS));
    }
    for (int minute = 1; minute <= minutes && problems.isEmpty(); minute++) {
      StoppedReader stopped = new StoppedReader(daemon);
      TimeUnit.MINUTES.sleep(1);
      samples.add(sample());
      stopped.close();
      System.out.println("minute " + minute + ": " + samples.get(samples.size() - 1));
    }
    for (User user : users) {
      user.end();
    }
    expectLastChange(listeners);
    long operations = users.stream().mapToLong(User::operations).sum();
    long frames = listeners.stream().mapToLong(Listener::frames).sum();
    System.out.printf("%,d operations, %,d frames%n", operations, frames);
    judge("heap after collection, KB", Sample::heap);
    judge("resident memory, KB", Sample::resident);
    judge("descriptors", Sample::descriptors);
    judge("threads", Sample::threads);
  }

  private void expectLastChange(List<Listener> listeners) throws Exception {
    String id = User.create(daemon, "the last thing that is saved");
    for (Listener listener : listeners) {
      if (!listener.hears(id)) {
        problems.add("a listener missed the last change");
      }
    }
  }

  private Sample sample() throws IOException, InterruptedException {
    Path self = Path.of("/proc", Long.toString(daemon.process().pid()));
    daemon.jcmd("GC.run");
    long heap =
        daemon
            .jcmd("GC.heap_info")
            .lines()
            .filter(line -> line.matches(".*generation +total.*"))
            .mapToLong(line -> Long.parseLong(line.replaceFirst(".*used (\\d+)K.*", "$1")))
            .sum();
    long resident =
        Files.readAllLines(self.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new Sample(heap, resident, count(self.resolve("fd")), count(self.resolve("task")));
  }

  private static long count(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.count();
    }
  }

  /** Compares the medians of the second and the last third. */
  private void judge(String what, ToLongFunction<Sample> measure) {
    int third = samples.size() / 3;
    if (third < LEAST) {
      System.out.println(what + ": not judged in so short a run");
      return;
    }
    long before = median(samples.subList(third, 2 * third), measure);
    long after = median(samples.subList(2 * third, samples.size()), measure);
    System.out.printf("%s: median %,d, then %,d%n", what, before, after);
    long slack = what.endsWith("KB") ? SLACK : 4;
    if (after > before * (1 + SHARE) + slack) {
      problems.add(what + " grew from " + before + " to " + after);
    }
  }

  private static long median(List<Sample> samples, ToLongFunction<Sample> measure) {
    long[] sorted = samples.stream().mapToLong(measure).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
