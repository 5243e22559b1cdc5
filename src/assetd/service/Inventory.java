package assetd.service;

import assetd.model.Application;
import assetd.model.Kind;
import assetd.model.Window;
import assetd.store.ReadTransaction;
import assetd.store.Selection;
import assetd.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What there is, by type and time, for programs that copy everything. Thread-safe. */
public final class Inventory {
  private static final String APPLICATIONS = "APPLICATIONS";

  private final Store store;

  Inventory(Store store) {
    this.store = store;
  }

  /**
   * Which things to count: those whose times lie in both windows. An application has no times.
   *
   * @param created when they came to be
   * @param updated when they last changed
   */
  public record Wanted(Window created, Window updated) {}

  /**
   * The ids of all things of a type, the newest first.
   *
   * @param type ASSETS, FORMATS, APPLICATIONS, or a {@link Kind} in the plural; of every other type
   *     there is nothing here
   */
  public List<String> ids(String type, Wanted wanted) {
    return type.equals(APPLICATIONS)
        ? store.read(ReadTransaction::applications).stream().map(Application::id).toList()
        : selection(type, wanted)
            .map(selection -> store.read(reader -> reader.ids(selection)))
            .orElse(List.of());
  }

  /** How many ids there are. */
  public long count(String type, Wanted wanted) {
    return type.equals(APPLICATIONS)
        ? store.read(ReadTransaction::applications).size()
        : selection(type, wanted)
            .map(selection -> store.read(reader -> reader.number(selection)))
            .orElse(0L);
  }

  private static Optional<Selection> selection(String type, Wanted wanted) {
    Optional<Selection> all =
        switch (type) {
          case "ASSETS" -> Optional.of(Selection.ASSETS);
          case "FORMATS" -> Optional.of(Selection.FORMATS);
          default -> kind(type).map(Selection::of);
        };
    return all.map(selection -> selection.within(wanted.created, wanted.updated));
  }

  private static Optional<Kind> kind(String type) {
    return Arrays.stream(Kind.values()).filter(kind -> type.equals(kind.name() + "S")).findFirst();
  }
}
