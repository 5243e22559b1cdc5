package assetd;

import assetd.index.SearchIndex;
import assetd.model.ServiceException;
import assetd.service.Indexing;
import assetd.store.Backups;
import assetd.store.DataLock;
import assetd.store.Recovery;
import assetd.store.Store;
import assetd.store.StoreException;
import assetd.store.Verification;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that look after the data without serving it. */
final class Upkeep {
  private Upkeep() {}

  /**
   * Writes a copy of the data; a daemon may be running on it.
   *
   * @throws Failure USAGE when the file cannot be written, UNREADABLE when the data cannot be read
   */
  static void backup(Config config, PrintStream out) {
    try {
      new Backups(config.data()).write(config.file());
    } catch (StoreException e) {
      throw unreadable(e.getMessage());
    } catch (ServiceException e) {
      throw e.kind() == ServiceException.Kind.FAILED
          ? unreadable(e.getMessage())
          : Config.usage(e.getMessage());
    }
    out.println("backup: " + config.file());
  }

  /**
   * Puts a copy in the place of the data.
   *
   * @throws Failure LOCKED when a daemon runs on the data, UNREADABLE when the copy is no good
   */
  static void restore(Config config, PrintStream out, InstantSource time) {
    Optional<Path> kept;
    try (DataLock lock = Daemon.lock(config.data())) {
      lock.describe("restoring a backup");
      kept = Recovery.restore(config.data(), config.file(), time.instant());
    } catch (StoreException e) {
      throw unreadable(e.getMessage());
    }
    out.println("restored: " + config.file());
    kept.ifPresent(file -> out.println("what was there before is kept as " + file));
  }

  /**
   * Looks at everything and prints one line for each kind of thing.
   *
   * @throws Failure UNREADABLE when something is damaged
   */
  static void doctor(Config config, PrintStream out) {
    List<String> findings = new ArrayList<>();
    try (Store store = Store.openToRead(config.data())) {
      examine(store, findings, out);
    } catch (StoreException | ServiceException e) {
      findings.add(e.getMessage());
      out.println("database: " + e.getMessage());
    }
    Path newest = examineBackups(new Backups(config.data()), findings, out);
    if (!findings.isEmpty()) {
      throw unreadable(
          (findings.size() == 1
                  ? "one thing is not as it should be; "
                  : findings.size() + " things are not as they should be; ")
              + (newest == null
                  ? "there is no sound backup in the data directory."
                  : "the newest sound backup can be put in place with: "
                      + Recovery.command(newest.toString(), config.data())));
    }
  }

  private static void examine(Store store, List<String> findings, PrintStream out) {
    Verification found = store.verify();
    report("structure", found.problems(), findings, out);
    report("contents of assets", found.damagedAssets(), findings, out);
    report("materials", found.damagedMaterials(), findings, out);
    if (found.problems().isEmpty()) {
      Indexing indexing = new Indexing(store, new SearchIndex());
      indexing.fill();
      report("search index", indexing.differences(), findings, out);
      out.println("assets: " + store.read(reader -> reader.count()));
    }
  }

  private static void report(
      String what, List<String> bad, List<String> findings, PrintStream out) {
    findings.addAll(bad);
    out.println(what + ": " + (bad.isEmpty() ? "sound" : bad.size() + " damaged"));
    bad.forEach(one -> out.println("  " + one));
  }

  /** The newest sound one; null when there is none. */
  private static Path examineBackups(Backups backups, List<String> findings, PrintStream out) {
    Path newest = null;
    List<String> damaged = new ArrayList<>();
    List<Path> copies = backups.newestFirst();
    for (Path copy : copies) {
      String ailment = Backups.ailment(copy);
      if (!ailment.isEmpty()) {
        damaged.add(copy + ": " + ailment);
      } else if (newest == null) {
        newest = copy;
      }
    }
    if (copies.isEmpty()) {
      out.println("backups: none");
    } else {
      report("backups (" + copies.size() + ")", damaged, findings, out);
    }
    return newest;
  }

  private static Failure unreadable(String sentence) {
    return new Failure(ExitCode.UNREADABLE, sentence);
  }
}
