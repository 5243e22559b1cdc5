package assetd;

/** Ends the start with a code and one sentence for the person at the terminal. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /** A failure with its sentence. */
  public Failure(ExitCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** The code to end with. */
  public ExitCode code() {
    return code;
  }
}
