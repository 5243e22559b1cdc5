package assetd.model;

import java.util.List;
import java.util.Set;

/**
 * What to search for. Everything but {@code text} and {@code tags} restricts; at least one of them,
 * or a filter, is set.
 *
 * @param text half-remembered words; null or blank when there are none
 * @param tags tag texts or ids, any of which may match; empty when there are none
 * @param filter null when there is none
 * @param space ids to search in; null for all
 * @param pseudo whether assets that were not explicitly saved are searched too
 * @param explain whether each hit tells how its score came about
 */
public record Query(
    String text,
    List<String> tags,
    Filter filter,
    Set<String> space,
    boolean pseudo,
    boolean explain) {}
