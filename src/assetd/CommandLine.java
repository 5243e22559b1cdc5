package assetd;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A command line taken apart: flags with their values, each written as {@code --flag value} or
 * {@code --flag=value}, and the words between them.
 *
 * @param flags with their values, empty for those that take none
 * @param plain what to do, if it was said, and to which file
 */
record CommandLine(Map<Flag, String> flags, List<String> plain) {

  /**
   * Takes it apart.
   *
   * @throws Failure USAGE for an unknown flag, or one without the value it takes
   */
  static CommandLine of(String... args) {
    CommandLine line = new CommandLine(new EnumMap<>(Flag.class), new ArrayList<>());
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("-")) {
        line.plain.add(args[i]);
        continue;
      }
      int equals = args[i].indexOf('=');
      String word = equals < 0 ? args[i] : args[i].substring(0, equals);
      Flag flag = Flag.spelled(word).orElseThrow(() -> unknown("flag", word));
      String value = equals < 0 ? null : args[i].substring(equals + 1);
      if (flag.takesArgument() && value == null) {
        i++;
        value = i < args.length ? args[i] : "";
      }
      if (flag.takesArgument() != (value != null) || value != null && value.isBlank()) {
        throw Config.usage(
            "The flag " + word + (flag.takesArgument() ? " needs a value." : " takes no value."));
      }
      line.flags.merge(
          flag,
          value == null ? "" : value,
          (before, more) -> flag.repeatable() ? before + "," + more : more);
    }
    return line;
  }

  private static Failure unknown(String what, String word) {
    String shown = word.isBlank() ? "'" + word + "'" : word;
    return Config.usage(
        "There is no "
            + what
            + " "
            + shown
            + Flag.nearest(word).map(near -> "; did you mean " + near + "?").orElse("."));
  }

  /** What to do; the flags that say it go before a word. */
  Action action() {
    if (flags.containsKey(Flag.HELP)) {
      return Action.HELP;
    }
    if (flags.containsKey(Flag.VERSION)) {
      return Action.VERSION;
    }
    if (plain.isEmpty()) {
      return Action.SERVE;
    }
    String word = plain.get(0);
    Action action = Action.said(word).orElseThrow(() -> unknown("command", word));
    if (plain.size() != (action.takesFile() ? 2 : 1)) {
      throw Config.usage(
          "The command " + word + (action.takesFile() ? " needs one file." : " takes no file."));
    }
    return action;
  }

  /** The file that the command needs; null for one that needs none. */
  String file() {
    return plain.size() < 2 ? null : plain.get(1);
  }
}
