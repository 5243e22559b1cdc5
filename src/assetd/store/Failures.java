package assetd.store;

import assetd.model.ServiceException;
import assetd.model.ServiceException.Kind;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one place where what SQLite says becomes what a caller may read: no SQL, no path, no code.
 */
final class Failures {
  /** The low byte of an extended result code is the plain one. */
  private static final int PRIMARY = 0xff;

  /** What the driver says, without a code, of a value for which the JVM's heap has no room. */
  private static final String NO_HEAP = "Out of memory";

  private Failures() {}

  /**
   * The refusal for a failed statement; what can only be our mistake becomes an
   * IllegalStateException.
   *
   * @throws OutOfMemoryError when the driver or SQLite had no memory for it, as anybody else throws
   */
  static RuntimeException of(SQLException e) {
    if (code(e) == SQLiteErrorCode.SQLITE_NOMEM || NO_HEAP.equals(e.getMessage())) {
      throw new OutOfMemoryError(e.getMessage());
    }
    return switch (code(e)) {
      case SQLITE_FULL ->
          new ServiceException(
              Kind.FULL, "The disk has no room for this; free some space and try again.", e);
      case SQLITE_READONLY -> readOnly(e);
      case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PROTOCOL ->
          new ServiceException(
              Kind.UNAVAILABLE,
              "The disk failed, so it is not known whether this was saved; look before you try"
                  + " again.",
              e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new ServiceException(
              Kind.UNAVAILABLE, "Another program holds the database; try again later.", e);
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new ServiceException(
              Kind.FAILED, "The stored data is damaged here; a backup may have it.", e);
      case SQLITE_TOOBIG ->
          new ServiceException(
              Kind.TOO_LARGE, "This is larger than what can be stored at once.", e);
      case SQLITE_CONSTRAINT ->
          new ServiceException(Kind.CONFLICT, "Something with this identity is already stored.", e);
      default -> new IllegalStateException("The database refused a statement.", e);
    };
  }

  /** The refusal of every change when the data can only be read; the cause may be null. */
  static ServiceException readOnly(SQLException cause) {
    return new ServiceException(
        Kind.UNAVAILABLE,
        "The data directory cannot be written, so nothing can be changed.",
        cause);
  }

  /** The refusal of a change that would go into a file without a name, and end with the process. */
  static ServiceException gone() {
    return new ServiceException(
        Kind.UNAVAILABLE,
        "The database was removed from its directory, so nothing can be changed; stop the daemon"
            + " and put a backup in its place.");
  }

  /** The refusal of a change while it is not known what an earlier one has left. */
  static ServiceException unsettled() {
    return new ServiceException(
        Kind.UNAVAILABLE,
        "The disk failed and cannot be read yet, so nothing was changed; try again later.");
  }

  /** Whether a work failed because its connection can only read. */
  static boolean isReadOnly(Throwable failure) {
    return failure.getCause() instanceof SQLException e
        && code(e) == SQLiteErrorCode.SQLITE_READONLY;
  }

  /** Why a database could not be opened. */
  static StoreException opening(SQLException e) {
    if (hasNoRoom(e)) {
      return new StoreException(
          StoreException.Kind.UNREADABLE,
          "The disk has no room left to open the database; free some space.",
          e);
    }
    return switch (code(e)) {
      case SQLITE_CORRUPT ->
          new StoreException(StoreException.Kind.CORRUPT, "The database is damaged.", e);
      case SQLITE_NOTADB ->
          new StoreException(
              StoreException.Kind.CORRUPT, "The file is damaged or was never a database.", e);
      default ->
          new StoreException(
              StoreException.Kind.UNREADABLE,
              "The database cannot be opened: "
                  + e.getMessage()
                  + (e.getCause() == null ? "" : ", " + e.getCause().getMessage()),
              e);
    };
  }

  /** Only the driver's own exceptions have the extended code. */
  private static boolean hasNoRoom(SQLException e) {
    return code(e) == SQLiteErrorCode.SQLITE_FULL
        || e instanceof SQLiteException said
            && said.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
  }

  /** Why a database could not be opened, of a refusal made by {@link #of}. */
  static StoreException opening(ServiceException refused) {
    return refused.getCause() instanceof SQLException e
        ? opening(e)
        : new StoreException(StoreException.Kind.UNREADABLE, refused.getMessage(), refused);
  }

  /** The refusal of everything that comes after closing has begun. */
  static ServiceException stopping() {
    return new ServiceException(Kind.UNAVAILABLE, "The daemon is stopping.");
  }

  /** Whether an extended result code says that the disk failed. */
  static boolean isOfTheDisk(int code) {
    return (code & PRIMARY) == SQLiteErrorCode.SQLITE_IOERR.code;
  }

  private static SQLiteErrorCode code(SQLException e) {
    return SQLiteErrorCode.getErrorCode(e.getErrorCode() & PRIMARY);
  }
}
