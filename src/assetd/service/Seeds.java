package assetd.service;

import assetd.insight.Insight;
import assetd.insight.Understanding;
import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.Material;
import assetd.model.Score;
import assetd.model.Seed;
import assetd.model.ServiceException;
import assetd.store.ReadTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Turns seeds into assets. What the giver said always wins; where a seed is silent, what its
 * content tells about itself is added and marked AUTOMATIC. Thread-safe.
 */
final class Seeds {
  /** Stands in for a giver who does not say who it is, a curl in a terminal for instance. */
  private static final Application ANONYMOUS =
      new Application(
          "00000000-0000-4000-8000-0000000000a0", "OPEN_SOURCE", "0.0.0", "UNKNOWN", false, "OPEN");

  private final Insight insight;
  private final Clock clock;
  private final Supplier<String> ids;

  Seeds(Insight insight, Clock clock, Supplier<String> ids) {
    this.insight = insight;
    this.clock = clock;
    this.ids = ids;
  }

  /** The seed with everything added that its content tells; images stay as they are. */
  Seed understood(Seed seed) {
    checkSize(seed.content());
    seed.materials().forEach((kind, parts) -> checkCount(kind, parts.size(), 0));
    Understanding found =
        insight.understand(seed.content(), seed.fileName(), seed.extension(), seed.given());
    Classification classification = classification(seed, found);
    return new Seed(
        seed.application() == null ? ANONYMOUS : seed.application(),
        seed.file(),
        seed.content(),
        seed.extension(),
        seed.fileName(),
        classification,
        seed.name() == null ? found.title() : seed.name(),
        seed.mechanism(),
        seed.flags(),
        materials(seed, found),
        seed.most());
  }

  /**
   * The asset that a seed becomes: new ids, now, and everything understood. Its application is not
   * {@link #identified} yet.
   */
  Asset asset(Seed given) {
    Seed seed = understood(given);
    Instant now = clock.next();
    Format format =
        new Format(
            ids.get(),
            "",
            "BOTH",
            seed.file(),
            seed.fileName(),
            seed.given(),
            seed.application(),
            seed.content().bytes().length,
            now,
            now,
            seed.content());
    Map<Kind, List<Attached>> materials = new EnumMap<>(Kind.class);
    seed.materials()
        .forEach(
            (kind, parts) ->
                materials.put(kind, parts.stream().map(p -> attached(kind, p, now)).toList()));
    return new Asset(
        ids.get(),
        "",
        seed.name(),
        seed.mechanism() == null ? "MANUAL" : seed.mechanism(),
        now,
        now,
        seed.flags(),
        Score.ZERO,
        List.of(format),
        materials);
  }

  /** The asset from an application that is whole: the known one if it is that. */
  Asset identified(ReadTransaction reader, Asset asset) {
    Application from = Identity.settled(reader, asset.original().application(), ids);
    return asset.withFormats(asset.formats().stream().map(f -> f.withApplication(from)).toList());
  }

  /** The same for a seed, so that one that is drafted and then saved says nothing less. */
  Seed identified(ReadTransaction reader, Seed seed) {
    return seed.withApplication(Identity.settled(reader, seed.application(), ids));
  }

  /** A new material from a part, with an id of ours. */
  Attached attached(Kind kind, Seed.Part part, Instant now) {
    return attached(ids.get(), kind, part, now);
  }

  /** A new material from a part, with this id. */
  static Attached attached(String id, Kind kind, Seed.Part part, Instant now) {
    return new Attached(new Material(id, kind, part.body(), now, now), part.mechanism());
  }

  static void checkSize(Content content) {
    if (content.bytes().length > Limits.inForce(Limit.CONTENT)) {
      throw new ServiceException(
          ServiceException.Kind.TOO_LARGE,
          "The content is larger than the "
              + Limits.inForce(Limit.CONTENT)
              + " bytes that one format may hold.");
    }
  }

  /**
   * Refuses more materials of a kind than an asset may have, unless it has as many already: what it
   * was shown with must not be refused when a client sends it back.
   */
  static void checkCount(Kind kind, int wanted, int before) {
    int most = Limits.inForce(Limit.MATERIALS);
    if (wanted > most && wanted > before) {
      throw ServiceException.invalid(
          "An asset may have at most " + most + " " + kind.plural() + ".");
    }
  }

  /** An extension outweighs the given type; both are kept as received, known or not. */
  private static Classification classification(Seed seed, Understanding found) {
    Classification given = seed.given();
    String specific =
        seed.extension() != null
            ? seed.extension()
            : given == null || unsaid(given.specific())
                ? found.classification().specific()
                : given.specific();
    String generic =
        given == null || unsaid(given.generic())
            ? found.classification().generic()
            : given.generic();
    return new Classification(generic, specific, given == null ? null : given.rendering());
  }

  private static boolean unsaid(String value) {
    return value == null || value.equals("UNKNOWN");
  }

  private static Map<Kind, List<Seed.Part>> materials(Seed seed, Understanding found) {
    Map<Kind, List<Seed.Part>> all = new EnumMap<>(Kind.class);
    all.putAll(seed.materials());
    Map<Kind, List<Seed.Part>> told = Findings.of(found);
    told.forEach((kind, parts) -> fill(all, kind, atMost(seed.most().get(kind), parts)));
    addSecrets(all, told.getOrDefault(Kind.SENSITIVE, List.of()));
    return all;
  }

  private static List<Seed.Part> atMost(Integer most, List<Seed.Part> found) {
    return most == null || most >= found.size() ? found : found.subList(0, most);
  }

  private static void fill(Map<Kind, List<Seed.Part>> all, Kind kind, List<Seed.Part> found) {
    if (all.getOrDefault(kind, List.of()).isEmpty()) {
      all.put(kind, found);
    }
  }

  /**
   * Secrets are added whatever was given: silence about a password is not a wish to overlook it.
   */
  private static void addSecrets(Map<Kind, List<Seed.Part>> all, List<Seed.Part> found) {
    List<Seed.Part> parts = new ArrayList<>(all.getOrDefault(Kind.SENSITIVE, List.of()));
    List<Object> known = new ArrayList<>(parts.stream().map(p -> p.body().get("text")).toList());
    for (Seed.Part secret : found) {
      if (!known.contains(secret.body().get("text"))) {
        parts.add(secret);
        known.add(secret.body().get("text"));
      }
    }
    all.put(Kind.SENSITIVE, parts);
  }
}
