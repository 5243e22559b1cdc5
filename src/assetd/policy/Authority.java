package assetd.policy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host with an optional port, as a Host header or the rest of an Origin has it (RFC 3986, 3.2).
 * Compared as a whole, never by prefix or suffix: {@code localhost.evil.example} and {@code
 * localhost@evil} are not {@code localhost}.
 *
 * @param host in lower case; an IPv6 address in its brackets
 * @param port -1 when absent
 */
record Authority(String host, int port) {
  /** The longest DNS name has 253 characters; with brackets or a port nothing honest is longer. */
  private static final int MAX_LENGTH = 262;

  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\[[0-9a-f:.]{2,45}]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9_.])?)(?::([1-9][0-9]{0,4}))?");

  private static final Pattern LOOPBACK4 = Pattern.compile("127(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

  /** Reads one; null for anything that is not exactly one host with an optional port. */
  static Authority parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    Matcher matcher = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return null;
    }
    int port = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
    return port > 65_535 ? null : new Authority(matcher.group(1), port);
  }

  /** Whether the host is this machine's loopback by its literal form; no name is ever looked up. */
  boolean loopback() {
    return host.equals("localhost")
        || host.equals("localhost.")
        || host.equals("[::1]")
        || (LOOPBACK4.matcher(host).matches() && bytes());
  }

  private boolean bytes() {
    for (String part : host.split("\\.")) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }
}
