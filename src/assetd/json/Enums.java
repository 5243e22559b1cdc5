package assetd.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The enum values that every published client accepts. Older clients fail on a whole answer for one
 * value that they do not know, so everything else is kept as it came and goes out as its nearest
 * safe value.
 */
public enum Enums {
  ANCHOR_TYPE("AnchorTypeEnum"),
  ANNOTATION_TYPE("AnnotationTypeEnum"),
  APPLICATION_NAME("ApplicationNameEnum"),
  CAPABILITIES("CapabilitiesEnum"),
  GENERIC("ClassificationGenericEnum"),
  RENDERING("ClassificationRenderingEnum"),
  SPECIFIC("ClassificationSpecificEnum"),
  EXTERNALLY_SOURCED("ExternallySourcedEnum"),
  HINT_TYPE("HintTypeEnum"),
  MECHANISM("MechanismEnum"),
  ACCESS_SCOPED("PersonAccessScopedEnum"),
  PLATFORM("PlatformEnum"),
  PRIVACY("PrivacyEnum"),
  ROLE("Role"),
  MATCH("SearchedMatchEnum"),
  SENSITIVE_CATEGORY("SensitiveCategoryEnum"),
  SENSITIVE_SEVERITY("SensitiveSeverityEnum"),
  TAG_CATEGORY("TagCategoryEnum");

  private final Table table;

  Enums(String wireName) {
    this.table = Tables.ALL.get(wireName);
  }

  private record Table(String fallback, Set<String> safe, Map<String, String> nearest) {}

  /** Whether every client accepts this value. */
  public boolean isSafe(String value) {
    return table.safe.contains(value);
  }

  /**
   * The value itself when it is safe, else its nearest safe one: a known neighbour, the same word
   * in the case the contract writes it, or the fallback. Null when the value is null or nothing is
   * near.
   */
  public String safe(String value) {
    String known = known(value);
    return known == null || table.safe.contains(known) ? known : table.fallback;
  }

  /** Like {@link #safe}, but what nothing is near stays itself. */
  public String known(String value) {
    if (value == null || table.safe.contains(value)) {
      return value;
    }
    String near = table.nearest.get(value);
    if (near != null) {
      return near;
    }
    for (String other : List.of(value.toUpperCase(Locale.ROOT), value.toLowerCase(Locale.ROOT))) {
      if (table.safe.contains(other)) {
        return other;
      }
    }
    return value;
  }

  /**
   * The resource, read once; its own class because an enum's constants come before its static
   * fields.
   */
  private static final class Tables {
    private static final Map<String, Table> ALL = new HashMap<>();

    static {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Enums.class.getResourceAsStream("enums.tsv"), StandardCharsets.UTF_8))) {
        lines.lines().filter(line -> !line.startsWith("#")).forEach(Tables::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void add(String line) {
      String[] cells = line.split("\t");
      if (cells[0].startsWith("~")) {
        ALL.get(cells[0].substring(1)).nearest.put(cells[1], cells[2]);
      } else {
        String fallback = cells[1].equals("-") ? null : cells[1];
        Set<String> safe = new HashSet<>(List.of(cells[2].split(" ")));
        ALL.put(cells[0], new Table(fallback, safe, new HashMap<>()));
      }
    }
  }
}
