package assetd.json;

import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Kind;
import assetd.model.Seed;
import assetd.model.ServiceException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a {@code Seed} and the parts that other bodies share with it: contents, classifications,
 * applications.
 */
public final class SeedReader {
  private SeedReader() {}

  /**
   * Reads a seed.
   *
   * @throws ServiceException INVALID when it lacks what it must have, or a field has the wrong type
   */
  public static Seed seed(Fields body) {
    Fields asset = body.requiredObject("asset", "an object with application and format");
    Fields format = asset.requiredObject("format", "an object with a fragment or a file");
    boolean file = format.has("file");
    if (file == format.has("fragment")) {
      throw ServiceException.invalid(
          "The field asset.format must have exactly one of fragment and file.");
    }
    String held = file ? "file" : "fragment";
    Fields holder = format.object(held).orElseThrow();
    Content content =
        content(holder).orElseThrow(() -> format.missing(held, "string.raw or bytes.raw"));
    return build(asset, format, file, holder, content);
  }

  private static Seed build(
      Fields asset, Fields format, boolean file, Fields holder, Content content) {
    Optional<Fields> about = holder.object("metadata");
    Optional<Fields> metadata = asset.object("metadata");
    String mechanism = metadata.map(m -> m.text("mechanism", null)).orElse(null);
    return new Seed(
        asset.object("application").map(SeedReader::application).orElse(null),
        file,
        file ? content : content.textual(),
        about.map(SeedReader::extension).orElse(null),
        about.map(m -> m.text("name", null)).orElse(null),
        format.object("classification").map(SeedReader::classification).orElse(null),
        metadata.map(m -> m.text("name", null)).orElse(null),
        mechanism,
        flags(asset, Asset.Flags.NONE),
        metadata.map(m -> materials(m, mechanism)).orElse(Map.of()),
        asset.object("enrichment").map(SeedReader::most).orElse(Map.of()));
  }

  /** The extension without the dot and the blanks that some put around it; null when unset. */
  public static String extension(Fields fields) {
    String given = fields.text("ext", "").strip();
    String bare = given.startsWith(".") ? given.substring(1).strip() : given;
    return bare.isEmpty() ? null : bare;
  }

  /** The extension that has to be there. */
  public static String requiredExtension(Fields fields) {
    String extension = extension(fields);
    if (extension == null) {
      throw fields.missing("ext", "text");
    }
    return extension;
  }

  private static Map<Kind, List<Seed.Part>> materials(Fields metadata, String mechanism) {
    Map<Kind, List<Seed.Part>> materials = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Fields> objects = metadata.objects(kind.plural());
      materials.put(kind, MaterialReader.parts(kind, objects, mechanism));
    }
    return materials;
  }

  /** The levels of enrichment: how many of each kind the giver wants at most. */
  private static Map<Kind, Integer> most(Fields enrichment) {
    Map<Kind, Integer> most = new EnumMap<>(Kind.class);
    for (Kind kind : List.of(Kind.TAG, Kind.WEBSITE, Kind.PERSON, Kind.HINT)) {
      if (enrichment.has(kind.plural())) {
        most.put(kind, Math.max(0, enrichment.whole(kind.plural(), 0)));
      }
    }
    return most;
  }

  /**
   * The content in a fragment or a file, in any of its forms: text or bytes, plain or in base64.
   *
   * @return empty when there is none
   */
  public static Optional<Content> content(Fields holder) {
    return holder
        .object("string")
        .flatMap(SeedReader::string)
        .or(() -> holder.object("bytes").filter(b -> b.has("raw")).map(SeedReader::bytes));
  }

  private static Content bytes(Fields bytes) {
    List<?> raw = bytes.values("raw");
    if (raw instanceof Bytes array) {
      return new Content(false, array.array());
    }
    if (raw.isEmpty()) {
      return new Content(false, new byte[0]);
    }
    throw ServiceException.invalid(
        "The field " + bytes.path() + ".raw must be an array of whole numbers from 0 to 255.");
  }

  private static Optional<Content> string(Fields string) {
    String raw = string.text("raw");
    if (raw != null) {
      return Optional.of(Content.of(raw));
    }
    String base64 = string.text("base64", string.text("base64_url", null));
    String url = string.text("data_url");
    if (base64 == null && url == null) {
      return Optional.empty();
    }
    try {
      byte[] bytes = base64 == null ? DataUrl.bytes(url) : DataUrl.base64(base64);
      return Optional.of(new Content(false, bytes));
    } catch (IllegalArgumentException e) {
      String what = base64 == null ? "data_url" : "base64";
      throw ServiceException.invalid(
          "The " + what + " in " + string.path() + " is not well-formed.");
    }
  }

  /** The five booleans of an asset; unset ones stay as they are. */
  public static Asset.Flags flags(Fields fields, Asset.Flags before) {
    return new Asset.Flags(
        fields.truth("discovered", before.discovered()),
        fields.truth("pseudo", before.pseudo()),
        fields.truth("favorited", before.favorited()),
        fields.truth("demo", before.demo()),
        fields.truth("curated", before.curated()));
  }

  /** A classification whose parts may be null. */
  public static Classification classification(Fields fields) {
    return new Classification(
        fields.text("generic", null),
        fields.text("specific", null),
        fields.text("rendering", null));
  }

  /**
   * An application as it is given: what is unset is null, and not shown around. An id that is no
   * UUID is as good as none: what an application calls itself is no reason to refuse its seeds.
   */
  public static Application application(Fields fields) {
    String id = fields.optionalId("id");
    return new Application(
        Fields.uuid(id) ? id : null,
        fields.text("name", null),
        fields.text("version", null),
        fields.text("platform", null),
        fields.truth("onboarded", false),
        fields.text("privacy", null));
  }
}
