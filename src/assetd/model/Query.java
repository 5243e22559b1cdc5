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
    boolean explain) {

  /** Words, in what was explicitly saved, without explanations. */
  public static Query words(String text) {
    return new Query(text, List.of(), null, null, false, false);
  }

  /** Texts or ids of tags, else the same. */
  public static Query tagged(List<String> tags) {
    return new Query(null, tags, null, null, false, false);
  }

  /** Everything that satisfies the filter, else the same. */
  public static Query satisfying(Filter filter) {
    return new Query(null, List.of(), filter, null, false, false);
  }

  /** The same among these ids only. */
  public Query within(Set<String> ids) {
    return new Query(text, tags, filter, ids, pseudo, explain);
  }

  /** The same in what was not explicitly saved, too. */
  public Query withPseudo() {
    return new Query(text, tags, filter, space, true, explain);
  }

  /** The same, with explanations. */
  public Query explained() {
    return new Query(text, tags, filter, space, pseudo, true);
  }
}
