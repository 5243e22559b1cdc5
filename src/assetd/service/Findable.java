package assetd.service;

import assetd.index.Document;
import assetd.json.Enums;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Content;
import assetd.model.Kind;
import assetd.model.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What of an asset the index gets to see. Classifications and types as they are shown, for clients
 * filter by what they see.
 */
final class Findable {
  private Findable() {}

  /** The document of an asset whose contents are loaded; binary or damaged content has no words. */
  static Document document(Asset asset) {
    return new Document(
        asset.id(),
        asset.created(),
        asset.updated(),
        asset.flags().pseudo(),
        Enums.SPECIFIC.known(asset.original().classification().specific()),
        asset.name(),
        text(asset.original().content()),
        labels(asset, Kind.TAG),
        asset.attached(Kind.ANNOTATION).stream()
            .map(Attached::material)
            .map(Findable::note)
            .toList(),
        labels(asset, Kind.WEBSITE),
        labels(asset, Kind.PERSON),
        asset.attached(Kind.HINT).stream().map(a -> a.material().text("text")).toList());
  }

  /** What of a material on an asset can be searched for; empty for a kind that nobody finds. */
  static List<Object> seen(Material material) {
    return switch (material.kind()) {
      case TAG, WEBSITE, PERSON -> List.of(label(material));
      case ANNOTATION -> List.of(note(material));
      case HINT -> List.of(material.text("text"));
      case ANCHOR, SENSITIVE -> List.of();
    };
  }

  private static String text(Content content) {
    return content != null && content.text() ? content.string() : "";
  }

  private static Document.Note note(Material annotation) {
    return new Document.Note(
        Enums.ANNOTATION_TYPE.safe(annotation.text("type")), annotation.text("text"));
  }

  private static List<Document.Label> labels(Asset asset, Kind kind) {
    return asset.attached(kind).stream().map(Attached::material).map(Findable::label).toList();
  }

  /** Older stores have blanks around a tag; nobody looks for it with them. */
  private static Document.Label label(Material material) {
    return new Document.Label(material.id(), texts(material).stream().map(String::strip).toList());
  }

  /** What a material says in so many words, each as it is shown. */
  static List<String> texts(Material material) {
    return switch (material.kind()) {
      case TAG, ANNOTATION, HINT, SENSITIVE -> List.of(material.text("text"));
      case WEBSITE -> List.of(material.text("name"), material.text("url"));
      case PERSON -> personTexts(material);
      case ANCHOR -> anchorTexts(material);
    };
  }

  private static List<String> anchorTexts(Material anchor) {
    List<String> texts = new ArrayList<>(List.of(anchor.text("name")));
    if (anchor.body().get("points") instanceof List<?> points) {
      for (Object point : points) {
        if (point instanceof Map<?, ?> fields && fields.get("fullpath") instanceof String path) {
          texts.add(path);
        }
      }
    }
    return texts;
  }

  /** What a person is called: names first, then addresses. */
  static List<String> personTexts(Material person) {
    List<String> texts = new ArrayList<>();
    if (person.body().get("type") instanceof Map<?, ?> type) {
      for (Object form : type.values()) {
        if (form instanceof Map<?, ?> fields) {
          for (String name : List.of("name", "username", "email", "url")) {
            if (fields.get(name) instanceof String text) {
              texts.add(text);
            }
          }
        }
      }
    }
    return texts;
  }
}
