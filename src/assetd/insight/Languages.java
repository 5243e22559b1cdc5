package assetd.insight;

import assetd.json.Enums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of languages and types, looked up by every name they go by. Immutable. */
final class Languages {
  private static final int COLUMNS = 8;

  private final Map<String, Language> byLabel = new HashMap<>();
  private final Map<String, List<Language>> byExtension = new HashMap<>();
  private final Map<String, Language> byFileName = new HashMap<>();
  private final Map<String, Language> byInterpreter = new HashMap<>();
  private final Map<String, Language> byAlias = new HashMap<>();
  private final Map<String, Language> bySpecific = new HashMap<>();
  private final Map<String, String> genericOfMedia = new HashMap<>();

  /** Reads {@code languages.tsv} and {@code media.tsv}. */
  Languages() {
    for (String[] row : Table.rows("languages.tsv", COLUMNS)) {
      add(
          new Language(
              row[0],
              row[1],
              row[2],
              row[3],
              Table.list(row[4]),
              Table.list(row[5]),
              Table.list(row[6]),
              Table.list(row[7])));
    }
    for (String[] row : Table.rows("media.tsv", 2)) {
      Table.list(row[1]).forEach(specific -> genericOfMedia.put(specific, row[0]));
    }
  }

  private void add(Language language) {
    byLabel.put(language.label(), language);
    bySpecific.putIfAbsent(language.specific(), language);
    byAlias.put(language.label(), language);
    for (String extension : language.extensions()) {
      byExtension.computeIfAbsent(extension, key -> new ArrayList<>()).add(language);
      byAlias.putIfAbsent(extension, language);
    }
    language.fileNames().forEach(name -> byFileName.put(name.toLowerCase(Locale.ROOT), language));
    language.interpreters().forEach(name -> byInterpreter.put(name, language));
    language.aliases().forEach(name -> byAlias.put(name, language));
  }

  /** The language with this label of ours; null when there is none. */
  Language labelled(String label) {
    return byLabel.get(label);
  }

  /**
   * The languages whose files have this extension (any case, without the dot); empty when none is
   * known.
   */
  List<Language> withExtension(String extension) {
    return byExtension.getOrDefault(extension.toLowerCase(Locale.ROOT), List.of());
  }

  /** The language of files with exactly this name, in any case; null when none is known. */
  Language ofFileName(String name) {
    return byFileName.get(name.toLowerCase(Locale.ROOT));
  }

  /** The language that this program of a {@code #!} line runs; null when none is known. */
  Language ofInterpreter(String program) {
    return byInterpreter.get(program);
  }

  /** The language by any name it goes by on a fence or in a modeline; null when none is known. */
  Language named(String name) {
    return byAlias.get(name.toLowerCase(Locale.ROOT));
  }

  /** The language behind a value of the contract; null when it is no language that we can name. */
  Language ofSpecific(String specific) {
    Language exact = bySpecific.get(specific);
    if (exact != null) {
      return exact;
    }
    List<Language> shared = withExtension(specific);
    return shared.isEmpty() ? null : shared.get(0);
  }

  /**
   * CODE, TEXT, IMAGE ... for a safe value of {@code ClassificationSpecificEnum}; everything we do
   * not know is code.
   */
  String genericOf(String specific) {
    String media = genericOfMedia.get(specific);
    if (media != null) {
      return media;
    }
    Language language = ofSpecific(specific);
    return language == null ? "CODE" : language.generic();
  }

  /**
   * The safe value of {@code ClassificationSpecificEnum} nearest to an extension that a client
   * gave: itself, or that of a language with this extension or name; null when nothing is near.
   */
  String nearestSafe(String extension) {
    if (Enums.SPECIFIC.isSafe(extension) && !extension.equals("UNKNOWN")) {
      return extension;
    }
    String lower = extension.toLowerCase(Locale.ROOT);
    String bare = lower.startsWith(".") ? lower.substring(1) : lower;
    if (Enums.SPECIFIC.isSafe(bare)) {
      return bare;
    }
    Language language = named(bare);
    return language == null ? null : language.specific();
  }
}
