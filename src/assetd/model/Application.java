package assetd.model;

/**
 * A program that talks to the daemon; name, platform and privacy are kept as received. As a client
 * gives it each text may be null, for unsaid; one that is stored has them all.
 *
 * @param onboarded whether the user was shown around in it
 */
public record Application(
    String id, String name, String version, String platform, boolean onboarded, String privacy) {

  /** The same one under another id. */
  public Application withId(String replaced) {
    return new Application(replaced, name, version, platform, onboarded, privacy);
  }

  /**
   * The known one, but for what this one says of itself: an application that leaves a field out
   * takes nothing back. Whether the user was shown around in it is not for it to say again.
   */
  public Application over(Application known) {
    return new Application(
        known.id,
        said(name, known.name),
        said(version, known.version),
        said(platform, known.platform),
        known.onboarded,
        said(privacy, known.privacy));
  }

  /** The same one with a stand-in for all that it left unsaid, but for its id. */
  public Application whole() {
    return new Application(
        id,
        said(name, "UNKNOWN"),
        said(version, "0.0.0"),
        said(platform, "UNKNOWN"),
        onboarded,
        said(privacy, "OPEN"));
  }

  private static String said(String value, String unsaid) {
    return value == null ? unsaid : value;
  }

  /** The same one, with its user shown around or not. */
  public Application withOnboarded(boolean replaced) {
    return new Application(id, name, version, platform, replaced, privacy);
  }
}
