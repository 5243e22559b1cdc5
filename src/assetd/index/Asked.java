package assetd.index;

import assetd.model.Filter;
import java.util.List;

/** The places a filter asks about, one bit each: what a query without words matched. */
final class Asked {
  private Asked() {}

  static int places(Filter filter) {
    if (filter instanceof Filter.All all) {
      return places(all.of());
    } else if (filter instanceof Filter.Any any) {
      return places(any.of());
    } else if (filter instanceof Filter.Tagged) {
      return bit(Place.TAGS);
    } else if (filter instanceof Filter.OnWebsite) {
      return bit(Place.WEBSITES);
    } else if (filter instanceof Filter.WithPerson) {
      return bit(Place.PERSONS);
    } else if (filter instanceof Filter.Phrase p) {
      return (p.title() ? bit(Place.TITLE) : 0)
          | (p.content() ? bit(Place.CONTENT) : 0)
          | (p.annotation() ? bit(Place.ANNOTATION) : 0);
    }
    return 0; // times and classification stand in no text
  }

  private static int places(List<Filter> filters) {
    return filters.stream().mapToInt(Asked::places).reduce(0, (a, b) -> a | b);
  }

  private static int bit(Place place) {
    return 1 << place.ordinal();
  }
}
