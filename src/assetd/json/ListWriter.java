package assetd.json;

import assetd.model.Hits;
import assetd.model.IdList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The shapes around many: lists with indices, search results, and the frames of the streams. */
public final class ListWriter {
  private ListWriter() {}

  /** {@code {"iterable":[...]}}. */
  static Map<String, Object> iterable(Iterable<?> list) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("iterable", list);
    return map;
  }

  /** {@code {"iterable":[{"id":...},...]}}. */
  static Map<String, Object> references(List<String> ids) {
    return iterable(ids.stream().map(id -> Map.of("id", id)).toList());
  }

  /** {@code indices}: id to position. */
  public static Map<String, Object> indices(List<String> ids) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      map.put(ids.get(i), i);
    }
    return map;
  }

  /** A list of things with ids, with {@code iterable} and {@code indices}. */
  public static Map<String, Object> indexed(List<Map<String, Object>> things) {
    Map<String, Object> map = iterable(things);
    map.put("indices", indices(things.stream().map(t -> (String) t.get("id")).toList()));
    return map;
  }

  /**
   * A list of things whose shapes have ids, taken and shaped while they are written: the indices
   * are complete when it is their turn.
   */
  public static <T> Map<String, Object> indexed(
      Iterable<T> things, Function<T, Map<String, Object>> shape) {
    IdList written = new IdList();
    Iterable<Map<String, Object>> shown =
        each(
            things,
            thing -> {
              Map<String, Object> shaped = shape.apply(thing);
              written.add((String) shaped.get("id"));
              return shaped;
            });
    Iterable<Map<String, Object>> fromTheStart =
        () -> {
          written.clear(); // whoever shows a list twice writes it twice
          return shown.iterator();
        };
    Map<String, Object> map = iterable(fromTheStart);
    map.put("indices", positions(written));
    return map;
  }

  /** {@code indices} of different ids, made while they are written. */
  private static Map<String, Integer> positions(IdList ids) {
    Set<Map.Entry<String, Integer>> entries =
        new AbstractSet<>() {
          @Override
          public Iterator<Map.Entry<String, Integer>> iterator() {
            return IntStream.range(0, ids.size())
                .mapToObj(i -> Map.entry(ids.get(i), i))
                .iterator();
          }

          @Override
          public int size() {
            return ids.size();
          }
        };
    return new AbstractMap<>() {
      @Override
      public Set<Map.Entry<String, Integer>> entrySet() {
        return entries;
      }
    };
  }

  /** A list without indices, taken and shaped while it is written. */
  public static <T> Map<String, Object> listed(
      Iterable<T> things, Function<T, Map<String, Object>> shape) {
    return iterable(each(things, shape));
  }

  private static <T> Iterable<Map<String, Object>> each(
      Iterable<T> things, Function<T, Map<String, Object>> shape) {
    return () -> StreamSupport.stream(things.spliterator(), false).map(shape).iterator();
  }

  /**
   * {@code SearchedAssets}.
   *
   * @param asset the asset to show with a hit, by id, asked while it is written
   */
  public static Map<String, Object> searched(
      Hits hits, Function<String, Optional<Map<String, Object>>> asset) {
    Map<String, Object> map = listed(hits.hits(), hit -> hit(hit, asset.apply(hit.id())));
    map.put("exact", hits.exact());
    map.put("suggested", hits.suggested());
    return map;
  }

  private static Map<String, Object> hit(Hits.Hit hit, Optional<Map<String, Object>> asset) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("identifier", hit.id());
    map.put("exact", hit.exact());
    map.put("score", hit.score());
    map.put("match", Enums.MATCH.safe(hit.match()));
    asset.ifPresent(shown -> map.put("asset", shown));
    if (hit.pseudo()) {
      map.put("pseudo", true);
    }
    if (hit.explanation() != null) {
      map.put("explanation", hit.explanation());
    }
    return map;
  }

  /**
   * The asset with {@code similar}, ours: {@code SearchedAssets} that have the same content, or
   * nearly; without when there are none.
   */
  public static Map<String, Object> similar(Map<String, Object> asset, Hits copies) {
    if (!copies.hits().isEmpty()) {
      asset.put("similar", searched(copies, id -> Optional.empty()));
    }
    return asset;
  }

  /** {@code StreamedIdentifiers} of ids that are there. */
  public static Map<String, Object> identifiers(String entity, List<String> ids) {
    List<Object> list = new ArrayList<>();
    ids.forEach(id -> list.add(Map.of(entity, Map.of("id", id))));
    return iterable(list);
  }

  /** {@code StreamedIdentifiers} of one change. */
  public static Map<String, Object> change(String entity, String id, boolean deleted) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put(entity, Map.of("id", id));
    if (deleted) {
      one.put("deleted", true);
    }
    return iterable(List.of(one));
  }

  /** {@code Assets} that says one is gone. */
  public static Map<String, Object> removed(String id) {
    Map<String, Object> map = iterable(List.of());
    map.put("indices", Map.of(id, -1));
    return map;
  }
}
