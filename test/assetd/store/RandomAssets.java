package assetd.store;

import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Attached;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.Score;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Assets with everything an asset can have, the same ones for the same seed. */
final class RandomAssets {
  /**
   * What a text field may hold: nothing, quotes, NUL, other scripts, directions, combining marks,
   * planes beyond the first.
   */
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "a",
          "it's \"quoted\" -- ; DROP TABLE asset",
          "NUL \0 inside",
          "\uFEFFbyte order mark",
          "ünïcödé",
          "日本語",
          "שלום \u202eoverride",
          "e\u0301 combining",
          "\uD83D\uDE80 rocket",
          "line\r\nbreak\ttab",
          "null",
          "[1,2]");

  private final Random random;

  RandomAssets(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  String text() {
    return random.nextInt(3) > 0 ? "text " + random.nextInt(1000) : one(ODD);
  }

  <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Few enough distinct times that the tie-break by id is needed. */
  Instant time() {
    return Instant.EPOCH
        .plusSeconds(1_700_000_000L + random.nextInt(20))
        .plusNanos(1_000L * random.nextInt(2));
  }

  Content content() {
    if (random.nextBoolean()) {
      return Content.of(text().repeat(random.nextInt(20)));
    }
    byte[] bytes = new byte[random.nextInt(20_000)];
    random.nextBytes(bytes);
    return new Content(false, bytes);
  }

  Application application() {
    int n = random.nextInt(3);
    return new Application("app-" + n, "Application " + n, "1." + n, "LINUX", n == 1, "OPEN");
  }

  Format format(String role) {
    Content content = content();
    return new Format(
        id(),
        text(),
        role,
        random.nextBoolean(),
        random.nextBoolean() ? null : text(),
        new Classification("CODE", "java", random.nextBoolean() ? null : "HLJS"),
        application(),
        content.bytes().length,
        time(),
        time(),
        content);
  }

  List<Format> formats() {
    List<Format> formats = new ArrayList<>();
    formats.add(format("BOTH"));
    while (random.nextInt(4) == 0) {
      formats.add(format("ADDITIONAL"));
    }
    return formats;
  }

  /** A material; of the shared kinds there are few, so that assets meet at them. */
  Material material(Kind kind) {
    Map<String, Object> body = new LinkedHashMap<>();
    String few = "name " + random.nextInt(5);
    switch (kind) {
      case TAG -> body.put("text", few);
      case WEBSITE -> {
        body.put("url", "https://example.org/" + few);
        body.put("name", few);
      }
      case PERSON ->
          body.put("type", Map.of("basic", Map.of("name", few, "email", few + "@x.org")));
      default -> body.put("text", text());
    }
    body.put("unknown to us", List.of(random.nextInt(), true, 1.5, Map.of("k", "v"), text()));
    return new Material(id(), kind, body, time(), time());
  }

  Map<Kind, List<Attached>> materials() {
    Map<Kind, List<Attached>> materials = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Attached> list = new ArrayList<>();
      while (random.nextInt(3) == 0) {
        list.add(new Attached(material(kind), one(List.of("MANUAL", "AUTOMATIC"))));
      }
      if (!list.isEmpty()) {
        materials.put(kind, list);
      }
    }
    return materials;
  }

  Asset.Flags flags() {
    return new Asset.Flags(
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean());
  }

  Score score() {
    return new Score(count(), count(), count(), count(), count(), count(), count());
  }

  private int count() {
    return random.nextInt(100);
  }

  Asset asset() {
    return new Asset(
        id(),
        text(),
        random.nextInt(4) == 0 ? null : text(),
        "MANUAL",
        time(),
        time(),
        flags(),
        score(),
        formats(),
        materials());
  }

  /** An asset with this text and nothing else. */
  static Asset plain(String id, String text) {
    Content content = new Content(true, text.getBytes(StandardCharsets.UTF_8));
    Instant time = Instant.EPOCH.plusSeconds(1_700_000_000L);
    Format format =
        new Format(
            UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
            "",
            "BOTH",
            false,
            null,
            new Classification("TEXT", "txt"),
            new Application("app", "Test", "1", "LINUX", false, "OPEN"),
            content.bytes().length,
            time,
            time,
            content);
    return new Asset(
        id,
        "",
        "plain",
        "MANUAL",
        time,
        time,
        Asset.Flags.NONE,
        Score.ZERO,
        List.of(format),
        Map.of());
  }
}
