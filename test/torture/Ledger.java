package torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was acknowledged, and what was only asked for. Contents are told apart by their hash. Any
 * thread may call.
 *
 * <pre>
 *   expected   id -> hash of the content      the last acknowledged state of an asset
 *   asked      id -> hashes, "" for delete    changes without an answer: may be there or not
 *   unnamed    hashes                         creations without an answer: may be there or not
 * </pre>
 */
final class Ledger {
  private static final String DELETED = "";

  private final Map<String, String> expected = new HashMap<>();
  private final Map<String, List<String>> asked = new HashMap<>();
  private final Set<String> unnamed = new HashSet<>();
  private final List<String> fresh = new ArrayList<>();
  private long acknowledged;

  synchronized void askCreate(String hash) {
    unnamed.add(hash);
  }

  synchronized void created(String id, String hash) {
    unnamed.remove(hash);
    expected.put(id, hash);
    fresh.add(id);
    acknowledged++;
  }

  synchronized void askChange(String id, String hash) {
    asked.computeIfAbsent(id, any -> new ArrayList<>()).add(hash);
  }

  synchronized void askDelete(String id) {
    askChange(id, DELETED);
  }

  /** The last change asked for of this asset was acknowledged. */
  synchronized void changed(String id) {
    List<String> hashes = asked.remove(id);
    String hash = hashes.get(hashes.size() - 1);
    if (hash.equals(DELETED)) {
      expected.remove(id);
    } else {
      expected.put(id, hash);
    }
    acknowledged++;
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  synchronized int size() {
    return expected.size();
  }

  /** The assets created since this was last called that are still there. */
  synchronized List<String> fresh() {
    List<String> ids = fresh.stream().filter(expected::containsKey).toList();
    fresh.clear();
    return ids;
  }

  /**
   * Compares with what is stored, and takes that over where there was no answer.
   *
   * @param stored id -> hash of the content
   * @return one line for everything that contradicts an acknowledgement
   */
  synchronized List<String> compare(Map<String, String> stored) {
    List<String> wrong = new ArrayList<>();
    expected.forEach(
        (id, hash) -> {
          String found = stored.getOrDefault(id, DELETED);
          if (!found.equals(hash) && !asked.getOrDefault(id, List.of()).contains(found)) {
            wrong.add(id + (found.equals(DELETED) ? " is lost" : " has another content"));
          }
        });
    stored.forEach(
        (id, hash) -> {
          if (!expected.containsKey(id) && !unnamed.remove(hash)) {
            wrong.add(id + " was never created, or was deleted");
          }
        });
    expected.clear();
    expected.putAll(stored);
    asked.clear();
    unnamed.clear();
    return wrong;
  }
}
