package assetd.service;

import assetd.model.Application;
import assetd.model.ServiceException;
import assetd.store.ReadTransaction;
import assetd.store.Store;
import assetd.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who talks to whom: the applications that connected, this daemon, and its one local user.
 * Thread-safe.
 */
public final class Identity {
  /**
   * What clients are told: the line of the API that they are made for, which each of them checks
   * (12.0.0 or newer, older than 13.0.0; one wants the word staging). Not the daemon's own version.
   */
  public static final String API_VERSION = "12.3.0-staging";

  private static final String OS = "os";
  private static final String USER = "user";

  private final Store store;
  private final Supplier<String> ids;
  private final String os;
  private final String user;

  Identity(Store store, Supplier<String> ids) {
    this.store = store;
    this.ids = ids;
    this.os = lasting(OS);
    this.user = lasting(USER);
  }

  /** An id that is made at the first start and stays, unless nothing can be written. */
  private String lasting(String name) {
    return store
        .read(reader -> reader.setting(name))
        .orElseGet(
            () -> {
              String id = ids.get();
              return store.readOnly() ? id : remembered(name, id);
            });
  }

  private String remembered(String name, String id) {
    return store.write(
        tx -> {
          tx.setting(name, id);
          return id;
        },
        done -> {});
  }

  /** The id of this installation. */
  public String os() {
    return os;
  }

  /** What a health check hears: clients look at its first three characters, {@code ok:}. */
  public String health() {
    return "ok:" + os;
  }

  /** The name of the local user. */
  public String userName() {
    return System.getProperty("user.name", "local");
  }

  /** The id of the local user. */
  public String user() {
    return user;
  }

  /**
   * Remembers an application. One that connects again without an id, with the same name, version
   * and platform, is the same one and keeps its id; one with an id may have a new version, and what
   * it leaves out stays as it is known. Where nothing can be written, or the disk is full, it is
   * not remembered, but may read.
   */
  public Application connect(Application given) {
    Optional<Application> known = store.read(reader -> known(reader, given));
    Application wanted = known.map(given::over).orElseGet(() -> made(given, ids));
    if (known.equals(Optional.of(wanted)) || store.readOnly()) {
      return wanted;
    }
    try {
      return store.write(tx -> saved(tx, given, wanted), done -> {});
    } catch (ServiceException e) {
      if (e.kind() != ServiceException.Kind.FULL) {
        throw e;
      }
      return wanted;
    }
  }

  /**
   * What an application that is given with something else is from now on: the known one with what
   * it says anew, or a new one. The caller stores it, or not.
   */
  static Application settled(ReadTransaction reader, Application given, Supplier<String> ids) {
    return known(reader, given).map(given::over).orElseGet(() -> made(given, ids));
  }

  /** The known application that this one is; without an id, by name, version and platform. */
  private static Optional<Application> known(ReadTransaction reader, Application given) {
    if (given.id() != null) {
      return reader.application(given.id());
    }
    Application whole = given.whole();
    return reader.applications().stream().filter(known -> same(known, whole)).findFirst();
  }

  private static Application made(Application given, Supplier<String> ids) {
    return (given.id() == null ? given.withId(ids.get()) : given).whole();
  }

  /** Another thread may have added the same one meanwhile. */
  private static Application saved(Transaction tx, Application given, Application wanted) {
    Application stored = known(tx, given).map(given::over).orElse(wanted);
    tx.save(stored);
    return stored;
  }

  private static boolean same(Application known, Application given) {
    return known.name().equals(given.name())
        && known.version().equals(given.version())
        && known.platform().equals(given.platform());
  }

  /**
   * The application with this id.
   *
   * @throws ServiceException INVALID when none ever connected with it
   */
  public Application application(String id) {
    return store.read(reader -> application(reader, id));
  }

  private static Application application(ReadTransaction reader, String id) {
    return reader
        .application(id)
        .orElseThrow(
            () ->
                ServiceException.invalid(
                    "No application has this id; POST /connect gives an application its id."));
  }

  /** Notes whether the user has been shown around in an application. */
  public Application onboarded(String id, boolean onboarded) {
    return store.write(
        tx -> {
          Application after = application(tx, id).withOnboarded(onboarded);
          tx.save(after);
          return after;
        },
        done -> {});
  }

  /** All applications that ever connected or gave a seed. */
  public List<Application> applications() {
    return store.read(reader -> reader.applications());
  }
}
