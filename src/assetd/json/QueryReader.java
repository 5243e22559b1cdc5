package assetd.json;

import assetd.model.Filter;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.Query;
import assetd.model.ServiceException;
import assetd.model.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads searches: {@code AssetsSearchWithFiltersInput} and {@code SeededAssetTags}. Decided here,
 * where the contract is silent: several tags, websites or persons of one filter must all hold.
 */
public final class QueryReader {
  private QueryReader() {}

  /**
   * Reads a search with filters.
   *
   * @throws ServiceException INVALID on wrong types or too many parts
   */
  public static Query query(Fields body, boolean pseudo, boolean explain) {
    boolean casing = body.truth("casing", true);
    Filter filter =
        body.object("filters").map(filters -> filters(filters, casing, new Count())).orElse(null);
    Set<String> space = body.object("space").map(QueryReader::space).orElse(null);
    return new Query(text(body.text("query")), List.of(), filter, space, pseudo, explain);
  }

  /** Reads the tags of a search by tags: the texts of {@code SeededAssetTags}, as they are kept. */
  public static List<String> tags(Fields body) {
    List<String> tags = new ArrayList<>();
    body.objects("iterable").forEach(tag -> tags.add(tag.required("text").strip()));
    return limited(tags);
  }

  /** Splits {@code searchable_tags}: comma separated, blanks around each ignored. */
  public static List<String> tags(String commaSeparated) {
    List<String> tags = new ArrayList<>();
    if (commaSeparated != null) {
      for (String tag : commaSeparated.split(",")) {
        if (!tag.isBlank()) {
          tags.add(tag.strip());
        }
      }
    }
    return limited(tags);
  }

  /** The query text itself, refused when it is too long; null stays null. */
  public static String text(String query) {
    if (query != null && query.length() > Limits.inForce(Limit.QUERY)) {
      throw ServiceException.invalid(
          "The query is longer than "
              + Limits.inForce(Limit.QUERY)
              + " characters; search for a part of it.");
    }
    return query;
  }

  private static List<String> limited(List<String> tags) {
    if (tags.size() > Limits.inForce(Limit.TAGS)) {
      throw ServiceException.invalid(
          "There are more than " + Limits.inForce(Limit.TAGS) + " tags to search for.");
    }
    return tags;
  }

  /** The wire misspells the key; the right spelling is taken as well. */
  private static Set<String> space(Fields space) {
    Fields flattened =
        space
            .object("identifers")
            .or(() -> space.object("identifiers"))
            .orElseThrow(() -> space.missing("identifers", "an object with iterable"));
    Set<String> ids = new HashSet<>();
    flattened.objects("iterable").forEach(asset -> ids.add(id(asset.required("id"))));
    if (ids.size() > Limits.inForce(Limit.SPACE)) {
      throw ServiceException.invalid(
          "A space of more than " + Limits.inForce(Limit.SPACE) + " assets is too large.");
    }
    return ids;
  }

  /** The filters read so far, at any depth. */
  private static final class Count {
    private int filters;

    void add(int more) {
      filters += more;
      if (filters > Limits.inForce(Limit.FILTERS)) {
        throw ServiceException.invalid(
            "There are more than " + Limits.inForce(Limit.FILTERS) + " filters.");
      }
    }
  }

  private static Filter filters(Fields filters, boolean casing, Count count) {
    List<Filter> all = new ArrayList<>();
    for (Fields filter : filters.objects("iterable")) {
      count.add(1);
      all.add(filter(filter, casing, count));
    }
    boolean any = "OR".equalsIgnoreCase(filters.text("type"));
    return any && !all.isEmpty() ? new Filter.Any(all) : new Filter.All(all);
  }

  /** A part counts as a filter, but for the first, which is this one; the same again is none. */
  private static Filter filter(Fields filter, boolean casing, Count count) {
    Set<Filter> parts = new LinkedHashSet<>();
    String specific = filter.text("classification", null);
    if (specific != null) {
      parts.add(new Filter.Classified(Enums.SPECIFIC.known(specific)));
    }
    filter.texts("tags").forEach(tag -> parts.add(new Filter.Tagged(id(tag.strip()))));
    filter.texts("websites").forEach(site -> parts.add(new Filter.OnWebsite(id(site))));
    filter.texts("persons").forEach(person -> parts.add(new Filter.WithPerson(id(person))));
    filter.object("phrase").ifPresent(phrase -> addPhrase(phrase, casing, parts));
    WindowReader.window(filter, "created")
        .ifPresent(span -> parts.add(range(span, Filter.Created::new)));
    WindowReader.window(filter, "updated")
        .ifPresent(span -> parts.add(range(span, Filter.Updated::new)));
    filter.object("operations").ifPresent(nested -> parts.add(filters(nested, casing, count)));
    count.add(Math.max(0, parts.size() - 1));
    return parts.size() == 1 ? parts.iterator().next() : new Filter.All(List.copyOf(parts));
  }

  private static void addPhrase(Fields phrase, boolean casing, Collection<Filter> parts) {
    String value = phrase.text("value");
    if (value == null || value.isEmpty()) {
      return;
    }
    boolean title = phrase.truth("title", false);
    boolean content = phrase.truth("content", false);
    boolean annotation = phrase.truth("annotation", false);
    String type = phrase.object("options").map(o -> o.text("annotation", null)).orElse(null);
    boolean everywhere = !title && !content && !annotation;
    parts.add(
        new Filter.Phrase(
            value,
            title || everywhere,
            content || everywhere,
            annotation || everywhere,
            Enums.ANNOTATION_TYPE.known(type),
            casing));
  }

  private static Filter range(Window span, BiFunction<Instant, Instant, Filter> make) {
    if (span.between()) {
      return make.apply(span.from(), span.to());
    }
    Filter before = make.apply(null, span.from().minusNanos(1));
    Filter after = make.apply(span.to().plusNanos(1), null);
    return new Filter.Any(List.of(before, after));
  }

  private static String id(String idOrText) {
    return idOrText.length() == 36 ? idOrText.toLowerCase(Locale.ROOT) : idOrText;
  }
}
