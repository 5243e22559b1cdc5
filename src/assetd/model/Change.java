package assetd.model;

/**
 * Something that happened, told after it is durable. Sequences have no gap and only grow;
 * deliveries are in their order.
 *
 * @param sequence 1 for the first change of this run of the daemon
 * @param entity what changed, by its name on the wire: {@code asset}, {@code format}, or a {@link
 *     Kind#singular}
 * @param id of what changed
 * @param deleted whether it is gone now
 * @param asset the whole asset with content after the change; null when it is gone or the entity is
 *     no asset
 */
public record Change(long sequence, String entity, String id, boolean deleted, Asset asset) {}
