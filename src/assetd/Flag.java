package assetd;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flags of the command line: one row each, for reading, for {@code --help} and for suggestions.
 */
enum Flag {
  PORT(
      "--port",
      "N[,N...]",
      "ports to serve; 0 is any free one (default: 1000 if allowed, and one of 39300-39333)"),
  DATA(
      "--data",
      "DIR",
      "where the data is (default: $XDG_DATA_HOME/assetd or ~/.local/share/assetd)"),
  PORT_FILE(
      "--port-file",
      "FILE",
      "write the port where clients look for it: a file, or auto for"
          + " ~/Documents/com.pieces.os/..."),
  FRONT("--front", "WAY", "how sockets share the port: auto, handover or door (default: auto)"),
  BIND("--bind", "ADDRESS", "serve this address instead of loopback; only together with a token"),
  TOKEN_FILE("--token-file", "FILE", "every request must carry the token in this file"),
  ORIGINS("--origins", "WHICH", "pages that may call: strict, local or any (default: local)"),
  ALLOW_ORIGIN("--allow-origin", "ORIGIN[,...]", "let these pages in as well"),
  ALLOW_HOST("--allow-host", "NAME[,...]", "answer under these host names as well"),
  LIMIT("--limit", "NAME=N[,...]", "what a client may take at most; names below"),
  BACKUPS("--backups", "N", "how many copies the daemon keeps; 0 for none (default: 7)"),
  BACKUP_EVERY("--backup-every", "HOURS", "how old the newest may become (default: 24)"),
  BACKUP_AGE("--backup-age", "DAYS", "how old the others may become (default: 30)"),
  LOG(
      "--log",
      "FILE",
      "write the log to FILE.0, up to 1 MiB, and keep the one before as FILE.1 (default: stderr)"),
  QUIET("--quiet", null, "print nothing but the ready lines"),
  HELP("--help", null, "print this and end; -h as well"),
  VERSION("--version", null, "print the version and end");

  /** So many letters of a short word may be wrong; of a long one a third. */
  private static final int SLIPS = 2;

  private final String spelling;
  private final String argument;
  private final String meaning;

  Flag(String spelling, String argument, String meaning) {
    this.spelling = spelling;
    this.argument = argument;
    this.meaning = meaning;
  }

  /** How it is written. */
  String spelling() {
    return spelling;
  }

  /** Whether a value follows. */
  boolean takesArgument() {
    return argument != null;
  }

  /** Whether a further one adds to those before; of the others the last one counts. */
  boolean repeatable() {
    return takesArgument() && argument.endsWith("[,...]");
  }

  static Optional<Flag> spelled(String word) {
    String full = word.equals("-h") ? HELP.spelling : word;
    return Arrays.stream(values()).filter(flag -> flag.spelling.equals(full)).findFirst();
  }

  /** The flag or command that a mistyped word most likely meant; empty when it is like none. */
  static Optional<String> nearest(String word) {
    return Stream.concat(
            Arrays.stream(values()).map(Flag::spelling),
            Arrays.stream(Action.values()).map(Action::word).filter(Objects::nonNull))
        .filter(known -> distance(known, word) <= Math.max(SLIPS, word.length() / 3))
        .min(Comparator.comparingInt(known -> distance(known, word)));
  }

  /** One line per flag, aligned. */
  static String table() {
    StringBuilder table = new StringBuilder();
    for (Flag flag : values()) {
      String left = flag.spelling + (flag.argument == null ? "" : " " + flag.argument);
      table.append(Config.line(left, flag.meaning));
    }
    return table.toString();
  }

  /** Levenshtein distance, row by row. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
