package torture;

import assetd.store.Store;
import assetd.store.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Records everything a writing store does to its disk, lets the power go at thousands of moments,
 * and opens what is left: nothing acknowledged before that moment may be missing, nothing may be
 * damaged. Afterwards the same on a disk that ignores syncs, where losses must show.
 *
 * <p>{@code PowerCut RECORDER STATES [SEED]}; RECORDER is disk.c as a library. Ends with 1 when
 * something was lost or damaged, or when nothing was lost on the disk that lies.
 */
public final class PowerCut {
  private static final int ROUNDS = 4;
  private static final int LYING_STATES = 100;

  private final Path work;
  private final List<Call> calls;
  private final Random random;
  private int lost;
  private int damaged;

  private PowerCut(Path work, List<Call> calls, Random random) {
    this.work = work;
    this.calls = calls;
    this.random = random;
  }

  public static void main(String[] arguments) throws Exception {
    int states = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    System.out.println("power cut: " + states + " states, seed " + seed);
    Path work = Files.createTempDirectory("assetd-power");
    List<Call> calls = record(Path.of(arguments[0]).toAbsolutePath(), work, seed);
    PowerCut honest = new PowerCut(work, calls, new Random(seed));
    honest.run(states, true);
    PowerCut lying = new PowerCut(work, calls, new Random(seed));
    lying.run(LYING_STATES, false);
    System.out.printf(
        "power cut: %d calls recorded, %d states, %d lost, %d damaged; of %d states of a disk that"
            + " ignores syncs %d lost something or were damaged%n",
        calls.size(),
        states,
        honest.lost,
        honest.damaged,
        LYING_STATES,
        lying.lost + lying.damaged);
    boolean good = honest.lost + honest.damaged == 0 && lying.lost + lying.damaged > 0;
    if (good) {
      clear(work);
    }
    System.exit(good ? 0 : 1);
  }

  private static List<Call> record(Path recorder, Path work, long seed) throws Exception {
    Path data = Files.createDirectory(work.resolve("data"));
    Path record = work.resolve("record");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Workload.class.getName(),
            data.toString(),
            Integer.toString(ROUNDS),
            Long.toString(seed));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("LD_PRELOAD", recorder.toString());
    builder.environment().put("DISK_BELOW", data.toString());
    builder.environment().put("DISK_RECORD", record.toString());
    if (builder.start().waitFor() != 0) {
      throw new IOException("The recorded process failed.");
    }
    return Call.read(record);
  }

  /** Walks through the record once, and lets the power go at random moments on the way. */
  private void run(int states, boolean syncs) throws IOException {
    List<Integer> moments = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      moments.add(random.nextInt(calls.size() + 1));
    }
    Collections.sort(moments);
    Disk disk = new Disk(syncs);
    StringBuilder said = new StringBuilder();
    int done = 0;
    for (int moment : moments) {
      for (; done < moment; done++) {
        Call call = calls.get(done);
        if (call.path().endsWith("/" + Workload.SAID)) {
          said.append(new String(call.bytes(), StandardCharsets.UTF_8));
        } else if (call.matters() || call.kind() == 'S' && call.path().endsWith("/data")) {
          disk.apply(call);
        }
      }
      cut(disk, said.toString(), moment, syncs);
    }
  }

  private void cut(Disk disk, String said, int moment, boolean report) throws IOException {
    Path left = Files.createDirectory(work.resolve("left"));
    disk.cut(random, left);
    Ledger ledger = new Ledger();
    said.lines().forEach(line -> Workload.enter(line, ledger));
    List<String> wrong = new ArrayList<>();
    try (Store store = Store.open(left)) {
      wrong.addAll(ledger.compare(Shelf.stored(store)));
      lost += wrong.isEmpty() ? 0 : 1;
      Verification found = store.verify();
      if (!found.sound()) {
        damaged++;
        wrong.add(found.summary());
      }
    } catch (RuntimeException e) {
      damaged++;
      wrong.add(e.toString());
    }
    if (report) {
      wrong.forEach(line -> System.out.println("after call " + moment + ": " + line));
    }
    clear(left);
  }

  private static void clear(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
