package assetd.index;

import assetd.model.Hits;
import assetd.model.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/**
 * Answers one query on a list of views, which do not change meanwhile. Owned by one thread; used
 * once.
 */
final class Search {
  private final Query query;
  private final List<View> views;
  private final Scratch scratch;
  private final boolean hasText;
  private final List<String> tags;
  private Meanings meanings; // of the words, once they were looked up

  Search(Query query, List<View> views, Scratch scratch) {
    this.scratch = scratch;
    this.query = query;
    this.views = views;
    this.hasText = query.text() != null && !query.text().isBlank();
    this.tags = query.tags().stream().distinct().toList();
  }

  Hits run() {
    if (!hasText && tags.isEmpty() && query.filter() == null) {
      return Hits.NONE;
    }
    List<TagCounts> tagged = tags.isEmpty() ? null : views.stream().map(this::countTags).toList();
    List<DocumentSet> within = new ArrayList<>();
    for (int v = 0; v < views.size(); v++) {
      within.add(within(views.get(v), tagged == null ? null : tagged.get(v)));
    }
    List<Found> found = hasText ? byText(within) : everything(within);
    ToDoubleFunction<Found> tagShare =
        f -> tagged == null ? 1 : tagged.get(views.indexOf(f.view())).share(f.row());
    if (tagged != null) {
      found.replaceAll(f -> f.times(tagShare.applyAsDouble(f)));
    }
    found.sort(Found.BEST_FIRST);
    return hits(found, tagShare);
  }

  private List<Found> byText(List<DocumentSet> within) {
    List<Found> found = new ArrayList<>();
    ExactSearch exact = new ExactSearch(query.text(), scratch);
    for (int v = 0; v < views.size(); v++) {
      exact.find(views.get(v), within.get(v), found);
    }
    found.addAll(suggestions(within, found));
    return found;
  }

  private List<Found> suggestions(List<DocumentSet> within, List<Found> exact) {
    QueryWords words = new QueryWords(query.text());
    meanings = new Meanings(words, Ranking.CUT_OFF, views, scratch);
    List<Found> suggested = new FuzzySearch(meanings, views, scratch).find(within, exact);
    boolean doubtful = suggested.isEmpty() || suggested.get(0).score() < Ranking.DOUBTFUL;
    if (!exact.isEmpty() || !doubtful) {
      return suggested;
    }
    List<Found> better = respaced(words, within);
    return better.isEmpty() ? filled(suggested, within) : better;
  }

  private List<Found> respaced(QueryWords words, List<DocumentSet> within) {
    String text = new Respacing(words, views).text();
    if (text == null) {
      return List.of();
    }
    Meanings respaced =
        new Meanings(new QueryWords(text), Ranking.RESPACED_CUT_OFF, views, scratch);
    List<Found> better = new FuzzySearch(respaced, views, scratch).find(within, List.of());
    meanings = better.isEmpty() ? meanings : respaced;
    return better;
  }

  private List<Found> filled(List<Found> suggested, List<DocumentSet> within) {
    List<Found> page = new ArrayList<>(suggested);
    if (page.size() < Ranking.PAGE) {
      List<Found> others = new FuzzySearch(meanings.sure(), views, scratch).find(within, suggested);
      others.stream().limit(Ranking.PAGE - page.size()).forEach(page::add);
    }
    return page;
  }

  /** Without words, what satisfies the conditions is exactly what was asked for. */
  private List<Found> everything(List<DocumentSet> within) {
    int places = tags.isEmpty() ? Asked.places(query.filter()) : 1 << Place.TAGS.ordinal();
    List<Found> found = new ArrayList<>();
    for (int v = 0; v < views.size(); v++) {
      DocumentSet rows = within.get(v); // never null: something restricts, or nothing was asked
      for (int row = rows.next(0); row != Postings.END; row = rows.next(row + 1)) {
        found.add(new Found(views.get(v), row, 1, 0, places));
      }
    }
    return found;
  }

  /** The rows that everything but the words allows; null when that is all. */
  private DocumentSet within(View view, TagCounts tagged) {
    boolean free = query.space() == null && tagged == null && query.filter() == null;
    if (free && view.isAllVisible(query.pseudo())) {
      return null;
    }
    DocumentSet rows = view.visible(query.pseudo());
    if (query.space() != null) {
      rows.retainAll(inSpace(view, query.space()));
    }
    if (tagged != null) {
      rows.retainAll(tagged.any());
    }
    return query.filter() == null ? rows : new Restriction(view).satisfying(query.filter(), rows);
  }

  private static DocumentSet inSpace(View view, Collection<String> space) {
    DocumentSet rows = new DocumentSet(view.rows().size());
    for (String id : space) {
      UUID uuid = Qualifier.uuid(id);
      int row = uuid == null ? -1 : view.rows().find(uuid);
      if (row >= 0) {
        rows.add(row);
      }
    }
    return rows;
  }

  private TagCounts countTags(View view) {
    TagCounts counts = new TagCounts(view.rows().size(), tags.size());
    Restriction restriction = new Restriction(view);
    DocumentSet all = view.visible(true);
    for (String tag : tags) {
      DocumentSet rows = new DocumentSet(view.rows().size());
      restriction.addTagged(tag, all, rows);
      counts.add(rows);
    }
    return counts;
  }

  private Hits hits(List<Found> found, ToDoubleFunction<Found> tagShare) {
    Explanation explanation = new Explanation(meanings, views, scratch);
    return Found.hits(
        found, each -> query.explain() ? explanation.of(each, tagShare.applyAsDouble(each)) : null);
  }
}
