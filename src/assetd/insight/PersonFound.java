package assetd.insight;

/**
 * A person named in a text. At least one field is set, the others are null.
 *
 * @param name as written
 * @param email in lower case
 * @param username without the leading {@code @}
 * @param url of a profile
 */
public record PersonFound(String name, String email, String username, String url) {}
