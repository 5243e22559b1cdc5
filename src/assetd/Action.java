package assetd;

import java.util.Arrays;
import java.util.Optional;

/** What the program can be asked to do; those with a word are said by it. */
public enum Action {
  /** Serve until told to stop. */
  SERVE(null, false, null),
  /** Write a copy of the data. */
  BACKUP("backup", true, "write a copy of the data to FILE; a daemon may be running"),
  /** Put a copy in the place of the data. */
  RESTORE("restore", true, "put the copy in FILE in the place of the data, which is kept"),
  /** Look for damage. */
  DOCTOR("doctor", false, "look for damage in the data and its backups"),
  /** Print the help. */
  HELP(null, false, null),
  /** Print the version. */
  VERSION(null, false, null);

  private final String word;
  private final boolean takesFile;
  private final String meaning;

  Action(String word, boolean takesFile, String meaning) {
    this.word = word;
    this.takesFile = takesFile;
    this.meaning = meaning;
  }

  /** How it is said; null for what a flag says, or nothing. */
  String word() {
    return word;
  }

  /** Whether the name of a file follows. */
  boolean takesFile() {
    return takesFile;
  }

  /** Whether it does something that a log could tell of; the others only print. */
  boolean works() {
    return this != HELP && this != VERSION;
  }

  static Optional<Action> said(String word) {
    return Arrays.stream(values()).filter(action -> word.equals(action.word)).findFirst();
  }

  /** One line per word, aligned. */
  static String table() {
    StringBuilder table = new StringBuilder();
    for (Action action : values()) {
      if (action.word != null) {
        String left = action.word + (action.takesFile ? " FILE" : "");
        table.append(Config.line(left, action.meaning));
      }
    }
    return table.toString();
  }
}
