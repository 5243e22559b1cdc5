package assetd.model;

/**
 * Something that happened, told after it is durable, in the order of the commits.
 *
 * @param entity what changed, by its name on the wire: {@code asset}, {@code format}, or a {@link
 *     Kind#singular}
 * @param id of what changed
 * @param deleted whether it is gone now
 * @param asset the whole asset with content after the change; null when it is gone or the entity is
 *     no asset
 */
public record Change(String entity, String id, boolean deleted, Asset asset) {}
