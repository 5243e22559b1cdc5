package torture;

import assetd.store.Store;
import assetd.store.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills the daemon again and again while four clients write, or now and then tells it to stop, and
 * after every new start compares what is stored with what was acknowledged: every content by its
 * hash, every new one by a search, and the file by SQLite's and our own checks. Then starts fifty
 * daemons on one directory.
 *
 * <p>{@code KillCampaign JAR CYCLES [SEED]} ends with 1 when a single thing was wrong.
 */
public final class KillCampaign {
  private static final int WRITERS = 4;

  /** The longest life of a daemon after it was ready. */
  private static final int LIFE_MILLIS = 1_200;

  /** One of so many is killed while it starts. */
  private static final int KILLED_STARTING = 5;

  /** One of so many is told to stop instead, and has to end with 0 in time. */
  private static final int STOPPED = 6;

  /** The five seconds of a stop, and what a busy machine needs to see it. */
  private static final int STOP_SECONDS = 8;

  /** From this many assets on the next cycle begins with an empty store. */
  private static final int ASSETS = 700;

  private static final int DAEMONS = 50;

  private final Path jar;
  private final Random random;
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private Path data;
  private Ledger ledger;
  private long acknowledged;
  private long searched;
  private int cycles;
  private int stopped;

  private KillCampaign(Path jar, long seed) {
    this.jar = jar;
    this.random = new Random(seed);
  }

  public static void main(String[] arguments) throws Exception {
    int cycles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    System.out.println("kill campaign: " + cycles + " cycles, seed " + seed);
    KillCampaign campaign = new KillCampaign(Path.of(arguments[0]).toAbsolutePath(), seed);
    campaign.begin();
    for (int i = 1; i <= cycles && campaign.problems.isEmpty(); i++) {
      campaign.cycle();
      if (i % 50 == 0) {
        System.out.println(i + " cycles, " + campaign.total() + " acknowledged writes");
      }
    }
    campaign.end();
    int alive = campaign.problems.isEmpty() ? campaign.daemonsOnOneDirectory() : 1;
    campaign.problems.forEach(System.out::println);
    System.out.printf(
        "kill campaign: %d ends, %d of them by SIGTERM, %d acknowledged writes, %d searches, %d"
            + " problems; %d of %d daemons on one directory lived%n",
        campaign.cycles,
        campaign.stopped,
        campaign.total(),
        campaign.searched,
        campaign.problems.size(),
        alive,
        DAEMONS);
    System.exit(campaign.problems.isEmpty() && alive == 1 ? 0 : 1);
  }

  private long total() {
    return acknowledged + ledger.acknowledged();
  }

  private void begin() throws IOException {
    data = Files.createTempDirectory("assetd-torture");
    ledger = new Ledger();
  }

  private void cycle() throws Exception {
    Daemon daemon = new Daemon(jar, data);
    if (random.nextInt(KILLED_STARTING) == 0) {
      daemon.process().waitFor(random.nextInt(LIFE_MILLIS), TimeUnit.MILLISECONDS);
    } else {
      daemon.awaitReady();
      compare(daemon);
      write(daemon);
    }
    daemon.kill();
    cycles++;
    if (ledger.size() > ASSETS) {
      end();
      begin();
    }
  }

  private void write(Daemon daemon) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      Thread thread =
          new Thread(new Writer(daemon, ledger, new Random(random.nextLong()), problems));
      thread.start();
      threads.add(thread);
    }
    daemon.process().waitFor(30 + random.nextInt(LIFE_MILLIS), TimeUnit.MILLISECONDS);
    if (random.nextInt(STOPPED) == 0) {
      stopped++;
      if (!daemon.stop(STOP_SECONDS)) {
        problems.add("a daemon that was told to stop did not end with 0 in time");
      }
    }
    daemon.kill();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Looks a last time, and deletes the directory when there is nothing to look into. */
  private void end() throws Exception {
    if (problems.isEmpty()) {
      Daemon daemon = new Daemon(jar, data);
      daemon.awaitReady();
      compare(daemon);
      daemon.kill();
    }
    acknowledged += ledger.acknowledged();
    ledger = new Ledger();
    if (problems.isEmpty()) {
      delete(data);
    } else {
      System.out.println("the data is kept in " + data);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void compare(Daemon daemon) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<?, ?> all = daemon.ask("/assets?transferables=true", null).object();
    for (Object asset : (List<?>) all.get("iterable")) {
      texts.put((String) ((Map<?, ?>) asset).get("id"), text((Map<?, ?>) asset));
    }
    List<String> fresh = ledger.fresh();
    Map<String, String> hashes = new HashMap<>();
    texts.forEach((id, text) -> hashes.put(id, Texts.hash(text)));
    problems.addAll(ledger.compare(hashes));
    for (String id : fresh) {
      if (texts.containsKey(id)) {
        search(daemon, id, Texts.word(texts.get(id)));
      }
    }
    try (Store store = Store.openToRead(data)) {
      Verification found = store.verify();
      if (!found.sound()) {
        problems.add("the file is damaged: " + found.summary());
      }
    }
  }

  private static String text(Map<?, ?> asset) {
    Map<?, ?> original = (Map<?, ?>) ((Map<?, ?>) asset.get("original")).get("reference");
    Map<?, ?> fragment = (Map<?, ?>) original.get("fragment");
    return (String) ((Map<?, ?>) fragment.get("string")).get("raw");
  }

  private void search(Daemon daemon, String id, String word) throws IOException {
    searched++;
    Daemon.Answer answer = daemon.ask("/assets/search?query=" + word, null);
    if (answer.status() != 200 || !answer.body().contains("\"" + id + "\"")) {
      problems.add("a search does not find " + id + " by " + word);
    }
  }

  /** How many of many daemons that are started on one directory at once serve it. */
  private int daemonsOnOneDirectory() throws Exception {
    begin();
    List<Daemon> daemons = new ArrayList<>();
    for (int i = 0; i < DAEMONS; i++) {
      daemons.add(new Daemon(jar, data));
    }
    int ready = 0;
    for (Daemon daemon : daemons) {
      ready += daemon.getsReady() ? 1 : 0;
    }
    int alive = (int) daemons.stream().filter(d -> d.process().isAlive()).count();
    for (Daemon daemon : daemons) {
      daemon.kill();
    }
    delete(data);
    return ready == alive ? alive : -1;
  }
}
