package assetd.json;

import assetd.model.Kind;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.MaterialSeed;
import assetd.model.Seed;
import assetd.model.ServiceException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a material that is made by itself, with the ids of all that it is to belong to. */
public final class MaterialSeedReader {
  private MaterialSeedReader() {}

  /**
   * Reads one material. A sensitive without an asset could not be shown: it needs one.
   *
   * @throws ServiceException INVALID when there is nothing to keep, or a field is wrong
   */
  public static MaterialSeed seed(Kind kind, Fields fields) {
    if (kind == Kind.SENSITIVE && fields.optionalId("asset") == null) {
      throw fields.missing("asset", "the id of an asset");
    }
    Seed.Part part = MaterialReader.part(kind, fields, null);
    if (part == null) {
      throw ServiceException.invalid(
          "There is nothing to create: "
              + kind.one()
              + " needs "
              + MaterialReader.needs(kind)
              + ".");
    }
    fields.optionalUuid("id");
    String assets = kind.attachable() ? "assets" : null;
    MaterialSeed seed =
        new MaterialSeed(
            kind,
            part,
            ids(fields, "asset", assets),
            ties(kind, fields),
            annotations(kind, fields));
    int most = Limits.inForce(Limit.MATERIALS);
    if (seed.references() > most) {
      throw ServiceException.invalid("A new material may name at most " + most + " others.");
    }
    return seed;
  }

  private static Map<Kind, List<String>> ties(Kind kind, Fields fields) {
    Map<Kind, List<String>> ties = new EnumMap<>(Kind.class);
    for (Kind other : kind.ties()) {
      ties.put(other, ids(fields, other.singular(), other.plural()));
    }
    return ties;
  }

  /**
   * The ids in a field that holds one and in a field with a collection of them.
   *
   * @param many null when there is no collection
   */
  private static List<String> ids(Fields fields, String one, String many) {
    Set<String> ids = new LinkedHashSet<>();
    String single = fields.optionalId(one);
    if (single != null) {
      ids.add(single);
    }
    for (Fields each : many == null ? List.<Fields>of() : objects(fields, many)) {
      if (!isNew(many, each)) {
        ids.add(each.id("id"));
      }
    }
    return List.copyOf(ids);
  }

  /** New annotations have no id yet; those of a person and of an anchor come whole. */
  private static List<MaterialSeed> annotations(Kind kind, Fields fields) {
    List<MaterialSeed> annotations = new ArrayList<>();
    if (kind.ties().contains(Kind.ANNOTATION)) {
      String name = Kind.ANNOTATION.plural();
      objects(fields, name).stream()
          .filter(each -> isNew(name, each))
          .forEach(each -> annotations.add(seed(Kind.ANNOTATION, each)));
    }
    return annotations;
  }

  private static boolean isNew(String name, Fields each) {
    return name.equals(Kind.ANNOTATION.plural()) && !each.has("id");
  }

  /**
   * The objects of a collection or of a bare array; each costs the writer work, so few may come.
   */
  private static List<Fields> objects(Fields fields, String name) {
    List<Fields> objects =
        fields.raw(name) instanceof List<?> ? fields.objects(name) : fields.collection(name);
    int most = Limits.inForce(Limit.MATERIALS);
    if (objects.size() > most) {
      throw ServiceException.invalid("A new material may name at most " + most + " " + name + ".");
    }
    return objects;
  }
}
