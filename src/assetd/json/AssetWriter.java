package assetd.json;

import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives assets and formats the shapes of the contract: {@code Asset}, {@code Format}, {@code
 * Preview} and their flattened and referenced forms, with only safe enum values. Made once per
 * answer: every readable time in it counts from one moment. Owned by one thread.
 */
public final class AssetWriter {
  private final Instant now;
  private final boolean transferables;
  private final MaterialWriter materials;
  private Content written; // last
  private String writtenText;

  /**
   * A writer for one answer.
   *
   * @param now what "3 hours ago" counts from
   * @param transferables whether contents go out; without, their places stay and are empty
   */
  public AssetWriter(Instant now, boolean transferables) {
    this.now = now;
    this.transferables = transferables;
    this.materials = new MaterialWriter(now);
  }

  /** An {@code Asset}. */
  public Map<String, Object> asset(Asset asset) {
    Map<String, Object> map = head(asset);
    map.put("formats", formats(asset));
    map.put("preview", Map.of("base", referenced(format(asset.preview(), asset.id()))));
    map.put("original", referenced(format(asset.original(), asset.id())));
    for (Kind kind : Kind.values()) {
      List<Attached> attached = asset.attached(kind);
      if (!attached.isEmpty()) {
        map.put(kind.plural(), materials.collection(kind, attached, flattened(asset)));
      }
    }
    return map;
  }

  /** {@code Formats} of an asset, each with the asset it belongs to. */
  public Map<String, Object> formats(Asset asset) {
    List<Object> list = new ArrayList<>();
    asset.formats().forEach(format -> list.add(format(format, asset)));
    return ListWriter.iterable(list);
  }

  /** A {@code Format} with its asset, flattened. */
  public Map<String, Object> format(Format format, Asset asset) {
    return format(format, flattened(asset));
  }

  /** A {@code FlattenedAsset}: what an asset is without what it holds. */
  public Map<String, Object> flattened(Asset asset) {
    Map<String, Object> map = head(asset);
    map.put("formats", ListWriter.references(asset.formats().stream().map(Format::id).toList()));
    map.put("preview", Map.of("base", asset.preview().id()));
    map.put("original", asset.original().id());
    return map;
  }

  /** A {@code ReferencedAsset}. */
  public Map<String, Object> reference(Asset asset) {
    return referenced(flattened(asset));
  }

  /** An {@code Application}. */
  public static Map<String, Object> application(Application application) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", application.id());
    map.put("name", Enums.APPLICATION_NAME.safe(application.name()));
    map.put("version", application.version());
    map.put("platform", Enums.PLATFORM.safe(application.platform()));
    map.put("onboarded", application.onboarded());
    map.put("privacy", Enums.PRIVACY.safe(application.privacy()));
    return map;
  }

  /** A {@code Score}. */
  private static Map<String, Object> score(Score score) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("manual", score.manual());
    map.put("automatic", score.automatic());
    map.put("priority", score.priority());
    map.put("reuse", score.reuse());
    map.put("update", score.update());
    map.put("reference", score.reference());
    map.put("searched", score.searched());
    return map;
  }

  /** A {@code ByteDescriptor}: bytes as a number and in decimal units, "24 B", "33.6 kB". */
  private static Map<String, Object> bytes(long size) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", size);
    map.put("readable", readable(size));
    return map;
  }

  private Map<String, Object> head(Asset asset) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", asset.id());
    if (asset.name() != null) {
      map.put("name", asset.name());
    }
    map.put("creator", asset.creator());
    map.put("created", Timestamps.grouped(asset.created(), now));
    map.put("updated", Timestamps.grouped(asset.updated(), now));
    map.put("mechanism", Enums.MECHANISM.safe(asset.mechanism()));
    map.put("discovered", asset.flags().discovered());
    map.put("pseudo", asset.flags().pseudo());
    map.put("favorited", asset.flags().favorited());
    map.put("demo", asset.flags().demo());
    map.put("curated", asset.flags().curated());
    map.put("score", score(asset.score()));
    return map;
  }

  private static Map<String, Object> referenced(Map<String, Object> shape) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", shape.get("id"));
    map.put("reference", shape);
    return map;
  }

  private Map<String, Object> format(Format format, Object asset) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", format.id());
    map.put("creator", format.creator());
    map.put("classification", classification(format.classification()));
    map.put("role", Enums.ROLE.safe(format.role()));
    map.put("application", application(format.application()));
    map.put("asset", asset);
    map.put("bytes", bytes(format.size()));
    map.put("created", Timestamps.grouped(format.created(), now));
    map.put("updated", Timestamps.grouped(format.updated(), now));
    map.put(format.file() ? "file" : "fragment", content(format));
    return map;
  }

  private Map<String, Object> content(Format format) {
    Content content = format.content();
    if (!transferables || content == null) {
      return Map.of();
    }
    return content.text()
        ? Map.of("string", Map.of("raw", text(content)))
        : Map.of("bytes", Map.of("raw", new Bytes(content.bytes())));
  }

  /** An asset shows one content up to three times; a large one should not be decoded as often. */
  private String text(Content content) {
    if (!content.equals(written)) {
      written = content;
      writtenText = content.string();
    }
    return writtenText;
  }

  /** A {@code Classification}. */
  private static Map<String, Object> classification(Classification classification) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("generic", Enums.GENERIC.safe(classification.generic()));
    map.put("specific", Enums.SPECIFIC.safe(classification.specific()));
    if (classification.rendering() != null) {
      map.put("rendering", Enums.RENDERING.safe(classification.rendering()));
    }
    return map;
  }

  private static String readable(long size) {
    String[] units = {"B", "kB", "MB", "GB"};
    double amount = size;
    int unit = 0;
    while (amount >= 999.95 && unit < units.length - 1) {
      amount /= 1000;
      unit++;
    }
    return unit == 0 ? size + " B" : String.format(Locale.ROOT, "%.1f %s", amount, units[unit]);
  }
}
