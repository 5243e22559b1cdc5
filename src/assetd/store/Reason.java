package assetd.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/**
 * Why a file could not be used, for the person at the terminal: the exceptions themselves say it
 * with the names of their classes, or with that of the file alone.
 */
public final class Reason {
  private Reason() {}

  /** A clause without a full stop. */
  public static String of(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (e instanceof FileAlreadyExistsException other) {
      return "the file " + other.getFile() + " is in the way";
    }
    if (e instanceof AccessDeniedException denied) {
      return "access to " + denied.getFile() + " is denied";
    }
    return e.getMessage() == null ? "the system does not say why" : e.getMessage();
  }
}
