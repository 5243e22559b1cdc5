package assetd.index;

import assetd.model.Filter;
import assetd.model.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the index must find exactly, said as plainly as possible: look at every text of every
 * document.
 */
final class Naive {
  private final Map<String, Document> documents = new TreeMap<>();

  void put(Document document) {
    documents.put(document.id(), document);
  }

  void remove(String id) {
    documents.remove(id);
  }

  List<Document> documents() {
    return List.copyOf(documents.values());
  }

  /** The ids that satisfy everything but the words of the query. */
  Set<String> considered(Query query) {
    Set<String> ids = new TreeSet<>();
    for (Document d : documents.values()) {
      boolean tagged =
          query.tags().isEmpty() || query.tags().stream().anyMatch(tag -> tagged(tag, d));
      if ((query.pseudo() || !d.pseudo())
          && (query.space() == null || query.space().contains(d.id()))
          && (query.filter() == null || holds(query.filter(), d))
          && tagged) {
        ids.add(d.id());
      }
    }
    return ids;
  }

  /** Of those considered the exact ones, and where they match. */
  Map<String, String> exact(Query query) {
    Map<String, String> found = new LinkedHashMap<>();
    boolean words = query.text() != null && !query.text().isBlank();
    for (String id : considered(query)) {
      Document d = documents.get(id);
      List<String> places = words ? places(query.text(), d) : List.of("TAGS");
      if (!places.isEmpty() && query.tags().stream().allMatch(tag -> tagged(tag, d))) {
        found.put(id, places.size() == 1 ? places.get(0) : "MULTIPLE");
      }
    }
    return found;
  }

  private static List<String> places(String text, Document document) {
    String folded = Fold.fold(text);
    return texts(document).entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(x -> Fold.fold(x).contains(folded)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All texts of a document by the name of their place. */
  static Map<String, List<String>> texts(Document d) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    texts.put("TITLE", d.title() == null ? List.of() : List.of(d.title()));
    texts.put("TAGS", labels(d.tags()));
    texts.put("ANNOTATION", d.annotations().stream().map(Document.Note::text).toList());
    texts.put("HINT", d.hints());
    texts.put("WEBSITES", labels(d.websites()));
    texts.put("PERSONS", labels(d.persons()));
    texts.put("CONTENT", List.of(d.content()));
    return texts;
  }

  private static List<String> labels(List<Document.Label> labels) {
    List<String> texts = new ArrayList<>();
    labels.forEach(label -> texts.addAll(label.texts()));
    return texts;
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
    }
    Filter.Updated u = (Filter.Updated) filter;
    return within(d.updated(), u.from(), u.to());
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

  private static boolean within(Instant time, Instant from, Instant to) {
    return (from == null || !time.isBefore(from)) && (to == null || !time.isAfter(to));
  }
}
