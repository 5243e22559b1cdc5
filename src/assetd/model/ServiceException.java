package assetd.model;

/** The one way a call refuses: a kind for the program and one clear sentence for the person. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Why a call was refused. The edges turn it into a status; nothing below them knows HTTP numbers.
   */
  public enum Kind {
    /** The request is malformed or incomplete. */
    INVALID,
    /** There is no such thing, or not any more. */
    GONE,
    /** No operation has this path. */
    NOT_FOUND,
    /** The operation exists, but not with this method. */
    METHOD,
    /** The caller may not do this (host, origin or token). */
    FORBIDDEN,
    /** The state does not allow it. */
    CONFLICT,
    /** Body, content or query exceed a limit. */
    TOO_LARGE,
    /** The address of the request is too long. */
    ADDRESS_TOO_LONG,
    /** The head of the request has too many or too long headers. */
    HEAD_TOO_LARGE,
    /** The body's media type or encoding is not taken. */
    UNSUPPORTED,
    /** The contract answers this bad request with a failure of the server. */
    FAILED,
    /** Deliberately not offered. */
    NOT_IMPLEMENTED,
    /** Try again later: busy, stopping or a disk that fails. */
    UNAVAILABLE,
    /** The disk has no room. */
    FULL
  }

  private final Kind kind;

  /** A refusal with its sentence. */
  public ServiceException(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  /** A refusal with its sentence and the failure behind it. */
  public ServiceException(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }

  /** The most frequent one. */
  public static ServiceException invalid(String sentence) {
    return new ServiceException(Kind.INVALID, sentence);
  }

  /** Nothing with this id, or not any more. */
  public static ServiceException gone(String what, String id) {
    String shown = id.matches("[\\w-]{1,64}") ? id : "given";
    return new ServiceException(Kind.GONE, "There is no " + what + " with the id " + shown + ".");
  }
}
