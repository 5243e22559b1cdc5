package assetd;

/** How the daemon ends; the numbers are part of its interface. */
public enum ExitCode {
  /** It did what was asked, or was asked to stop. */
  OK(0),
  /** The command line is wrong. */
  USAGE(2),
  /**
   * It did not answer itself any more, or had no memory left; starting it anew helps. The number is
   * the one with which a JVM ends itself under -XX:+ExitOnOutOfMemoryError.
   */
  STUCK(3),
  /** Another daemon uses the data. */
  LOCKED(4),
  /** The data cannot be read, or is not safe to use. */
  UNREADABLE(5),
  /** A port cannot be had. */
  PORT(6);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** What the shell sees. */
  public int number() {
    return number;
  }
}
