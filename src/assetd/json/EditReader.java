package assetd.json;

import assetd.model.Asset;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Seed;
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
   * @param formats per format id, see {@link FormatEdit}
   * @param materials all materials in the body, per kind; none of them says that another one goes
   */
  public record AssetEdit(
      String name,
      String mechanism,
      Asset.Flags flags,
      List<FormatEdit> formats,
      Map<Kind, List<Seed.Part>> materials) {}

  /**
   * What a body wants changed of a format.
   *
   * @param content null to keep it
   * @param classification null to keep it; its parts may be null as well
   */
  public record FormatEdit(String id, Content content, Classification classification) {
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
          .filter(format -> formats.stream().noneMatch(edit -> edit.id().equals(id)))
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
    return new FormatEdit(body.optionalId("id"), content, classification);
  }

  /** The order tells who wins when several copies differ: what plugins edit first. */
  private static List<Fields> copies(Fields body) {
    List<Fields> copies = new ArrayList<>();
    body.object("original").flatMap(o -> o.object("reference")).ifPresent(copies::add);
    body.object("formats").ifPresent(formats -> copies.addAll(formats.objects("iterable")));
    Optional<Fields> preview = body.object("preview");
    for (String name : List.of("base", "overlay")) {
      preview
          .flatMap(p -> p.object(name))
          .flatMap(p -> p.object("reference"))
          .ifPresent(copies::add);
    }
    return copies;
  }

  private static Map<Kind, List<Seed.Part>> materials(Fields body, Asset before) {
    Map<Kind, List<Seed.Part>> materials = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Seed.Part> parts = new ArrayList<>();
      Set<String> known =
          before.attached(kind).stream().map(a -> a.material().id()).collect(Collectors.toSet());
      body.object(kind.plural()).map(list -> list.objects("iterable")).orElse(List.of()).stream()
          .map(object -> part(kind, object, mechanism(object, before.id()), known))
          .filter(Objects::nonNull)
          .forEach(parts::add);
      materials.put(kind, parts);
    }
    return materials;
  }

  /** What hangs on the asset comes back as it was shown; it may be from a time without a limit. */
  private static Seed.Part part(Kind kind, Fields object, String mechanism, Set<String> known) {
    return known.contains(object.optionalId("id"))
        ? MaterialReader.known(kind, object, mechanism)
        : MaterialReader.part(kind, object, mechanism);
  }

  /** Some kinds have one mechanism, some have one per asset; null when the object names none. */
  private static String mechanism(Fields material, String assetId) {
    return material.object("mechanisms").map(each -> each.text(assetId)).orElse(null);
  }

  /** The fields of a stored material after an edit by this part; equal when it says nothing new. */
  public static Map<String, Object> edited(Seed.Part part, Material stored) {
    return MaterialReader.edited(stored, part.body());
  }
}
