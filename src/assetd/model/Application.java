package assetd.model;

/**
 * A program that talks to the daemon; name, platform and privacy are kept as received.
 *
 * @param id null when a client did not say, until it is given one
 * @param onboarded whether the user was shown around in it
 */
public record Application(
    String id, String name, String version, String platform, boolean onboarded, String privacy) {

  /** The same one under another id. */
  public Application withId(String replaced) {
    return new Application(replaced, name, version, platform, onboarded, privacy);
  }

  /** The same one, with its user shown around or not. */
  public Application withOnboarded(boolean replaced) {
    return new Application(id, name, version, platform, replaced, privacy);
  }
}
