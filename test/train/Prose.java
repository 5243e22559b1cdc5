package assetd.insight;

import assetd.insight.Corpus.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts that are no code, made from the Markdown of the corpus: its paragraphs without their
 * markup, and mixed notes, which are paragraphs with a little code between them and no fence around
 * it.
 */
final class Prose {
  /** The class of plain text. */
  static final String LABEL = "text";

  private static final int PART = 900;
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\]]*+)\\](?:\\([^)]*+\\)|\\[[^\\]]*+\\])");
  private static final Pattern MARKS =
      Pattern.compile("(?m)^\\s*+(?:#++|>|[-*+]|\\d++\\.)\\s++|[*`]++");
  private static final Pattern MACHINE =
      Pattern.compile("(?m)^\\s*+(?:[|<{\\[]|[\\w-]++:(?:\\s|$)).*+$");

  private Prose() {}

  /** Plain paragraphs of this Markdown, in parts of up to about 900 characters. */
  static List<Snippet> paragraphs(Snippet markdown) {
    List<Snippet> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (Block block : blocks(markdown.text())) {
      if (!block.code) {
        part.append(block.text).append("\n\n");
      }
      if (part.length() > PART) {
        flush(markdown, part, "prose", parts);
      }
    }
    flush(markdown, part, "prose", parts);
    return parts;
  }

  /** Notes with at least as much prose as code, the code standing bare between the paragraphs. */
  static List<Snippet> notes(Snippet markdown) {
    List<Snippet> notes = new ArrayList<>();
    StringBuilder note = new StringBuilder();
    int prose = 0;
    int code = 0;
    for (Block block : blocks(markdown.text())) {
      if (block.code && code + block.text.length() > prose) {
        continue;
      }
      prose += block.code ? 0 : block.text.length();
      code += block.code ? block.text.length() : 0;
      note.append(block.text).append("\n\n");
      if (note.length() > PART && code > 0) {
        flush(markdown, note, "notes", notes);
        prose = 0;
        code = 0;
      }
    }
    if (code > 0) {
      flush(markdown, note, "notes", notes);
    }
    return notes;
  }

  private static void flush(Snippet from, StringBuilder part, String kind, List<Snippet> to) {
    String text = part.toString().strip();
    part.setLength(0);
    if (text.length() > 60) {
      to.add(new Snippet(from.id() + "/" + kind + to.size(), LABEL, from.repo(), text + "\n"));
    }
  }

  private record Block(boolean code, String text) {}

  private static List<Block> blocks(String markdown) {
    List<Block> blocks = new ArrayList<>();
    String body = markdown.startsWith("---\n") ? afterFrontMatter(markdown) : markdown;
    String[] parts = body.split("(?m)^\\s*+(?:```|~~~).*+$", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1;
      for (String paragraph : code ? new String[] {parts[i]} : parts[i].split("\\n\\s*\\n")) {
        String text = code ? paragraph.strip() : plain(paragraph);
        if (!text.isBlank()) {
          blocks.add(new Block(code, text));
        }
      }
    }
    return blocks;
  }

  private static String afterFrontMatter(String markdown) {
    int end = markdown.indexOf("\n---", 4);
    return end < 0 ? "" : markdown.substring(end + 4);
  }

  /**
   * The paragraph without markup; empty when it is a table, HTML, a definition list or indented
   * code.
   */
  private static String plain(String paragraph) {
    if (paragraph.startsWith("    ")
        || paragraph.startsWith("\t")
        || MACHINE.matcher(paragraph).find()) {
      return "";
    }
    return MARKS.matcher(LINK.matcher(paragraph).replaceAll("$1")).replaceAll("").strip();
  }
}
