package assetd.json;

import assetd.model.Asset;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Seed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what an edited {@code Asset} or {@code Format} changes. A client sends back the whole it
 * once got, in up to three copies and often without contents, so what is absent, empty or unchanged
 * is no edit; of several copies the one that differs counts.
 */
public final class EditReader {
  private EditReader() {}

  /**
   * What a body wants changed of an asset.
   *
   * @param name null to keep it
   * @param mechanism null to keep it
   * @param formats of each format those copies that differ, in the order in which they count
   * @param materials all materials in the body, per kind; none of them says that another one goes
   */
  public record AssetEdit(
      String name,
      String mechanism,
      Asset.Flags flags,
      List<FormatEdit> formats,
      Map<Kind, List<PartEdit>> materials) {}

  /**
   * What a body says of a material.
   *
   * @param seen when it was last changed, as the sender saw it; null when unsaid
   * @param hung whether it says that it hangs on the asset, as those do that were shown with it,
   *     and as new ones may
   */
  public record PartEdit(Seed.Part part, Instant seen, boolean hung) {
    /** Something that nobody has seen yet. */
    public static PartEdit unseen(Seed.Part part) {
      return new PartEdit(part, null, false);
    }
  }

  /**
   * What a body wants changed of a format.
   *
   * @param content null to keep it
   * @param classification null to keep it; its parts may be null as well
   * @param seen when the format was last changed, as the sender saw it; null when unsaid
   */
  public record FormatEdit(
      String id, Content content, Classification classification, Instant seen) {
    /** Whether applying this to the format changes anything. */
    public boolean changes(Format format) {
      return changesContent(format) || !classification(format).equals(format.classification());
    }

    /** Whether there is content and it differs from the format's, which must be loaded. */
    public boolean changesContent(Format format) {
      return content != null && !Arrays.equals(content.bytes(), format.content().bytes());
    }

    /**
     * The classification after the edit. A safe value that only stands for the stored unknown one
     * is no edit.
     */
    public Classification classification(Format format) {
      Classification old = format.classification();
      if (classification == null) {
        return old;
      }
      return new Classification(
          edited(Enums.GENERIC, old.generic(), classification.generic()),
          edited(Enums.SPECIFIC, old.specific(), classification.specific()),
          edited(Enums.RENDERING, old.rendering(), classification.rendering()));
    }

    private static String edited(Enums values, String old, String given) {
      return given == null || given.equals(values.safe(old)) ? old : given;
    }
  }

  /** Reads an edited {@code Asset}; {@code before} is the stored one with its contents. */
  public static AssetEdit asset(Fields body, Asset before) {
    List<FormatEdit> formats = new ArrayList<>();
    for (Fields copy : copies(body)) {
      String id = copy.optionalId("id");
      before.formats().stream()
          .filter(format -> format.id().equals(id))
          .filter(format -> format(copy).changes(format))
          .forEach(format -> formats.add(format(copy)));
    }
    String mechanism = body.text("mechanism", null);
    boolean same = Objects.equals(mechanism, Enums.MECHANISM.safe(before.mechanism()));
    return new AssetEdit(
        body.text("name", null),
        same ? null : mechanism,
        SeedReader.flags(body, before.flags()),
        formats,
        materials(body, before));
  }

  /** Reads an edited {@code Format}. */
  public static FormatEdit format(Fields body) {
    Optional<Fields> holder = body.object("fragment").or(() -> body.object("file"));
    Content content =
        holder.flatMap(SeedReader::content).filter(c -> c.bytes().length > 0).orElse(null);
    Classification classification =
        body.object("classification").map(SeedReader::classification).orElse(null);
    return new FormatEdit(body.optionalId("id"), content, classification, Timestamps.seen(body));
  }

  /** The order tells who wins when several copies differ: what plugins edit first. */
  private static List<Fields> copies(Fields body) {
    List<Fields> copies = new ArrayList<>();
    body.object("original").flatMap(o -> o.object("reference")).ifPresent(copies::add);
    copies.addAll(body.collection("formats"));
    Optional<Fields> preview = body.object("preview");
    for (String name : List.of("base", "overlay")) {
      preview
          .flatMap(p -> p.object(name))
          .flatMap(p -> p.object("reference"))
          .ifPresent(copies::add);
    }
    return copies;
  }

  private static Map<Kind, List<PartEdit>> materials(Fields body, Asset before) {
    Map<Kind, List<PartEdit>> materials = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<PartEdit> parts = new ArrayList<>();
      Set<String> known =
          before.attached(kind).stream().map(a -> a.material().id()).collect(Collectors.toSet());
      body.collection(kind.plural()).stream()
          .map(object -> part(kind, object, before.id(), known))
          .filter(Objects::nonNull)
          .forEach(parts::add);
      materials.put(kind, parts);
    }
    return materials;
  }

  /** What hangs on the asset comes back as it was shown; it may be from a time without a limit. */
  private static PartEdit part(Kind kind, Fields object, String assetId, Set<String> known) {
    String mechanism = mechanism(object, assetId);
    boolean hangs = known.contains(object.optionalId("id"));
    Seed.Part part =
        hangs
            ? MaterialReader.known(kind, object, mechanism)
            : MaterialReader.part(kind, object, mechanism);
    if (part == null) {
      return null;
    }
    if (!hangs) {
      object.optionalUuid("id");
    }
    return new PartEdit(part, Timestamps.seen(object), hung(object, assetId));
  }

  private static boolean hung(Fields material, String assetId) {
    boolean among =
        material.raw("assets") instanceof Map<?, ?> assets
            && assets.get("iterable") instanceof List<?> list
            && list.stream().anyMatch(asset -> names(asset, assetId));
    return among
        || names(material.raw("asset"), assetId)
        || material.raw("mechanisms") instanceof Map<?, ?> each && each.containsKey(assetId);
  }

  private static boolean names(Object asset, String id) {
    return asset instanceof Map<?, ?> map && id.equals(map.get("id"));
  }

  /** Some kinds have one mechanism, some have one per asset; null when the object names none. */
  private static String mechanism(Fields material, String assetId) {
    return material.object("mechanisms").map(each -> each.text(assetId)).orElse(null);
  }

  /**
   * Whether what was seen is older than the stored. Some clients cut moments to milliseconds: those
   * are compared as such.
   */
  public static boolean older(Instant seen, Instant stored) {
    boolean cut = seen.truncatedTo(ChronoUnit.MILLIS).equals(seen);
    return seen.isBefore(cut ? stored.truncatedTo(ChronoUnit.MILLIS) : stored);
  }

  /** The classification of a format as clients see it, and send it back. */
  public static Classification shown(Format format) {
    Classification of = format.classification();
    return new Classification(
        Enums.GENERIC.safe(of.generic()),
        Enums.SPECIFIC.safe(of.specific()),
        of.rendering() == null ? null : Enums.RENDERING.safe(of.rendering()));
  }

  /** The fields of a stored material after an edit by this part; equal when it says nothing new. */
  public static Map<String, Object> edited(Seed.Part part, Material stored) {
    return MaterialReader.edited(stored, part.body());
  }
}
