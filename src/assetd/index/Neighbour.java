package assetd.index;

/**
 * A document near to given ones.
 *
 * @param copy whether its content is that of a given one, up to white space; such neighbours come
 *     last
 */
public record Neighbour(String id, boolean copy) {}
