package assetd.store;

import assetd.model.Kind;
import assetd.model.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All things of a sort, or those of certain times, in the order of lists. Their ids and their
 * number can be had without reading what they hold; those of all times are in an index alone.
 * Immutable.
 */
public final class Selection {
  /** Beyond this many seconds the microseconds of a moment are more than a number holds. */
  private static final long FAR = Long.MAX_VALUE / 1_000_000 - 1;

  /** All assets, newest created first, then by id. */
  public static final Selection ASSETS =
      new Selection("asset x", "x.created DESC, x.uuid", List.of(), List.of());

  /** All formats, those of the newest asset first. */
  public static final Selection FORMATS =
      new Selection(
          "asset a JOIN format x ON x.asset = a.n",
          "a.created DESC, a.uuid, x.position",
          List.of(),
          List.of());

  private final String from;
  private final String order;
  private final List<String> conditions;
  private final List<Long> bounds;

  private Selection(String from, String order, List<String> conditions, List<Long> bounds) {
    this.from = from;
    this.order = order;
    this.conditions = conditions;
    this.bounds = bounds;
  }

  /** All materials of a kind, newest created first, then by id. */
  public static Selection of(Kind kind) {
    String condition = "x.kind = '" + kind.name() + "'";
    return new Selection("material x", ASSETS.order, List.of(condition), List.of());
  }

  /** Those of them whose times lie in both windows. */
  public Selection within(Window created, Window updated) {
    return within("x.created", created).within("x.updated", updated);
  }

  /** Without a condition for all of time, which would make an index be read with its rows. */
  private Selection within(String column, Window window) {
    if (window.equals(Window.ALWAYS)) {
      return this;
    }
    List<String> narrower = new ArrayList<>(conditions);
    narrower.add(column + (window.between() ? "" : " NOT") + " BETWEEN ? AND ?");
    List<Long> further = new ArrayList<>(bounds);
    // Stored times have no nanoseconds: the first one not before a moment is the next whole one.
    further.add(window.from() == null ? Long.MIN_VALUE : micros(window.from().plusNanos(999)));
    further.add(window.to() == null ? Long.MAX_VALUE : micros(window.to()));
    return new Selection(from, order, narrower, further);
  }

  /** Rounded down. A client may name any year, which no stored time has. */
  private static long micros(Instant moment) {
    long seconds = Math.max(-FAR, Math.min(FAR, moment.getEpochSecond()));
    return seconds * 1_000_000 + moment.getNano() / 1_000;
  }

  /** The ids, in order. */
  List<String> ids(Session session) {
    try (Command rows = command(session, "x.uuid", " ORDER BY " + order)) {
      return rows.list(Command::text);
    }
  }

  /** How many there are. */
  long number(Session session) {
    try (Command rows = command(session, "count(*)", "")) {
      rows.next();
      return rows.number();
    }
  }

  private Command command(Session session, String what, String behind) {
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    Command command = session.command("SELECT " + what + " FROM " + from + where + behind);
    bounds.forEach(command::with);
    return command;
  }
}
