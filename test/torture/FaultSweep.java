package torture;

import assetd.model.Asset;
import assetd.model.ServiceException;
import assetd.store.Store;
import assetd.store.StoreException;
import assetd.store.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets every call to the disk fail, one after the other, once or from then on, as a broken and as a
 * full disk do. Whatever fails: what was acknowledged is there, what is there is sound, a search
 * finds what is stored and nothing else, and when the disk is well again so is the store, without a
 * new start.
 *
 * <p>Runs in a process whose disk is disk.c: {@code FaultSweep SEED}, with {@code DISK_FAULTS} and
 * {@code DISK_BELOW} set. Ends with 1 when something was wrong.
 */
public final class FaultSweep {
  private static final int STEPS = 14;

  /** Where the fields of {@code struct faults} in disk.c are. */
  private static final int KINDS = 0;

  private static final int FIRST = 8;
  private static final int LAST = 16;
  private static final int ERROR = 24;
  private static final int SEEN = 32;
  private static final int FAILED = 40;

  /** Kinds of calls as disk.c numbers them. */
  private enum Kind {
    WRITE(1),
    SYNC(2),
    CUT(4),
    OPEN(8),
    REMOVE(16),
    READ(32);

    private final long bit;

    Kind(long bit) {
      this.bit = bit;
    }
  }

  /** What the system says, as Linux numbers it. */
  private enum Error {
    EIO(5),
    ENOSPC(28);

    private final long number;

    Error(long number) {
      this.number = number;
    }
  }

  private final ByteBuffer faults;
  private final Path below;
  private final long seed;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> refusals = new HashSet<>();
  private int runs;
  private int refused;

  private FaultSweep(ByteBuffer faults, Path below, long seed) {
    this.faults = faults;
    this.below = below;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws Exception {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime();
    System.out.println("fault sweep: seed " + seed);
    FaultSweep sweep = new FaultSweep(map(), Path.of(System.getenv("DISK_BELOW")), seed);
    for (Kind kind : Kind.values()) {
      sweep.every(kind);
    }
    sweep.problems.forEach(System.out::println);
    sweep.refusals.stream().sorted().forEach(sentence -> System.out.println("said: " + sentence));
    System.out.printf(
        "fault sweep: %d runs, %d refused operations, %d problems%n",
        sweep.runs, sweep.refused, sweep.problems.size());
    System.exit(sweep.problems.isEmpty() ? 0 : 1);
  }

  private static ByteBuffer map() throws IOException {
    Path file = Path.of(System.getenv("DISK_FAULTS"));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel
          .map(FileChannel.MapMode.READ_WRITE, 0, Files.size(file))
          .order(ByteOrder.nativeOrder());
    }
  }

  private void every(Kind kind) throws IOException {
    long calls = run(kind, Error.EIO, 0, 0);
    for (Error error : Error.values()) {
      for (long k = 1; k <= calls; k++) {
        run(kind, error, k, k);
        run(kind, error, k, Long.MAX_VALUE);
      }
    }
    System.out.println(kind + ": " + calls + " calls, each failed four times");
  }

  /** One run from opening to closing; returns how many calls of this kind it made. */
  private long run(Kind kind, Error error, long first, long last) throws IOException {
    Path data = Files.createDirectory(below.resolve("run" + runs++));
    Ledger ledger = new Ledger();
    List<Asset> own = new ArrayList<>();
    int before = problems.size();
    try (Shelf shelf = new Shelf(data)) {
      step(shelf, ledger, own, new Random(seed), true);
    }
    arm(kind, error, first, last);
    try (Shelf shelf = new Shelf(data)) {
      steps(shelf, ledger, own, first == last);
      if (first != last) {
        arm(kind, error, 0, 0);
        step(shelf, ledger, own, new Random(seed), true);
        compare(shelf, ledger);
        arm(kind, error, 1, last);
      }
    } catch (ServiceException | StoreException e) {
      refusals.add("opening or closing: " + e.getMessage());
      if (e instanceof StoreException refusal && refusal.kind() == StoreException.Kind.CORRUPT) {
        problems.add("a failing disk was taken for damage: " + e.getMessage());
      }
    }
    long seen = faults.getLong(SEEN);
    arm(kind, error, 0, 0);
    reopen(data, ledger);
    if (problems.size() > before) {
      problems.add("... in " + data + ": " + kind + " " + error + " " + first + " to " + last);
    } else {
      clear(data);
    }
    return seen;
  }

  /**
   * Works while calls fail; one that fails once harms nothing that comes later. If it failed in
   * opening, the first step may still find a connection that can only read.
   */
  private void steps(Shelf shelf, Ledger ledger, List<Asset> own, boolean once) {
    Random random = new Random(seed + 1);
    for (int i = 0; i < STEPS; i++) {
      boolean over = once && faults.getLong(FAILED) > 0;
      step(shelf, ledger, own, random, over && i > 0);
    }
    if (once && faults.getLong(FAILED) > 0) {
      compare(shelf, ledger);
    }
  }

  private void compare(Shelf shelf, Ledger ledger) {
    Map<String, String> stored = Shelf.stored(shelf.store);
    problems.addAll(ledger.compare(stored));
    if (!shelf.found().equals(stored.keySet())) {
      problems.add("the index has " + shelf.found() + " and the store " + stored.keySet());
    }
  }

  private void reopen(Path data, Ledger ledger) {
    try (Store store = Store.open(data)) {
      problems.addAll(ledger.compare(Shelf.stored(store)));
      Verification found = store.verify();
      if (!found.sound()) {
        problems.add(found.summary());
      }
    } catch (StoreException | ServiceException e) {
      problems.add("does not open again: " + e.getMessage());
    }
  }

  private void arm(Kind kind, Error error, long first, long last) {
    faults.putLong(FIRST, 0);
    faults.putLong(KINDS, kind.bit);
    faults.putLong(LAST, last);
    faults.putLong(ERROR, error.number);
    faults.putLong(SEEN, 0);
    faults.putLong(FAILED, 0);
    faults.putLong(FIRST, first);
  }

  /** Creates, changes or deletes one asset; a refusal is noted unless it must not come. */
  private Asset step(
      Shelf shelf, Ledger ledger, List<Asset> own, Random random, boolean mustSucceed) {
    String text = Texts.random(random) + " " + Shelf.COMMON;
    int what = random.nextInt(10);
    try {
      if (own.isEmpty() || what < 5) {
        ledger.askCreate(Texts.hash(text));
        Asset asset = shelf.create(text);
        ledger.created(asset.id(), Texts.hash(text));
        own.add(asset);
        return asset;
      }
      Asset asset = own.get(random.nextInt(own.size()));
      if (what < 8) {
        ledger.askChange(asset.id(), Texts.hash(text));
        shelf.change(asset, text);
      } else {
        own.remove(asset);
        ledger.askDelete(asset.id());
        shelf.delete(asset);
      }
      ledger.changed(asset.id());
    } catch (ServiceException e) {
      refused++;
      boolean gone =
          e.kind() == ServiceException.Kind.GONE; // a deletion of unknown outcome was done
      if (!gone) {
        refusals.add(e.kind() + ": " + e.getMessage());
      }
      if (!gone && mustSucceed) {
        problems.add("refused on a disk that is well: " + e.getMessage());
      }
    }
    return null;
  }

  private static void clear(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
