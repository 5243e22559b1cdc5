package assetd.http;

import assetd.model.ServiceException;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the JDK's server takes in a head although nobody sends it in good faith: two programs that
 * read such a head differently can be played off against each other (RFC 9112, 11.2). And what is
 * larger than the limits: the server's own lie above ours, so that there can be an answer. The
 * server itself refuses what it cannot read at all, with a page of its own and a close.
 */
final class HeadRules {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private HeadRules() {}

  /**
   * Checks a head, whatever the policy says of it; the handler closes the connection when it fails.
   *
   * @throws ServiceException INVALID for another version than 1.0 and 1.1, a length that is no
   *     plain number, or a control character; ADDRESS_TOO_LONG or HEAD_TOO_LARGE over a limit
   */
  static void check(HttpExchange exchange, ListenerLimits limits) {
    checkForm(exchange);
    checkSize(exchange, limits);
  }

  private static void checkForm(HttpExchange exchange) {
    if (!exchange.getProtocol().matches("HTTP/1\\.[01]")) {
      throw ServiceException.invalid("The version of the protocol must be HTTP/1.1 or HTTP/1.0.");
    }
    for (List<String> values : exchange.getRequestHeaders().values()) {
      if (values.stream().anyMatch(HeadRules::controls)) {
        throw ServiceException.invalid("A header must not have control characters.");
      }
    }
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && !NUMBER.matcher(length).matches()) {
      throw ServiceException.invalid("The Content-Length header must be a whole number.");
    }
  }

  private static boolean controls(String value) {
    return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
  }

  private static void checkSize(HttpExchange exchange, ListenerLimits limits) {
    int bytes = exchange.getRequestURI().toString().length();
    if (bytes > limits.headBytes() / 2) {
      throw tooLarge(
          ServiceException.Kind.ADDRESS_TOO_LONG,
          "The address of the request",
          limits.headBytes() / 2 + " bytes");
    }
    int count = 0;
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        bytes += header.getKey().length() + value.length() + 4;
        count++;
      }
    }
    if (count > limits.headers()) {
      throw tooLarge(
          ServiceException.Kind.HEAD_TOO_LARGE,
          "The head of the request",
          limits.headers() + " headers");
    }
    if (bytes > limits.headBytes()) {
      throw tooLarge(
          ServiceException.Kind.HEAD_TOO_LARGE,
          "The head of the request",
          limits.headBytes() + " bytes");
    }
  }

  private static ServiceException tooLarge(ServiceException.Kind kind, String what, String limit) {
    return new ServiceException(kind, what + " is larger than the " + limit + " that are taken.");
  }

  /** The declared length of the body in bytes; -1 when it is not declared. Checked before. */
  static long declaredLength(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }
}
