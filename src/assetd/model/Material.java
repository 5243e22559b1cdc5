package assetd.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A tag, website, person, annotation, hint, anchor or sensitive: an identity, two times, and the
 * fields its kind has on the wire. The fields stay a map so that what a client sends that we do not
 * know survives the round trip.
 *
 * <p>Fields per kind (all optional unless the contract requires them): TAG text, category; WEBSITE
 * name, url; PERSON type (a map), access, models; ANNOTATION text, type, favorited, pseudo; HINT
 * text, type; ANCHOR type, name, watch, points (a list of maps with fullpath, platform, verified);
 * SENSITIVE text, category, severity, name, description, metadata.
 *
 * @param id lower-case 36-character UUID
 * @param body the fields as JSON values (String, Boolean, Integer, Long, Double, List, Map); never
 *     null, not to be changed
 */
public record Material(
    String id, Kind kind, Map<String, Object> body, Instant created, Instant updated) {

  /** The same one with other fields. Counting is no edit: its time stays when only that differs. */
  public Material edited(Map<String, Object> replaced, Instant moment) {
    boolean said = !uncounted(replaced).equals(uncounted(body));
    return new Material(id, kind, replaced, created, said ? moment : updated);
  }

  private static Map<String, Object> uncounted(Map<String, Object> fields) {
    Map<String, Object> others = new HashMap<>(fields);
    others.remove("score");
    return others;
  }

  /** The field as text; empty when it is absent or no text. */
  public String text(String field) {
    return body.get(field) instanceof String text ? text : "";
  }
}
