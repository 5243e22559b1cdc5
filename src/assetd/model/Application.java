package assetd.model;

/** A program that talks to the daemon; name, platform and privacy are kept as received. */
public record Application(
    String id, String name, String version, String platform, boolean onboarded, String privacy) {}
