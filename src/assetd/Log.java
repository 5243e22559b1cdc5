package assetd;

import java.time.Instant;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * One line per event on stderr, whatever is in it: control characters are escaped, so that no input
 * can forge a line.
 */
final class Log extends Formatter {
  private static final int MAX_LINE = 4_000;

  private Log() {}

  /** Gives every logger of this process this form. */
  static void install() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    ConsoleHandler handler = new ConsoleHandler();
    handler.setFormatter(new Log());
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    root.setLevel(Level.INFO);
  }

  @Override
  public String format(LogRecord entry) {
    String name = entry.getLoggerName() == null ? "" : entry.getLoggerName();
    String line =
        entry.getLevel()
            + " "
            + name.substring(name.lastIndexOf('.') + 1)
            + ": "
            + formatMessage(entry);
    if (entry.getThrown() != null) {
      line += " | " + entry.getThrown() + trace(entry.getThrown());
    }
    return Instant.now() + " " + escaped(line) + "\n";
  }

  /** Where it happened; of the causes behind it only what they say, for a line has to end. */
  private static String trace(Throwable thrown) {
    StringBuilder trace = new StringBuilder();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      trace.append(" at ").append(frame);
    }
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      trace.append(" | caused by ").append(cause);
    }
    return trace.toString();
  }

  private static String escaped(String line) {
    StringBuilder out = new StringBuilder();
    for (char c : line.substring(0, Math.min(MAX_LINE, line.length())).toCharArray()) {
      if (c < ' ' || c >= 0x7f && c <= 0x9f) {
        out.append(String.format("\\x%02x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
