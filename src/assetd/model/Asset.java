package assetd.model;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One saved thing with everything that hangs on it. Immutable; free to cross threads.
 *
 * @param id lower-case 36-character UUID
 * @param creator who made it; may be empty, never null
 * @param name the title; null when none is known
 * @param mechanism how it came to be, as received (see {@code MechanismEnum}); never null
 * @param created when it was saved, microsecond precision
 * @param updated when it or its content last changed, microsecond precision
 * @param flags the five booleans of the contract
 * @param score how often it was used
 * @param formats its formats in order, at least one; the first is the original
 * @param materials what hangs on it, per kind, in the order of association; a kind without entries
 *     may be missing
 */
public record Asset(
    String id,
    String creator,
    String name,
    String mechanism,
    Instant created,
    Instant updated,
    Flags flags,
    Score score,
    List<Format> formats,
    Map<Kind, List<Attached>> materials) {

  /** Copies the collections, so that a value never changes after it was made. */
  public Asset {
    formats = List.copyOf(formats);
    Map<Kind, List<Attached>> copy = new EnumMap<>(Kind.class);
    materials.forEach((kind, list) -> copy.put(kind, List.copyOf(list)));
    materials = Collections.unmodifiableMap(copy);
  }

  /** The booleans of an asset; {@code pseudo} means: seen, but not explicitly saved. */
  public record Flags(
      boolean discovered, boolean pseudo, boolean favorited, boolean demo, boolean curated) {
    /** All false. */
    public static final Flags NONE = new Flags(false, false, false, false, false);
  }

  /** The materials of one kind, in order; empty when there are none. */
  public List<Attached> attached(Kind kind) {
    return materials.getOrDefault(kind, List.of());
  }

  /** The materials of all kinds, kind after kind. */
  public List<Material> allMaterials() {
    return materials.values().stream().flatMap(List::stream).map(Attached::material).toList();
  }

  /** Bytes of all contents. */
  public long bytes() {
    return formats.stream().mapToLong(Format::size).sum();
  }

  /** The format that was saved first: what {@code original} names on the wire. */
  public Format original() {
    return formats.get(0);
  }

  /**
   * The format with the role PREVIEW, else the original: what {@code preview.base} names on the
   * wire.
   */
  public Format preview() {
    return formats.stream().filter(f -> f.role().equals("PREVIEW")).findFirst().orElse(original());
  }

  /** The same asset with other formats. */
  public Asset withFormats(List<Format> replaced) {
    return copy(name, updated, score, replaced, materials);
  }

  /** The same asset with other materials. */
  public Asset withMaterials(Map<Kind, List<Attached>> replaced) {
    return copy(name, updated, score, formats, replaced);
  }

  /** The same asset, changed at that moment. */
  public Asset withUpdated(Instant moment) {
    return copy(name, moment, score, formats, materials);
  }

  /** The same asset with other counters. */
  public Asset withScore(Score counted) {
    return copy(name, updated, counted, formats, materials);
  }

  /** The same asset with another title. */
  public Asset withName(String title) {
    return copy(title, updated, score, formats, materials);
  }

  private Asset copy(
      String title,
      Instant changed,
      Score counted,
      List<Format> held,
      Map<Kind, List<Attached>> attached) {
    return new Asset(
        id, creator, title, mechanism, created, changed, flags, counted, held, attached);
  }
}
