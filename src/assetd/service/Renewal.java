package assetd.service;

import assetd.insight.Understanding;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known about an asset after its content or its classification changed. Of what the old
 * content told, that which the new one no longer tells goes, and what only the new one tells comes.
 * It is known by this: it is AUTOMATIC and says what the old content told. So all that people or
 * programs gave or changed stays, and what they removed does not come back. A title is not marked
 * as AUTOMATIC: one that reads exactly as the old content told is taken for it. Used once, by one
 * thread.
 */
final class Renewal {
  private final Seeds seeds;
  private final Understanding old;
  private final Understanding renewed;
  private final Instant now;

  /**
   * A renewal.
   *
   * @param old what the content told before
   * @param renewed what it tells now
   */
  Renewal(Seeds seeds, Understanding old, Understanding renewed, Instant now) {
    this.seeds = seeds;
    this.old = old;
    this.renewed = renewed;
    this.now = now;
  }

  /** The asset after the change. */
  Asset of(Asset asset) {
    Map<Kind, List<Seed.Part>> told = Findings.of(old);
    Map<Kind, List<Seed.Part>> tells = Findings.of(renewed);
    Map<Kind, List<Attached>> after = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Attached> attached =
          renewed(kind, asset.attached(kind), bySaying(kind, told), bySaying(kind, tells));
      if (!attached.isEmpty()) {
        after.put(kind, attached);
      }
    }
    Asset described = asset.withMaterials(after);
    return old.title().equals(asset.name()) ? described.withName(renewed.title()) : described;
  }

  private List<Attached> renewed(
      Kind kind, List<Attached> before, Map<Object, Seed.Part> told, Map<Object, Seed.Part> tells) {
    List<Attached> after = new ArrayList<>();
    boolean ours = false;
    for (Attached attached : before) {
      Object says = says(kind, attached.material().body());
      boolean found = attached.mechanism().equals(Findings.AUTOMATIC) && told.containsKey(says);
      ours |= found;
      if (!found || tells.containsKey(says)) {
        after.add(found ? moved(attached, told.get(says), tells.get(says)) : attached);
      }
      tells.remove(says);
    }
    boolean wanted = kind == Kind.SENSITIVE || ours || before.isEmpty() && told.isEmpty();
    if (wanted) {
      tells.keySet().removeAll(told.keySet());
      tells.values().forEach(part -> after.add(seeds.attached(kind, part, now)));
    }
    return after;
  }

  /** The same secret at another place is the same material, unless somebody has edited it. */
  private Attached moved(Attached attached, Seed.Part told, Seed.Part tells) {
    Material material = attached.material();
    if (!material.body().equals(told.body()) || told.body().equals(tells.body())) {
      return attached;
    }
    return new Attached(
        new Material(material.id(), material.kind(), tells.body(), material.created(), now),
        attached.mechanism());
  }

  private static Map<Object, Seed.Part> bySaying(Kind kind, Map<Kind, List<Seed.Part>> materials) {
    Map<Object, Seed.Part> parts = new LinkedHashMap<>();
    for (Seed.Part part : materials.getOrDefault(kind, List.of())) {
      parts.putIfAbsent(says(kind, part.body()), part);
    }
    return parts;
  }

  /** By what a material of this kind is recognised, whatever else was noted about it. */
  private static Object says(Kind kind, Map<String, Object> body) {
    return switch (kind) {
      case WEBSITE -> body.getOrDefault("url", "");
      case PERSON -> body.getOrDefault("type", Map.of());
      case TAG, ANNOTATION, HINT, ANCHOR, SENSITIVE -> body.getOrDefault("text", "");
    };
  }
}
