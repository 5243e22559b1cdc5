package assetd.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What a look at every row has found.
 *
 * @param problems what SQLite says of the file's structure; empty when it is sound
 * @param damagedAssets ids of the assets with a content that does not have its checksum
 * @param damagedMaterials ids of the materials with a body that does not have its checksum
 */
public record Verification(
    List<String> problems, List<String> damagedAssets, List<String> damagedMaterials) {
  /** Whether nothing was found. */
  public boolean sound() {
    return problems.isEmpty() && damagedAssets.isEmpty() && damagedMaterials.isEmpty();
  }

  /** The first thing that was found, and how many there are; empty when nothing was. */
  public String summary() {
    List<String> all = new ArrayList<>(problems);
    damagedAssets.forEach(id -> all.add("the content of the asset " + id + " is damaged"));
    damagedMaterials.forEach(id -> all.add("the material " + id + " is damaged"));
    return all.isEmpty()
        ? ""
        : all.get(0) + (all.size() == 1 ? "" : ", and " + (all.size() - 1) + " more");
  }
}
