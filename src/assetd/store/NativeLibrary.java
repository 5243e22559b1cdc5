package assetd.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps SQLite's native library unpacked in the data directory. Left alone, the driver unpacks it
 * into the temporary directory at every start, which takes about as long as the rest of opening a
 * store and leaves files after a kill.
 */
final class NativeLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private NativeLibrary() {}

  /**
   * Unpacks the library unless that was done before, and tells the driver. If it fails the driver
   * has its own way.
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
      Path home = Files.createDirectories(directory.resolve("native"));
      Path library = home.resolve(SQLiteJDBCLoader.getVersion() + "-" + name);
      if (!Files.exists(library) || Files.size(library) != size(packed)) {
        discard(home);
        copy(packed, library);
      }
      System.setProperty(PATH, home.toString());
      System.setProperty(NAME, library.getFileName().toString());
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
  private static void discard(Path home) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home)) {
      for (Path file : files) {
        Files.delete(file);
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
