package assetd;

import assetd.model.Limit;
import assetd.model.Limits;
import assetd.policy.Policy;
import assetd.store.BackupPlan;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command line says.
 *
 * @param action what to do
 * @param file to do it with; null where none is needed
 * @param ports to serve, 0 for any free one; empty for the default ones
 * @param data directory of the data; null for an action that only prints
 * @param portFile file to write the port to; null for none
 * @param front how sockets share the port
 * @param bind the address to serve; null for loopback
 * @param policy who may ask
 * @param limits what a client may take
 * @param backups how copies of the data are kept
 * @param log where the log goes; null for stderr
 * @param quiet whether only the ready lines are printed
 */
public record Config(
    Action action,
    Path file,
    List<Integer> ports,
    Path data,
    Path portFile,
    FrontWay front,
    InetAddress bind,
    Policy.Settings policy,
    Limits limits,
    BackupPlan backups,
    Path log,
    boolean quiet) {

  private static final Pattern LIMIT = Pattern.compile("([a-z-]+)=(\\d{1,10})([KM]?)");

  /** How sockets share the port with HTTP. */
  public enum FrontWay {
    /** By hand-over where this JVM allows it, else by the front door. */
    AUTO,
    /** Upgraded connections are taken out of the HTTP server. */
    HANDOVER,
    /** An own front door owns the ports. */
    DOOR
  }

  /** The text of {@code --help}. */
  static String help() {
    return """
    assetd keeps snippets, notes and files and serves them over the Assets API.

    usage: java -jar assetd.jar [command] [flags]

    """
        + Action.table()
        + "\n"
        + Flag.table()
        + """

        limits, with what they are unless --limit says otherwise:
        """
        + limitTable()
        + """

        exit codes: 0 ok, 2 usage, 3 stuck or out of memory, 4 data in use, 5 data unreadable,
        6 port not to be had
        """;
  }

  /**
   * Reads a command line.
   *
   * @throws Failure USAGE when it cannot be understood
   */
  public static Config parse(String... args) {
    CommandLine line = CommandLine.of(args);
    Map<Flag, String> values = line.flags();
    return new Config(
        line.action(),
        path(line.file(), "The file"),
        ports(values.get(Flag.PORT)),
        line.action().works() ? data(values.get(Flag.DATA)) : null,
        portFile(values.get(Flag.PORT_FILE)),
        front(values.getOrDefault(Flag.FRONT, "auto")),
        Access.bind(values),
        Access.policy(values),
        limits(values.get(Flag.LIMIT)),
        backups(values),
        path(values.get(Flag.LOG), "The file for the log"),
        values.containsKey(Flag.QUIET));
  }

  private static List<Integer> ports(String list) {
    List<Integer> ports = new ArrayList<>();
    if (list != null) {
      for (String port : list.split(",", -1)) {
        if (!port.strip().matches("\\d{1,5}") || Integer.parseInt(port.strip()) > 65_535) {
          throw usage("A port is a number from 0 to 65535, not '" + port + "'.");
        }
        ports.add(Integer.parseInt(port.strip()));
      }
    }
    return ports;
  }

  private static Path data(String given) {
    if (given != null) {
      return path(given, "The data directory");
    }
    try {
      String xdg = System.getenv("XDG_DATA_HOME");
      Path base =
          xdg == null || !Path.of(xdg).isAbsolute()
              ? home("--data").resolve(Path.of(".local", "share"))
              : Path.of(xdg);
      return base.resolve("assetd");
    } catch (InvalidPathException e) {
      throw invalid("The data directory");
    }
  }

  /** The directory of the user; a JVM that finds none calls it with a question mark. */
  private static Path home(String instead) {
    Path home = Path.of(System.getProperty("user.home"));
    if (!home.isAbsolute()) {
      throw usage("This user has no home directory; name a place with " + instead + ".");
    }
    return home;
  }

  private static Path portFile(String given) {
    return "auto".equals(given)
        ? PortFile.known(home("--port-file"))
        : path(given, "The file for the port");
  }

  private static Path path(String given, String what) {
    try {
      return given == null ? null : Path.of(given).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw invalid(what);
    }
  }

  /** In the locale C, which services and containers often have, only ASCII can be named. */
  private static Failure invalid(String what) {
    return usage(what + " is not a valid path, or not in this locale; try LC_ALL=C.UTF-8.");
  }

  /** A line of the help: what is written, and what it means. */
  static String line(String written, String meaning) {
    return String.format("  %-27s %s%n", written, meaning);
  }

  private static String limitTable() {
    StringBuilder table = new StringBuilder();
    for (Limit limit : Limit.values()) {
      String left = limit.spelling() + "=" + limit.standard();
      table.append(line(left, limit.meaning()));
    }
    return table.toString();
  }

  /** Limits as {@code name=value}, where a value may end in K or M for that many bytes. */
  private static Limits limits(String list) {
    Map<Limit, Integer> limits = new EnumMap<>(Limit.class);
    for (String one : list == null ? new String[0] : list.split(",", -1)) {
      Matcher given = LIMIT.matcher(one.strip());
      if (!given.matches()) {
        throw usage("A limit is written name=number, 16K or 16M, not '" + one + "'.");
      }
      Limit limit =
          Limit.spelled(given.group(1))
              .orElseThrow(() -> usage("There is no limit " + given.group(1) + "; see --help."));
      int shift = given.group(3).equals("M") ? 20 : given.group(3).equals("K") ? 10 : 0;
      long value = Long.parseLong(given.group(2)) << shift;
      if (value < limit.least() || value > limit.most()) {
        throw usage(
            "The limit " + one + " must be from " + limit.least() + " to " + limit.most() + ".");
      }
      limits.put(limit, (int) value);
    }
    return new Limits(limits);
  }

  private static BackupPlan backups(Map<Flag, String> values) {
    BackupPlan usual = BackupPlan.DEFAULT;
    return new BackupPlan(
        number(values, Flag.BACKUPS, 0, usual.keep()),
        Duration.ofHours(number(values, Flag.BACKUP_EVERY, 1, (int) usual.every().toHours())),
        Duration.ofDays(number(values, Flag.BACKUP_AGE, 1, (int) usual.age().toDays())));
  }

  private static int number(Map<Flag, String> values, Flag flag, int least, int usual) {
    String given = values.get(flag);
    if (given == null) {
      return usual;
    }
    if (!given.matches("\\d{1,6}") || Integer.parseInt(given) < least) {
      throw usage(
          "The flag "
              + flag.spelling()
              + " takes a number from "
              + least
              + " to 999999, not '"
              + given
              + "'.");
    }
    return Integer.parseInt(given);
  }

  private static FrontWay front(String way) {
    return switch (way) {
      case "auto" -> FrontWay.AUTO;
      case "handover" -> FrontWay.HANDOVER;
      case "door" -> FrontWay.DOOR;
      default -> throw usage("The flag --front takes auto, handover or door, not '" + way + "'.");
    };
  }

  static Failure usage(String sentence) {
    return new Failure(ExitCode.USAGE, sentence);
  }
}
