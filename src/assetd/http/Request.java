package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.QueryReader;
import assetd.model.ServiceException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as a handler sees it, with its body already read; valid until it is answered.
 *
 * @param path decoded values of the braces in the route's path
 * @param query decoded, the first value of each name
 * @param body empty when there was none
 */
record Request(Map<String, String> path, Map<String, String> query, Body.Held body) {

  /** The id in the path, in lower case as all ids are. */
  String id(String name) {
    return path.get(name).toLowerCase(Locale.ROOT);
  }

  /** A parameter; null when absent. */
  String parameter(String name) {
    return query.get(name);
  }

  /** A boolean parameter; the fallback when it is absent or empty. */
  boolean flag(String name, boolean fallback) {
    String value = query.get(name);
    if (value == null || value.isEmpty()) {
      return fallback;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ServiceException.invalid("The query parameter " + name + " must be true or false.");
    };
  }

  /**
   * Whether contents go out: {@code transferables} of collections, {@code transferable} of formats.
   */
  boolean transferables() {
    return flag("transferables", flag("transferable", true));
  }

  /** Shapes assets as this request wants them; readable times count from {@code now}. */
  AssetWriter writer(Instant now) {
    return new AssetWriter(now, transferables());
  }

  /** The query text, checked for its length; null when absent. */
  String text() {
    return QueryReader.text(query.get("query"));
  }

  /** The body, which has to be a JSON object. */
  Fields json() {
    return Fields.of(Json.read(body.open()));
  }

  /**
   * The different ids in a field of the body, as in {@code {"tags": {"iterable": [{"id": ...}]}}}.
   */
  Set<String> ids(String field) {
    return json().requiredObject(field, "an object with iterable").ids();
  }

  /** The body when there is one. */
  Optional<Fields> optionalJson() {
    return body.isEmpty() ? Optional.empty() : Optional.of(json());
  }
}
