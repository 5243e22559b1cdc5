package assetd.model;

import java.util.List;
import java.util.Map;

/**
 * A material that somebody makes by itself, not with an asset.
 *
 * @param part what it says
 * @param assets ids of the assets to hang it on
 * @param ties ids of the stored materials to tie it to, per kind
 * @param annotations new ones to make with it and to tie it to
 */
public record MaterialSeed(
    Kind kind,
    Seed.Part part,
    List<String> assets,
    Map<Kind, List<String>> ties,
    List<MaterialSeed> annotations) {

  /** How many others it names or brings. */
  public int references() {
    int tied = ties.values().stream().mapToInt(List::size).sum();
    int brought = annotations.stream().mapToInt(each -> 1 + each.references()).sum();
    return assets.size() + tied + brought;
  }
}
