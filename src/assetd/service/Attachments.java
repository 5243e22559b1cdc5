package assetd.service;

import assetd.model.Attached;
import assetd.model.Material;
import assetd.model.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The materials of one kind on an asset while they are edited: each is found by its id or by what
 * it says, without a look at the others, for there may be very many. Used by one thread.
 */
final class Attachments {
  private final List<Attached> list = new ArrayList<>();
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<Map<String, Object>, NavigableSet<Integer>> byBody = new HashMap<>();

  Attachments(List<Attached> before) {
    before.forEach(this::add);
  }

  /** Where the part hangs: by its id, else the first that says the same; -1 when nowhere. */
  int place(Seed.Part part) {
    Integer at = byId.get(part.id());
    if (at != null) {
      return at;
    }
    NavigableSet<Integer> same = byBody.get(part.body());
    return same == null ? -1 : same.first();
  }

  Material get(int at) {
    return list.get(at).material();
  }

  /** Puts another version of a material in its place. */
  void set(int at, Material edited) {
    Map<String, Object> body = get(at).body();
    byBody.computeIfPresent(body, (b, places) -> without(places, at));
    list.set(at, new Attached(edited, list.get(at).mechanism()));
    places(edited).add(at);
  }

  private static NavigableSet<Integer> without(NavigableSet<Integer> places, int at) {
    places.remove(at);
    return places.isEmpty() ? null : places;
  }

  void add(Attached attached) {
    byId.putIfAbsent(attached.material().id(), list.size());
    places(attached.material()).add(list.size());
    list.add(attached);
  }

  private NavigableSet<Integer> places(Material material) {
    return byBody.computeIfAbsent(material.body(), body -> new TreeSet<>());
  }

  /** All of them, in their order. */
  List<Attached> all() {
    return list;
  }
}
