package assetd.insight;

/**
 * A web address found in a text.
 *
 * @param name for people: the text of a Markdown link, else host and last part of the path
 * @param url normalised: scheme and host in lower case, without credentials, default port and
 *     tracking parameters
 */
public record Link(String name, String url) {}
