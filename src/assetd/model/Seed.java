package assetd.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants to save: one content and what is known about it. What the giver left unsaid
 * is null or empty.
 *
 * @param application who gives it; null when unsaid
 * @param file whether it came as a file (true) or a fragment
 * @param content what to save
 * @param extension of the content, as given; null when unsaid. It outweighs {@code given}
 * @param fileName null when unsaid
 * @param given the classification as given; its parts may be null; null when unsaid
 * @param name the title; null when unsaid
 * @param mechanism null when unsaid
 * @param materials what comes with it, per kind in the order given
 * @param most how many of a kind may be added to these; a kind that is unsaid has no such limit
 */
public record Seed(
    Application application,
    boolean file,
    Content content,
    String extension,
    String fileName,
    Classification given,
    String name,
    String mechanism,
    Asset.Flags flags,
    Map<Kind, List<Part>> materials,
    Map<Kind, Integer> most) {

  /** Copies the maps, so that a value never changes after it was made. */
  public Seed {
    Map<Kind, List<Part>> copy = new EnumMap<>(Kind.class);
    materials.forEach((kind, list) -> copy.put(kind, List.copyOf(list)));
    materials = Collections.unmodifiableMap(copy);
    most = Map.copyOf(most);
  }

  /**
   * A material that is not stored yet.
   *
   * @param id the identity its giver chose; null for a new one
   * @param body see {@link Material}
   * @param mechanism who put it there
   */
  public record Part(String id, Map<String, Object> body, String mechanism) {}

  /** The same seed, given by another application. */
  public Seed withApplication(Application giver) {
    return new Seed(
        giver, file, content, extension, fileName, given, name, mechanism, flags, materials, most);
  }

  /** The parts of one kind; empty when there are none. */
  public List<Part> parts(Kind kind) {
    return materials.getOrDefault(kind, List.of());
  }
}
