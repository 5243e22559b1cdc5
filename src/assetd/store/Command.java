package assetd.store;

import assetd.model.Content;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One statement at work: values go in and come out in the order in which the SQL names them, so
 * there are no column numbers. Closing it gives the prepared statement back to its session. Used by
 * one thread.
 */
final class Command implements AutoCloseable {
  private final Session session;
  private final String sql;
  private final PreparedStatement statement;
  private ResultSet rows;
  private int bound;
  private int read;
  private boolean heavy;

  /** Whether it failed: the driver then lets go of the statement, but does not call it closed. */
  private boolean failed;

  Command(Session session, String sql, PreparedStatement statement) {
    this.session = session;
    this.sql = sql;
    this.statement = statement;
  }

  /** Binds text; what UTF-8 cannot hold becomes U+FFFD. */
  Command with(String value) {
    return bind(() -> statement.setString(bound, value == null ? null : Content.wellFormed(value)));
  }

  Command with(long value) {
    return bind(() -> statement.setLong(bound, value));
  }

  Command with(boolean value) {
    return with(value ? 1 : 0);
  }

  Command with(Instant value) {
    return with(micros(value));
  }

  /** A moment as it is stored. */
  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  Command with(byte[] value) {
    heavy = true;
    return bind(() -> statement.setBytes(bound, value));
  }

  private Command bind(Action action) {
    bound++;
    act(action);
    return this;
  }

  /** Runs a statement that answers no rows; returns how many it changed. */
  int run() {
    try {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Moves to the next row; false after the last. The first call runs the statement. */
  boolean next() {
    try {
      if (rows == null) {
        rows = statement.executeQuery();
      }
      read = 0;
      return rows.next();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What the function reads of the first row; empty when there is none. */
  <T> Optional<T> first(Function<Command, T> read) {
    return next() ? Optional.of(read.apply(this)) : Optional.empty();
  }

  /** What the function reads of each row. */
  <T> List<T> list(Function<Command, T> read) {
    List<T> list = new ArrayList<>();
    while (next()) {
      list.add(read.apply(this));
    }
    return list;
  }

  private RuntimeException failed(SQLException e) {
    failed = true;
    return Failures.of(e);
  }

  String text() {
    try {
      return rows.getString(++read);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  long number() {
    try {
      return rows.getLong(++read);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  int count() {
    return Math.toIntExact(number());
  }

  boolean flag() {
    return number() != 0;
  }

  Instant time() {
    return Instant.EPOCH.plus(number(), ChronoUnit.MICROS);
  }

  byte[] bytes() {
    try {
      byte[] value = rows.getBytes(++read);
      return value == null ? new byte[0] : value;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /**
   * Ends the statement; a bound content is let go, or the idle statement would keep 16 MiB alive.
   * One that failed is not used again.
   */
  @Override
  public void close() {
    act(
        () -> {
          if (failed) {
            statement.close();
            return;
          }
          if (rows != null) {
            rows.close();
          }
          if (heavy) {
            statement.clearParameters();
          }
          session.idle(sql, statement);
        });
  }

  private static void act(Action action) {
    try {
      action.run();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private interface Action {
    void run() throws SQLException;
  }
}
