package assetd.http;

import assetd.model.ServiceException;

/** Where a refusal becomes a number; a handshake that is refused has its own few. */
final class Statuses {
  private Statuses() {}

  /** The HTTP status of a refusal. */
  static int of(ServiceException.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD -> 405;
      case CONFLICT -> 409;
      case GONE -> 410;
      case TOO_LARGE -> 413;
      case ADDRESS_TOO_LONG -> 414;
      case UNSUPPORTED -> 415;
      case HEAD_TOO_LARGE -> 431;
      case FAILED -> 500;
      case NOT_IMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case FULL -> 507;
    };
  }
}
