package assetd.service;

import assetd.model.Asset;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Kind;
import assetd.model.Material;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An asset as a page to read: a table of what is known about it, then its content in a code block.
 * Plugins take the table and the first code block out of the Markdown, so both are always there.
 */
public final class Export {
  private static final Pattern FENCES = Pattern.compile("`{3,}");

  private Export() {}

  /** The asset as Markdown; its contents have to be loaded. */
  public static String markdown(Asset asset) {
    StringBuilder page = new StringBuilder();
    page.append("| ").append(cell(title(asset))).append(" | |\n| --- | --- |\n");
    facts(asset).forEach((n, v) -> page.append("| " + n + " | " + cell(v) + " |\n"));
    String content = content(asset.original());
    String fence = fence(content);
    page.append('\n').append(fence).append(language(asset)).append('\n').append(content);
    return page.append(content.endsWith("\n") ? "" : "\n").append(fence).append('\n').toString();
  }

  /** The asset as HTML; its contents have to be loaded. */
  public static String html(Asset asset) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n");
    page.append("<h1>").append(escaped(title(asset))).append("</h1>\n<table>\n");
    facts(asset)
        .forEach((n, v) -> page.append("<tr><th>" + n + "</th><td>" + escaped(v) + "</td></tr>\n"));
    page.append("</table>\n<pre><code class=\"language-").append(escaped(language(asset)));
    return page.append("\">")
        .append(escaped(content(asset.original())))
        .append("</code></pre>\n")
        .toString();
  }

  /** The name; a stand-in for an asset without one. */
  public static String title(Asset asset) {
    return asset.name() == null || asset.name().isBlank() ? "Untitled" : asset.name();
  }

  /** What the asset is, in the words of its first description; empty when it has none. */
  public static String description(Asset asset) {
    return asset.attached(Kind.ANNOTATION).stream()
        .map(attached -> attached.material())
        .filter(note -> note.text("type").equals("DESCRIPTION"))
        .map(note -> note.text("text"))
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> facts(Asset asset) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "Description", description(asset));
    put(facts, "Language", language(asset));
    put(facts, "Tags", names(asset, Kind.TAG));
    put(facts, "Websites", names(asset, Kind.WEBSITE));
    put(facts, "Persons", names(asset, Kind.PERSON));
    put(facts, "Created", asset.created().truncatedTo(ChronoUnit.SECONDS).toString());
    put(facts, "Updated", asset.updated().truncatedTo(ChronoUnit.SECONDS).toString());
    return facts;
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (!value.isBlank()) {
      facts.put(name, value);
    }
  }

  private static String names(Asset asset, Kind kind) {
    return asset.attached(kind).stream()
        .map(attached -> name(attached.material()))
        .filter(name -> !name.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static String name(Material material) {
    return switch (material.kind()) {
      case WEBSITE -> material.text("url");
      case PERSON -> Findable.personTexts(material).stream().findFirst().orElse("");
      default -> material.text("text");
    };
  }

  private static String language(Asset asset) {
    String specific = asset.original().classification().specific();
    return specific == null ? "" : specific;
  }

  /** What a file holds came as bytes, though it may be text. */
  private static String content(Format format) {
    Content content = format.content().textual();
    return content.text() ? content.string() : "(" + format.size() + " bytes that are no text)";
  }

  /** Longer than every fence in the content, so that the content cannot end its own block. */
  private static String fence(String content) {
    int longest =
        FENCES.matcher(content).results().mapToInt(run -> run.group().length()).max().orElse(2);
    return "`".repeat(longest + 1);
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").strip().replace("|", "\\|");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
