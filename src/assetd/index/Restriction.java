package assetd.index;

import assetd.model.Filter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rows of one view that satisfy a filter. Each condition is asked only about the rows that the
 * ones before it left over, the cheap ones first: times and facets are columns and lists; a text is
 * looked for among the {@link Candidates} and then verified. Owned by one thread.
 */
final class Restriction {
  private final View view;
  private final Candidates candidates = new Candidates();
  private final Finder finder = new Finder();
  private final Texts texts = new Texts();

  Restriction(View view) {
    this.view = view;
  }

  /** The rows of {@code within} that satisfy the filter, as a new set. */
  DocumentSet satisfying(Filter filter, DocumentSet within) {
    if (filter instanceof Filter.All all) {
      DocumentSet left = within;
      for (Filter each : cheapFirst(all.of())) {
        left = left.isEmpty() ? left : satisfying(each, left);
      }
      return left;
    } else if (filter instanceof Filter.Any any) {
      DocumentSet found = none();
      DocumentSet left = within.copy();
      for (Filter each : cheapFirst(any.of())) {
        DocumentSet more = satisfying(each, left);
        found.addAll(more);
        left.removeAll(more);
      }
      return found;
    } else if (filter instanceof Filter.Created c) {
      return between(within, c.from(), c.to(), true);
    } else if (filter instanceof Filter.Updated u) {
      return between(within, u.from(), u.to(), false);
    }
    return satisfyingTexts(filter, within);
  }

  private DocumentSet satisfyingTexts(Filter filter, DocumentSet within) {
    DocumentSet found = none();
    if (filter instanceof Filter.Classified c) {
      addFacet(Facets.CLASSIFICATION, Qualifier.pack(c.specific()), within, found);
    } else if (filter instanceof Filter.Tagged t) {
      addTagged(t.idOrText(), within, found);
    } else if (filter instanceof Filter.OnWebsite w) {
      addFacet(Facets.WEBSITE_ID, Qualifier.pack(w.idOrPart()), within, found);
      addContaining(w.idOrPart(), Place.WEBSITES, within, found);
    } else if (filter instanceof Filter.WithPerson p) {
      addFacet(Facets.PERSON_ID, Qualifier.pack(p.idOrPart()), within, found);
      addContaining(p.idOrPart(), Place.PERSONS, within, found);
    } else if (filter instanceof Filter.Phrase p) {
      addPhrase(p, within, found);
    }
    return found;
  }

  private static List<Filter> cheapFirst(List<Filter> filters) {
    return filters.stream().sorted(Comparator.comparingInt(Restriction::cost)).toList();
  }

  private static int cost(Filter filter) {
    if (filter instanceof Filter.All || filter instanceof Filter.Any) {
      return 3;
    } else if (filter instanceof Filter.Phrase) {
      return 2;
    }
    return filter instanceof Filter.OnWebsite || filter instanceof Filter.WithPerson ? 1 : 0;
  }

  private DocumentSet none() {
    return new DocumentSet(view.rows().size());
  }

  private DocumentSet between(DocumentSet within, Instant from, Instant to, boolean created) {
    long first = from == null ? Long.MIN_VALUE : Times.microsUp(from);
    long last = to == null ? Long.MAX_VALUE : Times.micros(to);
    DocumentSet found = none();
    Rows rows = view.rows();
    for (int row = within.next(0); row != Postings.END; row = within.next(row + 1)) {
      long time = created ? rows.created(row) : rows.updated(row);
      if (first <= time && time <= last) {
        found.add(row);
      }
    }
    return found;
  }

  /** Adds the rows with a tag of this id or, ignoring case, text. */
  void addTagged(String idOrText, DocumentSet within, DocumentSet found) {
    addFacet(Facets.TAG_ID, Qualifier.pack(idOrText), within, found);
    addFacet(Facets.TAG_TEXT, Needle.ignoringCase(idOrText).bytes(), within, found);
  }

  private void addFacet(char kind, byte[] rest, DocumentSet within, DocumentSet found) {
    for (int row : Facets.documents(view.segment().facets(), Facets.key(kind, rest))) {
      if (within.has(row)) {
        found.add(row);
      }
    }
  }

  private void addContaining(String part, Place place, DocumentSet within, DocumentSet found) {
    addFound(Needle.ignoringCase(part), t -> t.place() == place, within, found);
  }

  private void addPhrase(Filter.Phrase p, DocumentSet within, DocumentSet found) {
    Needle needle =
        p.caseSensitive() ? Needle.caseSensitive(p.value()) : Needle.ignoringCase(p.value());
    byte[] type = p.annotationType() == null ? null : Qualifier.pack(p.annotationType());
    addFound(
        needle,
        t ->
            switch (t.place()) {
              case TITLE -> p.title();
              case CONTENT -> p.content();
              case ANNOTATION -> p.annotation() && (type == null || t.qualifiedAs(type));
              case TAGS, HINT, WEBSITES, PERSONS -> false;
            },
        within,
        found);
  }

  private void addFound(
      Needle needle, Predicate<Texts> where, DocumentSet within, DocumentSet found) {
    int count = candidates.find(view, needle, within);
    for (int i = 0; i < count; i++) {
      texts.open(view.rows().texts(candidates.row(i)));
      while (texts.next()) {
        if (where.test(texts) && finder.find(texts, needle)) {
          found.add(candidates.row(i));
          break;
        }
      }
    }
  }
}
