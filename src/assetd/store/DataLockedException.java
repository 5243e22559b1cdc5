package assetd.store;

/** Another daemon uses this data directory; the message names it. */
public final class DataLockedException extends Exception {
  private static final long serialVersionUID = 1L;

  DataLockedException(String sentence) {
    super(sentence);
  }
}
