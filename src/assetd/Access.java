package assetd;

import assetd.policy.Origins;
import assetd.policy.Policy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The flags that say who may reach the daemon and from where. */
final class Access {
  /** A literal address: a name would be looked up, and the daemon asks nobody anything. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** What can be guessed is no token. */
  private static final int MIN_TOKEN = 16;

  private Access() {}

  /** The address to serve; null for loopback. */
  static InetAddress bind(Map<Flag, String> values) {
    String address = values.get(Flag.BIND);
    if (address == null) {
      return null;
    }
    try {
      if (!ADDRESS.matcher(address).matches()) {
        throw new UnknownHostException(address);
      }
      InetAddress bind = InetAddress.getByName(address);
      if (!bind.isLoopbackAddress() && !values.containsKey(Flag.TOKEN_FILE)) {
        throw Config.usage(
            "Others can reach " + address + "; serving it needs a token as well: --token-file.");
      }
      return bind;
    } catch (UnknownHostException e) {
      throw Config.usage("The flag --bind takes an IP address, not '" + address + "'.");
    }
  }

  /** Who may ask. */
  static Policy.Settings policy(Map<Flag, String> values) {
    Set<String> hosts =
        new LinkedHashSet<>(
            list(
                values,
                Flag.ALLOW_HOST,
                Policy::isHost,
                "a host name or name:port, without scheme and slash"));
    if (values.containsKey(Flag.BIND)) {
      hosts.add(bracketed(values.get(Flag.BIND)));
    }
    return new Policy.Settings(
        origins(values.getOrDefault(Flag.ORIGINS, "local")),
        list(
            values,
            Flag.ALLOW_ORIGIN,
            Policy::isOrigin,
            "an origin as browsers send it, scheme://host[:port] and nothing behind it"),
        hosts,
        token(values.get(Flag.TOKEN_FILE)));
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private static Origins origins(String which) {
    return switch (which.toLowerCase(Locale.ROOT)) {
      case "strict" -> Origins.STRICT;
      case "local" -> Origins.LOCAL;
      case "any" -> Origins.ANY;
      default ->
          throw Config.usage("The flag --origins takes strict, local or any, not '" + which + "'.");
    };
  }

  /** What stands between commas; a value that could never match would only seem to open a door. */
  private static Set<String> list(
      Map<Flag, String> values, Flag flag, Predicate<String> right, String takes) {
    Set<String> list = new LinkedHashSet<>();
    for (String one : values.getOrDefault(flag, "").split(",")) {
      String value = one.strip();
      if (!value.isEmpty() && !right.test(value)) {
        throw Config.usage(
            "The flag " + flag.spelling() + " takes " + takes + ", not '" + value + "'.");
      }
      if (!value.isEmpty()) {
        list.add(value);
      }
    }
    return list;
  }

  private static String token(String file) {
    if (file == null) {
      return null;
    }
    try {
      String token = Files.readString(Path.of(file)).strip();
      if (token.length() < MIN_TOKEN || !token.matches("[\\x21-\\x7e]+")) {
        throw Config.usage(
            "The token in " + file + " must be at least " + MIN_TOKEN + " visible characters.");
      }
      return token;
    } catch (IOException | InvalidPathException e) {
      throw Config.usage("The token file " + file + " cannot be read.");
    }
  }
}
