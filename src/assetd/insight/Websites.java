package assetd.insight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the web addresses in a text and brings them into one form. Immutable. */
final class Websites {
  private static final int MOST = 20;
  private static final int NAME = 60;
  private static final int LONGEST = 2_000;
  private static final String ENDS = "\"'<>`{}|\\^\u201c\u201d\u3002\uff0c";
  private static final String TRAILING = ".,;:!?*_~'$";
  private static final Pattern HOST =
      Pattern.compile("[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)++");
  private static final Pattern LOCAL =
      Pattern.compile("[\\d.]++|localhost|.*\\.(?:local|internal|test|invalid)");
  private static final Pattern TRACKING =
      Pattern.compile("(?i)(?:utm_\\w++|fbclid|gclid|msclkid|mc_[ce]id|igshid|ref_src)=.*+");

  /** Addresses that name a vocabulary or a licence and lead nowhere one would want to go. */
  private static final Pattern NAMESPACE =
      Pattern.compile(
          "https?://(?:www\\.w3\\.org/(?:\\d{4}|TR/(?:xhtml|html4|REC))"
              + "|schemas\\.|xmlns\\.|java\\.sun\\.com/xml"
              + "|maven\\.apache\\.org/(?:POM|xsd)|www\\.springframework\\.org/schema|purl\\.org/dc"
              + "|(?:www\\.)?(?:apache|opensource|gnu|mozilla)\\.org/(?:licen[cs]es|MPL)"
              + "|\\w++\\.dtd).*+");

  /** The addresses of this text in order, without doubles, at most {@value #MOST}. */
  List<Link> in(String text) {
    return inPlain(text.contains(":\\/\\/") ? text.replace("\\/", "/") : text);
  }

  /** In a text without JSON's optional escapes of slashes. */
  private static List<Link> inPlain(String text) {
    List<Link> links = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int at = text.indexOf("://");
    while (at >= 0 && links.size() < MOST) {
      int start = schemeStart(text, at);
      int end = start < 0 ? at + 1 : end(text, at + "://".length());
      String url = start < 0 ? null : normalised(text.substring(start, end).replace("&amp;", "&"));
      if (url != null && !NAMESPACE.matcher(url).matches() && seen.add(url)) {
        links.add(new Link(name(text, start, url), url));
      }
      at = text.indexOf("://", end);
    }
    return links;
  }

  private static int schemeStart(String text, int at) {
    for (String scheme : new String[] {"https", "http"}) {
      int start = at - scheme.length();
      boolean begins = start >= 0 && text.regionMatches(true, start, scheme, 0, scheme.length());
      if (begins && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
        return start;
      }
    }
    return -1;
  }

  /** Up to a blank or quote; a bracket ends the address unless it opened inside of it. */
  private static int end(String text, int from) {
    int depth = 0;
    int end = from;
    while (end < text.length() && end - from < LONGEST) {
      char c = text.charAt(end);
      depth += c == '(' || c == '[' ? 1 : 0;
      if (c <= ' ' || ENDS.indexOf(c) >= 0 || (c == ')' || c == ']') && --depth < 0) {
        break;
      }
      end++;
    }
    while (end > from && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /**
   * The address in the form of RFC 3986, section 6.2, as far as it stays the same page; null when
   * it is none for people.
   */
  static String normalised(String url) {
    int hostStart = url.indexOf("://") + 3;
    int pathStart = hostStart;
    while (pathStart < url.length() && "/?#".indexOf(url.charAt(pathStart)) < 0) {
      pathStart++;
    }
    String scheme = url.substring(0, hostStart - 3).toLowerCase(Locale.ROOT);
    String authority = url.substring(hostStart, pathStart);
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String defaultPort = scheme.equals("https") ? ":443" : ":80";
    if (host.endsWith(defaultPort)) {
      host = host.substring(0, host.length() - defaultPort.length());
    }
    int port = host.indexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    if (!HOST.matcher(name).matches() || LOCAL.matcher(name).matches()) {
      return null;
    }
    String rest = withoutTracking(url.substring(pathStart));
    return scheme + "://" + host + (rest.equals("/") ? "" : rest);
  }

  private static String withoutTracking(String rest) {
    int query = rest.indexOf('?');
    if (query < 0) {
      return rest;
    }
    int fragment = rest.indexOf('#', query);
    String tail = fragment < 0 ? "" : rest.substring(fragment);
    List<String> kept = new ArrayList<>();
    for (String part :
        rest.substring(query + 1, fragment < 0 ? rest.length() : fragment).split("&")) {
      if (!part.isEmpty() && !TRACKING.matcher(part).matches()) {
        kept.add(part);
      }
    }
    return rest.substring(0, query) + (kept.isEmpty() ? "" : "?" + String.join("&", kept)) + tail;
  }

  private static String name(String text, int start, String url) {
    if (start > 2 && text.startsWith("](", start - 2)) {
      int open = text.lastIndexOf('[', start - 2);
      String label =
          open < 0 || start - open > NAME ? "" : text.substring(open + 1, start - 2).strip();
      if (!label.isEmpty() && label.indexOf('\n') < 0) {
        return label;
      }
    }
    String bare =
        url.substring(url.indexOf("://") + 3)
            .replaceFirst("^www\\.", "")
            .replaceFirst("[?#].*+$", "");
    return Titles.cut(bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare, NAME);
  }
}
