package assetd.model;

import java.util.List;
import java.util.Map;

/**
 * What a search found: the exact ones first, each part by falling score.
 *
 * @param exact how many of them are exact
 * @param suggested how many are not
 */
public record Hits(List<Hit> hits, int exact, int suggested) {
  /** Nothing found. */
  public static final Hits NONE = new Hits(List.of(), 0, 0);

  /**
   * One found asset.
   *
   * @param id of the asset
   * @param exact whether the query stands in it letter for letter (ignoring case)
   * @param pseudo whether the asset was seen, but not explicitly saved
   * @param score 1.0 for an exact one, in (0,1) for the others
   * @param match where: TITLE, CONTENT, TAGS, ANNOTATION, WEBSITES, PERSONS, HINT, MULTIPLE or
   *     FUZZY
   * @param explanation JSON values that tell how the score came about; null unless asked for
   */
  public record Hit(
      String id,
      boolean exact,
      boolean pseudo,
      double score,
      String match,
      Map<String, Object> explanation) {}
}
