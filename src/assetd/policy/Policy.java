package assetd.policy;

import assetd.model.ServiceException;
import assetd.model.ServiceException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Decides who may ask, for every HTTP request and every socket handshake. A web page in the user's
 * own browser is the attacker: it can reach the loopback ports, but it cannot choose its Host,
 * Origin and Sec-Fetch-Site headers. So the host must be a name of this machine (a page whose name
 * was rebound to 127.0.0.1 sends its own name), and the origin must be one that is let in; that
 * both are equal proves nothing. Immutable; any thread.
 */
public final class Policy {
  /**
   * Types that a page can send without asking beforehand (Fetch standard, "CORS-safelisted
   * request-header").
   */
  private static final Set<String> FORM_TYPES =
      Set.of("text/plain", "application/x-www-form-urlencoded");

  /** What stands before the token. */
  private static final String SCHEME = "Bearer ";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cache-Control", "no-store",
          "Vary", "Origin");

  private final Settings settings;
  private final Set<String> hosts;
  private final Set<String> pages;
  private final IntPredicate ours;

  /**
   * What the user can change.
   *
   * @param origins which pages are let in
   * @param allowedOrigins further origins, exactly as browsers send them
   * @param allowedHosts further host names, with a port where it is not ours
   * @param token that every request has to carry as {@code Authorization: Bearer}; null for none
   */
  public record Settings(
      Origins origins, Set<String> allowedOrigins, Set<String> allowedHosts, String token) {
    /** Loopback names, pages of this machine, no token. */
    public static final Settings DEFAULT = new Settings(Origins.LOCAL, Set.of(), Set.of(), null);

    /** Without the token, which must not get into a log by accident. */
    @Override
    public String toString() {
      return origins + " " + allowedOrigins + " " + allowedHosts + (token == null ? "" : " token");
    }
  }

  /**
   * A policy.
   *
   * @param ours whether a port is one that clients are meant to use
   */
  public Policy(Settings settings, IntPredicate ours) {
    this.settings = settings;
    this.hosts = lowerCase(settings.allowedHosts());
    this.pages = lowerCase(settings.allowedOrigins());
    this.ours = ours;
  }

  /**
   * Whether some browser could send this as the origin of a page; what no one sends lets none in.
   */
  public static boolean isOrigin(String text) {
    return Origins.wellFormed(text);
  }

  /** Whether a Host header could have this value, with or without a port. */
  public static boolean isHost(String text) {
    return Authority.parse(text) != null;
  }

  private static Set<String> lowerCase(Set<String> values) {
    return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** Decides; never throws, whatever the values are. */
  public Verdict judge(RequestHead head) {
    try {
      checkTarget(head);
      checkHost(head);
      String origin = checkOrigin(head);
      checkToken(head);
      checkBody(head);
      return Verdict.allow(origin);
    } catch (ServiceException refusal) {
      return Verdict.refuse(refusal);
    }
  }

  /** The headers that every answer has, whatever its status. */
  public Map<String, String> headers(Verdict verdict) {
    Map<String, String> headers = new LinkedHashMap<>(ALWAYS);
    verdict.origin().ifPresent(origin -> headers.put("Access-Control-Allow-Origin", origin));
    return headers;
  }

  /**
   * The headers of the 204 that answers an allowed {@link RequestHead#preflight()}; those of {@link
   * #headers} included.
   */
  public Map<String, String> preflight(Verdict verdict) {
    Map<String, String> headers = headers(verdict);
    headers.put("Access-Control-Allow-Methods", "GET, HEAD, POST");
    headers.put(
        "Access-Control-Allow-Headers",
        "Content-Type, application, X-Application-ID"
            + (settings.token() == null ? "" : ", Authorization"));
    headers.put("Access-Control-Max-Age", "600");
    return headers;
  }

  /**
   * The Host header counts only when the target does not name a host of its own (RFC 9112, 3.2.2).
   */
  private static void checkTarget(RequestHead head) {
    String target = head.target();
    if (!target.startsWith("/") || target.startsWith("//")) {
      throw ServiceException.invalid(
          "The request target must be a path that starts with one slash.");
    }
  }

  private void checkHost(RequestHead head) {
    List<String> values = head.all("Host");
    if (values.size() != 1) {
      throw forbidden("There must be exactly one Host header.");
    }
    Authority host = Authority.parse(values.get(0));
    if (host == null || !ours(host)) {
      throw forbidden(
          "The Host header does not name this daemon; use localhost, or allow the name with"
              + " --allow-host.");
    }
  }

  private boolean ours(Authority host) {
    boolean ourPort = host.port() == -1 || ours.test(host.port());
    return ourPort && (host.loopback() || hosts.contains(host.host()))
        || hosts.contains(host.host() + ":" + host.port());
  }

  private String checkOrigin(RequestHead head) {
    List<String> values = head.all("Origin");
    if (values.isEmpty()) {
      checkFetchSite(head);
      return null;
    }
    if (values.size() > 1 || !settings.origins().allow(values.get(0), pages)) {
      throw forbidden(
          "Pages of this origin may not use this daemon; allow it with --allow-origin.");
    }
    return values.get(0);
  }

  /**
   * Browsers leave out Origin where a page only embeds or links something, but say where the page
   * came from.
   */
  private static void checkFetchSite(RequestHead head) {
    if (!head.all("Sec-Fetch-Site").stream().allMatch(Set.of("none", "same-origin")::contains)) {
      throw forbidden("Pages of other sites may not load anything from this daemon.");
    }
  }

  private void checkToken(RequestHead head) {
    if (settings.token() == null || head.preflight()) {
      return;
    }
    List<String> values = head.all("Authorization");
    if (values.size() != 1 || !carriesToken(values.get(0))) {
      throw forbidden("This daemon wants its token in the header Authorization: Bearer.");
    }
  }

  /** The letters of a scheme may be of either case; those of the token may not. */
  private boolean carriesToken(String credentials) {
    if (!credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] given = credentials.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
    // Takes as long for a nearly right token as for a wrong one.
    return MessageDigest.isEqual(settings.token().getBytes(StandardCharsets.UTF_8), given);
  }

  private static void checkBody(RequestHead head) {
    if (!head.body()) {
      return;
    }
    for (String type : head.types("Content-Type")) {
      if (FORM_TYPES.contains(type) || type.startsWith("multipart/")) {
        throw unsupported(
            "A body of the type " + type(type) + " is not taken; send JSON as application/json.");
      }
    }
    if (!head.types("Content-Encoding").stream().allMatch("identity"::equals)) {
      throw unsupported("A compressed body is not taken; send it without Content-Encoding.");
    }
  }

  /** Only what is known goes into a sentence. */
  private static String type(String type) {
    return FORM_TYPES.contains(type) ? type : "multipart";
  }

  private static ServiceException forbidden(String sentence) {
    return new ServiceException(Kind.FORBIDDEN, sentence);
  }

  private static ServiceException unsupported(String sentence) {
    return new ServiceException(Kind.UNSUPPORTED, sentence);
  }
}
