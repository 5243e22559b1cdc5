package assetd;

import assetd.store.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The file in which some clients look for the port before they scan for it: the bare number. It
 * appears whole, and goes with the daemon unless somebody else has written it meanwhile.
 */
final class PortFile implements AutoCloseable {
  private static final Logger LOG = System.getLogger(PortFile.class.getName());

  private final Path file;
  private final String port;

  /**
   * Writes the file; directories on its way are made.
   *
   * @param ports those that are served; one where clients scan goes before the others
   * @throws Failure USAGE when it cannot be written
   */
  PortFile(Path file, List<Integer> ports) {
    this.file = file;
    this.port =
        Integer.toString(ports.stream().filter(Edge::scanned).findFirst().orElse(ports.get(0)));
    if (Files.isDirectory(file)) {
      throw Config.usage("The port cannot be written to " + file + ", which is a directory.");
    }
    try {
      Files.createDirectories(file.getParent());
      Path written = Files.createTempFile(file.getParent(), ".port", ".tmp");
      Files.writeString(written, port, StandardCharsets.US_ASCII);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.USAGE,
          "The file " + file + " for the port cannot be written: " + Reason.of(e) + ".");
    }
  }

  /** Where clients look in the home directory of the user. */
  static Path known(Path home) {
    return home.resolve(Path.of("Documents", "com.pieces.os", "production", "Config", ".port.txt"));
  }

  @Override
  public void close() {
    try {
      if (Files.readString(file, StandardCharsets.ISO_8859_1).equals(port)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the file for the port could not be removed", e);
    }
  }
}
