package assetd.json;

import assetd.model.Kind;
import java.util.List;
import java.util.Map;

/**
 * The fields of each kind of material as one table, for reading and for writing. A seeded form and
 * the full form of the contract share these fields; what else they have differs in type between the
 * two, so only these are taken over.
 */
final class MaterialShape {
  private MaterialShape() {}

  /** The field without which there is nothing to keep: blank means the material is left out. */
  static String essential(Kind kind) {
    return switch (kind) {
      case TAG, ANNOTATION, HINT, SENSITIVE -> "text";
      case WEBSITE -> "url";
      case PERSON -> "type";
      case ANCHOR -> "points";
    };
  }

  /** Text fields with what stands in for them when they are absent; "" means nothing does. */
  static Map<String, String> texts(Kind kind) {
    return switch (kind) {
      case TAG -> Map.of("text", "", "category", "UNKNOWN");
      case WEBSITE -> Map.of("url", "", "name", "");
      case PERSON -> Map.of();
      case ANNOTATION -> Map.of("text", "", "type", "COMMENT");
      case HINT -> Map.of("text", "", "type", "SUGGESTED_QUERY");
      case ANCHOR -> Map.of("type", "FILE", "name", "");
      case SENSITIVE ->
          Map.of(
              "text",
              "",
              "category",
              "SECRET",
              "severity",
              "MODERATE",
              "name",
              "Secret",
              "description",
              "Marked as sensitive.");
    };
  }

  /** Boolean fields. */
  static List<String> truths(Kind kind) {
    return switch (kind) {
      case ANNOTATION -> List.of("favorited", "pseudo");
      case ANCHOR -> List.of("watch");
      default -> List.of();
    };
  }

  /** Text fields whose values are enums on the wire. */
  static Map<String, Enums> enums(Kind kind) {
    return switch (kind) {
      case TAG -> Map.of("category", Enums.TAG_CATEGORY);
      case ANNOTATION -> Map.of("type", Enums.ANNOTATION_TYPE);
      case HINT -> Map.of("type", Enums.HINT_TYPE);
      case ANCHOR -> Map.of("type", Enums.ANCHOR_TYPE);
      case SENSITIVE ->
          Map.of("category", Enums.SENSITIVE_CATEGORY, "severity", Enums.SENSITIVE_SEVERITY);
      case WEBSITE, PERSON -> Map.of();
    };
  }
}
