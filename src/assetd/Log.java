package assetd;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * One line per event on stderr or in a file, whatever is in it: control characters are escaped, so
 * that no input can forge a line.
 */
final class Log extends Formatter {
  private static final int MAX_LINE = 4_000;

  private Log() {}

  /** Bytes of a file before the next one is begun. */
  private static final int MAX_FILE = 1 << 20;

  /** The one that is written, and the one before. */
  private static final int FILES = 2;

  /**
   * Gives every logger of this process this form.
   *
   * @param file where to, with .0 behind its name; null for stderr
   * @throws Failure USAGE when the file cannot be written
   */
  static void install(Path file) {
    Handler handler = handler(file);
    Logger root = Logger.getLogger("");
    for (Handler former : root.getHandlers()) {
      root.removeHandler(former);
    }
    root.addHandler(handler);
    root.setLevel(Level.INFO);
  }

  /** What takes the lines; see {@link #install}. */
  static Handler handler(Path file) {
    Handler handler = file == null ? new ConsoleHandler() : inFiles(file);
    handler.setFormatter(new Log());
    handler.setLevel(Level.ALL);
    return handler;
  }

  private static Handler inFiles(Path file) {
    try {
      String pattern = file.toString().replace("%", "%%") + ".%g";
      return new FileHandler(pattern, MAX_FILE, FILES, true);
    } catch (IOException e) {
      throw Config.usage("The log cannot be written to " + file + ".");
    }
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
