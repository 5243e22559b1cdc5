package assetd.index;

import assetd.model.Filter;
import assetd.model.Hits;
import assetd.model.Hits.Hit;
import assetd.model.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The search index, simplest version: it looks at every document. Readers use an immutable map that
 * the writer replaces; {@code put} and {@code remove} are called by one thread at a time (the
 * holder of the commit lock), everything else by any thread.
 */
public final class SearchIndex {
  private volatile Map<String, Document> documents = Map.of();

  /** Adds the document, or replaces the one with its id. The next search sees it. */
  public void put(Document document) {
    Map<String, Document> next = new LinkedHashMap<>(documents);
    next.put(document.id(), document);
    documents = next;
  }

  /** Adds many documents at once. */
  public void putAll(Collection<Document> many) {
    Map<String, Document> next = new LinkedHashMap<>(documents);
    many.forEach(d -> next.put(d.id(), d));
    documents = next;
  }

  /** Removes the document with this id, if there is one. */
  public void remove(String id) {
    Map<String, Document> next = new LinkedHashMap<>(documents);
    next.remove(id);
    documents = next;
  }

  /** How many documents there are. */
  public int size() {
    return documents.size();
  }

  /** Assets near the given ones, best first, never the given ones. */
  public List<String> related(Collection<String> ids, int limit) {
    return List.of();
  }

  /** Assets whose content is the same up to white space, or nearly. */
  public List<String> nearDuplicates(Document document, int limit) {
    return List.of();
  }

  /** What satisfies the query: exact hits first, each part by falling score. */
  public Hits search(Query query) {
    List<Scored> found =
        documents.values().stream()
            .filter(d -> query.pseudo() || !d.pseudo())
            .filter(d -> query.space() == null || query.space().contains(d.id()))
            .filter(d -> query.filter() == null || holds(query.filter(), d))
            .map(d -> score(query, d))
            .filter(s -> s.score > 0)
            .sorted(
                Comparator.comparing((Scored s) -> !s.exact)
                    .thenComparing(s -> -s.score)
                    .thenComparing(s -> s.document.created(), Comparator.reverseOrder())
                    .thenComparing(s -> s.document.id()))
            .toList();
    int exact = (int) found.stream().filter(Scored::exact).count();
    List<Hit> hits =
        found.stream().map(s -> new Hit(s.document.id(), s.exact, s.score, s.match, null)).toList();
    return new Hits(hits, exact, hits.size() - exact);
  }

  private record Scored(Document document, boolean exact, double score, String match) {}

  private static Scored score(Query query, Document document) {
    boolean hasText = query.text() != null && !query.text().isBlank();
    boolean hasTags = !query.tags().isEmpty();
    double score = 1;
    String match = "MULTIPLE";
    if (hasText) {
      List<String> places = places(query.text(), document);
      match = places.size() > 1 ? "MULTIPLE" : places.isEmpty() ? "FUZZY" : places.get(0);
      score = places.isEmpty() ? words(query.text(), document) : 1;
    }
    if (hasTags) {
      long on = query.tags().stream().filter(t -> tagged(t, document)).count();
      score *= (double) on / query.tags().size();
      match = hasText ? match : "TAGS";
    }
    return new Scored(document, score == 1, score, score == 1 ? match : "FUZZY");
  }

  /** The share of the words that occur anywhere; below 1. */
  private static double words(String text, Document document) {
    String all = Fold.fold(texts(document).map(Place::text).collect(Collectors.joining("\n")));
    Set<String> words = new HashSet<>(List.of(Fold.fold(text.strip()).split("\\W+")));
    words.remove("");
    long on = words.stream().filter(all::contains).count();
    double share = (double) on / Math.max(1, words.size());
    return share < 0.62 ? 0 : share * 0.99;
  }

  private static List<String> places(String text, Document document) {
    String folded = Fold.fold(text);
    return texts(document)
        .filter(p -> Fold.fold(p.text).contains(folded))
        .map(Place::name)
        .distinct()
        .toList();
  }

  private record Place(String name, String text) {}

  private static Stream<Place> texts(Document document) {
    List<Place> all = new ArrayList<>();
    all.add(new Place("TITLE", document.title() == null ? "" : document.title()));
    document.tags().forEach(t -> t.texts().forEach(x -> all.add(new Place("TAGS", x))));
    document.annotations().forEach(n -> all.add(new Place("ANNOTATION", n.text())));
    document.websites().forEach(w -> w.texts().forEach(x -> all.add(new Place("WEBSITES", x))));
    document.persons().forEach(p -> p.texts().forEach(x -> all.add(new Place("PERSONS", x))));
    document.hints().forEach(h -> all.add(new Place("HINT", h)));
    all.add(new Place("CONTENT", document.content()));
    return all.stream();
  }

  private static boolean holds(Filter filter, Document d) {
    if (filter instanceof Filter.All all) {
      return all.of().stream().allMatch(f -> holds(f, d));
    } else if (filter instanceof Filter.Any any) {
      return any.of().stream().anyMatch(f -> holds(f, d));
    } else if (filter instanceof Filter.Classified c) {
      return c.specific().equals(d.specific());
    } else if (filter instanceof Filter.Tagged t) {
      return tagged(t.idOrText(), d);
    } else if (filter instanceof Filter.OnWebsite w) {
      return d.websites().stream().anyMatch(idOrPart(w.idOrPart()));
    } else if (filter instanceof Filter.WithPerson p) {
      return d.persons().stream().anyMatch(idOrPart(p.idOrPart()));
    } else if (filter instanceof Filter.Phrase p) {
      return phrase(p, d);
    } else if (filter instanceof Filter.Created c) {
      return within(d.created(), c.from(), c.to());
    } else {
      Filter.Updated u = (Filter.Updated) filter;
      return within(d.updated(), u.from(), u.to());
    }
  }

  private static boolean tagged(String idOrText, Document d) {
    String folded = Fold.fold(idOrText);
    return d.tags().stream()
        .anyMatch(
            t ->
                t.id().equals(idOrText)
                    || t.texts().stream().anyMatch(x -> Fold.fold(x).equals(folded)));
  }

  private static Predicate<Document.Label> idOrPart(String idOrPart) {
    String folded = Fold.fold(idOrPart);
    return l ->
        l.id().equals(idOrPart) || l.texts().stream().anyMatch(x -> Fold.fold(x).contains(folded));
  }

  private static boolean phrase(Filter.Phrase p, Document d) {
    Predicate<String> has =
        p.caseSensitive()
            ? x -> x.contains(p.value())
            : x -> Fold.fold(x).contains(Fold.fold(p.value()));
    return p.title() && d.title() != null && has.test(d.title())
        || p.content() && has.test(d.content())
        || p.annotation()
            && d.annotations().stream()
                .filter(n -> p.annotationType() == null || p.annotationType().equals(n.type()))
                .anyMatch(n -> has.test(n.text()));
  }

  private static boolean within(
      java.time.Instant time, java.time.Instant from, java.time.Instant to) {
    return (from == null || !time.isBefore(from)) && (to == null || !time.isAfter(to));
  }
}
