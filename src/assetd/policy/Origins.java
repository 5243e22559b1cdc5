package assetd.policy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which pages may talk to the daemon; clients that are no pages send no Origin and are not asked.
 */
public enum Origins {
  /** Only those that the user named. */
  STRICT,
  /** Pages of this machine, and of browser extensions and editors installed on it. */
  LOCAL,
  /** All of them: any page that is open in a browser can then read everything that is stored. */
  ANY;

  private static final Set<String> PAGE_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * An origin is a scheme and an authority and nothing else (RFC 6454, 6.2): no path, no user, no
   * blank.
   */
  private static final Pattern SHAPE =
      Pattern.compile("[a-z][a-z0-9+.-]{0,62}://[a-z0-9.:_\\[\\]-]{1,262}");

  private static final Pattern INSTALLED =
      Pattern.compile(
          "chrome-extension://[a-p]{32}"
              + "|(?:moz|safari-web)-extension://[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "|vscode-webview://[a-z0-9-]{1,64}"
              + "|app://obsidian\\.md"
              + "|tauri://localhost");

  /**
   * Whether a page may, by its Origin as received and the set of origins named by the user in lower
   * case.
   */
  boolean allow(String origin, Set<String> named) {
    String page = origin.toLowerCase(Locale.ROOT);
    if (named.contains(page)) {
      return true;
    }
    return switch (this) {
      case STRICT -> false;
      case LOCAL -> INSTALLED.matcher(page).matches() || local(page);
      case ANY -> page.equals("null") || SHAPE.matcher(page).matches();
    };
  }

  /** Whether a browser could send this, in some case, as an Origin; it leaves usual ports out. */
  static boolean wellFormed(String origin) {
    String page = origin.toLowerCase(Locale.ROOT);
    if (page.equals("null")) {
      return true;
    }
    return SHAPE.matcher(page).matches()
        && Authority.parse(page.substring(page.indexOf("://") + 3)) != null
        && !page.matches("http://.*:80|https://.*:443");
  }

  private static boolean local(String page) {
    int end = page.indexOf("://");
    if (end < 0 || !(page.startsWith("http://") || page.startsWith("https://"))) {
      return false;
    }
    Authority authority = Authority.parse(page.substring(end + 3));
    return authority != null && PAGE_HOSTS.contains(authority.host());
  }
}
