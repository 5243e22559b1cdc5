package assetd.model;

/**
 * A subject that a text may be about.
 *
 * @param number which one; 0 to 8,191
 * @param probability that it is about it and nothing else; 0 to 1
 */
public record Subject(int number, float probability) {}
