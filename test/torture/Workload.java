package torture;

import assetd.model.Asset;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes to a store from several threads and says in a file what it asks for and what was
 * acknowledged, each in one write, so that a record of all writes of the process shows what came
 * before what. {@code Workload DIRECTORY ROUNDS SEED}; each round opens and closes the store.
 *
 * <pre>
 *   + hash       a creation was asked for        C id hash   it was acknowledged
 *   ~ id hash    a change was asked for          A id        the last change or deletion of this
 *   - id         a deletion was asked for                    asset was acknowledged
 * </pre>
 */
public final class Workload {
  static final String SAID = "said";

  private static final int THREADS = 3;
  private static final int STEPS = 40;

  private final Shelf shelf;
  private final OutputStream said;

  private Workload(Shelf shelf, OutputStream said) {
    this.shelf = shelf;
    this.said = said;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[2]));
    Files.createDirectories(directory);
    try (OutputStream said = new FileOutputStream(directory.resolve(SAID).toFile())) {
      for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
        try (Shelf shelf = new Shelf(directory)) {
          new Workload(shelf, said).round(random);
        }
      }
    }
  }

  private void round(Random random) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      long seed = random.nextLong();
      Thread thread = new Thread(() -> steps(new Random(seed)));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void steps(Random random) {
    List<Asset> own = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      int what = random.nextInt(10);
      String text = Texts.random(random) + " " + Shelf.COMMON;
      String hash = Texts.hash(text);
      if (own.isEmpty() || what < 6) {
        say("+ " + hash);
        Asset asset = shelf.create(text);
        own.add(asset);
        say("C " + asset.id() + " " + hash);
      } else if (what < 8) {
        Asset asset = own.get(random.nextInt(own.size()));
        say("~ " + asset.id() + " " + hash);
        shelf.change(asset, text);
        say("A " + asset.id());
      } else {
        Asset asset = own.remove(random.nextInt(own.size()));
        say("- " + asset.id());
        shelf.delete(asset);
        say("A " + asset.id());
      }
    }
  }

  private synchronized void say(String line) {
    try {
      said.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Enters what was said into a ledger. */
  static void enter(String line, Ledger ledger) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "+" -> ledger.askCreate(words[1]);
      case "C" -> ledger.created(words[1], words[2]);
      case "~" -> ledger.askChange(words[1], words[2]);
      case "-" -> ledger.askDelete(words[1]);
      case "A" -> ledger.changed(words[1]);
      default -> throw new IllegalArgumentException(line);
    }
  }
}
