package assetd.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps SQLite's native library unpacked in the data directory. Left alone, the driver unpacks it
 * into the temporary directory at every start, which takes about as long as the rest of opening a
 * store and leaves files after a kill.
 */
final class NativeLibrary {
  private static final String PATH = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /**
   * Unpacks the library unless that was done before, and tells the driver. If it fails, or what was
   * unpacked cannot be loaded from there, the driver has its own way: it looks for the name that it
   * gave the library, so the version is in that of the directory.
   */
  static void unpack(Path directory) {
    if (System.getProperty(PATH) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    URL packed =
        NativeLibrary.class.getResource(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
    if (packed == null) {
      return;
    }
    try {
      Path all = directory.resolve("native");
      Path home = all.resolve(SQLiteJDBCLoader.getVersion());
      Path library = home.resolve(name);
      if (!Files.exists(library) || Files.size(library) != size(packed)) {
        discard(all);
        copy(packed, Files.createDirectories(home).resolve(name));
      }
      System.setProperty(PATH, home.toString());
    } catch (IOException e) {
      System.getLogger(NativeLibrary.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the SQLite library is not kept in the data directory: " + e);
    }
  }

  private static long size(URL packed) throws IOException {
    return packed.openConnection().getContentLengthLong();
  }

  /** Versions of earlier programs. */
  private static void discard(Path all) throws IOException {
    if (Files.exists(all)) {
      try (Stream<Path> files = Files.walk(all)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Complete or not at all, even if the power goes: a library cut short would end the process. */
  private static void copy(URL packed, Path library) throws IOException {
    Path part = library.resolveSibling(library.getFileName() + ".part");
    try (InputStream in = packed.openStream()) {
      Files.copy(in, part);
    }
    DataDirectory.force(part);
    Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
  }
}
