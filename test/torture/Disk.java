package torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk with a cache, as pessimistic as POSIX allows: what was written to a file is certain only
 * after a sync of the file, and a name only after a sync of its directory.
 *
 * <pre>
 *   certain    name -> file          file: certain bytes | writes and cuts since its last sync
 *   pending    names made, removed, renamed since the last sync of the directory
 * </pre>
 */
final class Disk {
  private static final int SECTOR = 512;

  private final Map<String, File> certain = new LinkedHashMap<>();
  private final Map<String, File> now = new LinkedHashMap<>();
  private final List<Call> pending = new ArrayList<>();
  private final List<File> pendingFiles = new ArrayList<>();
  private final boolean syncs;

  /** What a file held at its last sync, and what was done to it since. */
  private static final class File {
    private byte[] bytes = new byte[0];
    private final List<Call> since = new ArrayList<>();
  }

  /**
   * An empty disk.
   *
   * @param syncs false for one that lies: it forgets to sync, to see that somebody would notice
   */
  Disk(boolean syncs) {
    this.syncs = syncs;
  }

  /** Does what a process did. */
  void apply(Call call) {
    switch (call.kind()) {
      case 'W', 'T' -> now.get(call.path()).since.add(call);
      case 'S' -> sync(call);
      default -> {
        File file = call.kind() == 'C' ? new File() : now.get(call.path());
        pending.add(call);
        pendingFiles.add(file);
        rename(now, call, file);
      }
    }
  }

  private void sync(Call call) {
    File file = now.get(call.path());
    if (file == null) {
      for (int i = 0; i < pending.size(); i++) {
        rename(certain, pending.get(i), pendingFiles.get(i));
      }
      pending.clear();
      pendingFiles.clear();
    } else if (syncs) {
      file.since.forEach(since -> file.bytes = done(file.bytes, since, null));
      file.since.clear();
    }
  }

  private static void rename(Map<String, File> names, Call call, File file) {
    if (call.kind() == 'C') {
      names.put(call.path(), file);
    } else if (names.remove(call.path(), file) && call.kind() == 'R') {
      names.put(new String(call.bytes(), StandardCharsets.UTF_8), file);
    }
  }

  /**
   * What a file is after a write or a cut, in the same array where it fits; with a random source
   * only some sectors get there.
   */
  private static byte[] done(byte[] bytes, Call call, Random torn) {
    if (call.kind() == 'T') {
      return Arrays.copyOf(bytes, (int) call.number());
    }
    int offset = (int) call.number();
    int end = offset + call.bytes().length;
    byte[] after = end > bytes.length ? Arrays.copyOf(bytes, end) : bytes;
    for (int at = 0; at < call.bytes().length; at += SECTOR) {
      if (torn == null || torn.nextBoolean()) {
        int length = Math.min(SECTOR, call.bytes().length - at);
        System.arraycopy(call.bytes(), at, after, offset + at, length);
      }
    }
    return after;
  }

  /** What the power may leave behind when it goes now, written into a directory. */
  void cut(Random random, Path into) throws IOException {
    Map<String, File> names = new LinkedHashMap<>(certain);
    Fate fate = Fate.of(random, pending.size());
    for (int i = 0; i < pending.size(); i++) {
      if (fate.keeps(i, random)) {
        rename(names, pending.get(i), pendingFiles.get(i));
      }
    }
    for (Map.Entry<String, File> file : names.entrySet()) {
      String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
      Files.write(into.resolve(name), left(file.getValue(), random));
    }
  }

  private static byte[] left(File file, Random random) {
    byte[] bytes = file.bytes.clone();
    Fate fate = Fate.of(random, file.since.size());
    for (int i = 0; i < file.since.size(); i++) {
      if (fate.keeps(i, random)) {
        boolean torn = fate.tears() && random.nextInt(3) == 0;
        bytes = done(bytes, file.since.get(i), torn ? random : null);
      }
    }
    return bytes;
  }

  /**
   * What becomes of unsynced things: all, none, the first so many, or any of them.
   *
   * @param first how many of the first are kept; negative for any
   */
  private record Fate(int first, boolean tears) {
    static Fate of(Random random, int count) {
      return switch (random.nextInt(5)) {
        case 0 -> new Fate(0, false);
        case 1 -> new Fate(count, false);
        case 2 -> new Fate(random.nextInt(count + 1), false);
        case 3 -> new Fate(-1, false);
        default -> new Fate(-1, true);
      };
    }

    boolean keeps(int number, Random random) {
      return first >= 0 ? number < first : random.nextBoolean();
    }
  }
}
