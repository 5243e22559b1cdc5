package assetd.insight;

import assetd.insight.Comments.Comment;
import assetd.insight.Definitions.Definition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a short title for people and, where the text says more, a description. In order of trust:
 * heading of a document; what the leading comment or the one at the main definition says; name of
 * the main definition; command, keys or selectors; name of the file; first line. Immutable.
 */
final class Titles {
  private static final int TITLE = 70;
  private static final int DESCRIPTION = 400;
  private static final int COMMAND = 60;

  /**
   * Lines between a comment and the definition it belongs to: annotations, or the head of the
   * definition.
   */
  private static final int NEAR = 3;

  /** Lines in which a comment speaks of the whole text. */
  private static final int EARLY = 8;

  private static final Set<String> SCRIPTS = Set.of("bash", "powershell", "batch");

  private static final Pattern FRONT_TITLE =
      Pattern.compile(
          "(?m)\\A---[ \\t]*+\\n[\\s\\S]{0,2000}?^(?:title|name):\\s*+[\"']?+([^\"'\\n]{2,120})");
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A---[ \\t]*+\\n[\\s\\S]{0,4000}?\\n---[ \\t]*+\\n");
  private static final Pattern HEADING =
      Pattern.compile(
          "(?m)^ {0,3}#{1,6}[ \\t]++(\\S[^\\n]*+)$"
              + "|^(\\S[^\\n]{1,100})\\n(?:={3,}+|-{3,}+)[ \\t]*+$");
  private static final Pattern FENCED =
      Pattern.compile("(?ms)^(```|~~~)[^\\n]*+\\n.*?(?:^\\1|\\z)");
  private static final Pattern MARKUP =
      Pattern.compile(
          "!?\\[([^\\]\\n]*+)\\](?:\\([^)\\n]*+\\)|\\[[^\\]\\n]*+\\])"
              + "|<[^>\\n]{1,200}>|[*`]++|:[a-z_]{2,20}+:|^>\\s*+");
  private static final Pattern ADDRESS = Pattern.compile("<(https?://[^<>\\s]++)>");
  private static final Pattern NO_PARAGRAPH =
      Pattern.compile("\\s*+(?:#|\\||[-*+]\\s|\\d++[.)]\\s)");
  private static final Pattern SENTENCE_END =
      Pattern.compile(
          "(?<![ .][A-Za-z]|[ .]\\d|[ .]\\d\\d|e\\.g|i\\.e|etc|vs|cf|Dr|Mr|Mrs|St|Nr|ca|bzw|usw"
              + "|inkl)[.!?:](?=\\s|$)");
  private static final Pattern END_MARKS = Pattern.compile("[\\s.:,;]++$");
  private static final Pattern CODE =
      Pattern.compile("::|[;{}=]\\s*+$|^\\W*+$|[{}();=<>]{2}|\\w\\(\\w*+\\)\\s*+;?$|^\\S++$");

  /** A type is written for readers of code. */
  private static final Pattern SIGNATURE = Pattern.compile("\\S ::? .*->");

  /** Lines that say nothing: a lone word or sign, the way into the program, or what it uses. */
  private static final Pattern EMPTY_TALK =
      Pattern.compile(
          "(?i)[a-z]*+\\W*+|.*\\bmain\\s*+(?:\\(.*|:\\W*+|\\{?+)|(?:clear|clc|close)\\b.*"
              + "|(?:import|using|use|include|from|require)\\b.*|[\\w.]++(?:,\\s*+[\\w.]++)++\\W*+"
              + "|\"[^\"]*+\"\\W*+");

  private static final Pattern END_OF_CODE = Pattern.compile("\\s++//\\s.*+$|[\\s;{(\\[%*#/]++$");

  private static final Pattern PREAMBLE =
      Pattern.compile(
          "\\s*+(?:$|#|\\*|/[/*]|--|;|%|<\\?|@echo|\"use"
              + "|\\(ns\\b|package\\b|import\\b|from\\b|using\\b|use\\b|module\\b)");
  private static final Pattern COMMAND_LINE =
      Pattern.compile(
          "(?i)(?!set\\b|@echo|export\\b|source\\b|cd\\b|if\\b|#!)[\\w./$-]++(?:\\s.*+)?+");

  private final Comments comments = new Comments();
  private final Definitions definitions = new Definitions();
  private final Structures structures = new Structures();

  /**
   * What a text is called.
   *
   * @param title never blank
   * @param description null when the text says no more than the title
   * @param spoken whether the title comes from the text's own words or names rather than from its
   *     first line
   */
  record Titled(String title, String description, boolean spoken) {
    /** The same without these secrets: titles are shown where contents are not. */
    Titled masking(List<Secret> secrets) {
      String shown = title;
      String more = description;
      for (Secret secret : secrets) {
        shown = shown.replace(secret.text(), secret.masked());
        more = more == null ? null : more.replace(secret.text(), secret.masked());
      }
      return new Titled(shown, more, spoken && shown.equals(title));
    }
  }

  /** A title and a description for this head of a text. */
  Titled of(String head, List<String> lines, Language language, String fileName) {
    Titled own = language.isProse() ? document(head) : program(head, lines, language.label());
    if (own != null) {
      return own;
    }
    String file = fileName == null ? "" : Names.words(stem(fileName));
    if (!file.isBlank()) {
      return new Titled(cut(file, TITLE), null, true);
    }
    return new Titled(firstLine(lines, language), null, false);
  }

  private static Titled document(String head) {
    Matcher front = FRONT_TITLE.matcher(head);
    String body = FRONT_MATTER.matcher(head).replaceFirst("");
    Matcher heading = HEADING.matcher(FENCED.matcher(body).replaceAll(Titles::blank));
    boolean headed = heading.find() && heading.start() < DESCRIPTION;
    String title =
        front.find()
            ? front.group(1).contains(" ") ? front.group(1) : Names.words(front.group(1))
            : headed ? (heading.group(1) == null ? heading.group(2) : heading.group(1)) : null;
    String said = paragraph(headed ? body.substring(heading.end()) : body);
    if (title != null && !plain(title).isBlank()) {
      return new Titled(
          cut(plain(title), TITLE), said.isBlank() ? null : cut(said, DESCRIPTION), true);
    }
    if (said.isBlank()) {
      return null;
    }
    String sentence = sentence(said);
    return new Titled(
        cut(sentence, TITLE), said.length() > TITLE ? cut(said, DESCRIPTION) : null, true);
  }

  /** As many blanks, so that all that follows stays where it is. */
  private static String blank(MatchResult code) {
    return " ".repeat(code.end() - code.start());
  }

  /** The first paragraph that is text: no heading, list, table, fence or picture. */
  private static String paragraph(String body) {
    for (String block : body.split("\\n[ \\t\\r]*+\\n", 12)) {
      String text =
          plain(block.strip().replaceAll("(?m)^\\s*+>\\s++", "")).replaceAll("\\s++", " ").strip();
      boolean skip =
          block.isBlank() || block.contains("```") || NO_PARAGRAPH.matcher(block).lookingAt();
      if (!skip && text.length() > 2 && Character.isLetterOrDigit(text.codePointAt(0))) {
        return text;
      }
    }
    return "";
  }

  private static String plain(String markdown) {
    return MARKUP
        .matcher(ADDRESS.matcher(markdown).replaceAll("$1"))
        .replaceAll("$1")
        .replaceFirst("\\s++#++\\s*+$", "")
        .strip();
  }

  private Titled program(String head, List<String> lines, String label) {
    List<Comment> said = comments.in(lines, label);
    List<Definition> defined = definitions.in(lines, label);
    Definition main = Definitions.main(defined);
    String structure = main == null || label.equals("sql") ? structures.title(head, label) : null;
    String talk = talk(said, main, lines);
    String sentence = sentence(talk);
    String description =
        talk.length() > 20 && !SIGNATURE.matcher(talk).find() ? cut(talk, DESCRIPTION) : null;
    if (isTitle(sentence)) {
      return new Titled(
          cut(sentence, TITLE), talk.length() > sentence.length() + 20 ? description : null, true);
    }
    if (structure != null) {
      return new Titled(
          cut(capital(structure.replaceAll("\\s++", " ").strip()), TITLE), description, true);
    }
    if (main != null) {
      return new Titled(cut(Names.words(main.name()), TITLE), description, true);
    }
    return SCRIPTS.contains(label) ? command(lines, said) : remark(said);
  }

  /**
   * What the comment at the main definition says, else the one that leads the text; the first of
   * them that makes a title, else the first that says anything.
   */
  private static String talk(List<Comment> comments, Definition main, List<String> lines) {
    int body = bodyStart(lines);
    List<String> said =
        comments.stream()
            .filter(c -> c.first() <= body || isAt(main, c))
            .map(Comment::talk)
            .filter(talk -> !talk.isEmpty())
            .toList();
    return said.stream()
        .filter(talk -> isTitle(sentence(talk)))
        .findFirst()
        .orElse(said.isEmpty() ? "" : said.get(0));
  }

  private static boolean isAt(Definition main, Comment comment) {
    return main != null
        && (comment.last() < main.line() && comment.last() >= main.line() - NEAR
            || comment.first() > main.line() && comment.first() <= main.line() + NEAR);
  }

  /** Where nothing is defined, the first comment at the start of the text may tell. */
  private static Titled remark(List<Comment> said) {
    return said.stream()
        .filter(comment -> comment.first() < EARLY)
        .map(comment -> sentence(comment.talk()))
        .filter(Titles::isTitle)
        .findFirst()
        .map(sentence -> new Titled(cut(sentence, TITLE), null, true))
        .orElse(null);
  }

  /**
   * Index of the first line that is neither blank, comment nor import: a comment up to there leads
   * the text.
   */
  private static int bodyStart(List<String> lines) {
    int at = 0;
    while (at < lines.size() && PREAMBLE.matcher(lines.get(at)).lookingAt()) {
      at++;
    }
    return at;
  }

  private static boolean isTitle(String sentence) {
    long letters = sentence.chars().filter(Character::isLetter).count();
    return sentence.length() > 4
        && letters * 10 > sentence.length() * 6L
        && !CODE.matcher(sentence).find();
  }

  /** A script without a function is called by its first command. */
  private static Titled command(List<String> lines, List<Comment> said) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int at = i;
      boolean comment = said.stream().anyMatch(c -> c.first() <= at && at <= c.last());
      if (!line.isEmpty() && !comment && COMMAND_LINE.matcher(line).matches()) {
        String first = line.replaceFirst("(?:\\s++[|&\\\\]|;(?=\\s)).*+", "");
        return new Titled(cut(first, COMMAND), null, true);
      }
    }
    return null;
  }

  private static String sentence(String talk) {
    Matcher end = SENTENCE_END.matcher(talk);
    String sentence = end.find() && end.start() > 3 ? talk.substring(0, end.start()) : talk;
    return capital(END_MARKS.matcher(sentence).replaceFirst("").strip());
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The first line with something to read, without the marks of code around it. */
  private static String firstLine(List<String> lines, Language language) {
    int body = bodyStart(lines);
    List<String> bare =
        lines.subList(body < lines.size() ? body : 0, lines.size()).stream()
            .map(line -> line.strip().replaceFirst("^(?:[#/*;%<!\\s-]|'\\s)++", ""))
            .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
            .toList();
    String first =
        bare.stream()
            .filter(line -> !EMPTY_TALK.matcher(line).matches())
            .findFirst()
            .orElse(bare.isEmpty() ? "" : bare.get(0));
    String read = END_OF_CODE.matcher(first.replaceAll("\\s++", " ")).replaceFirst("");
    return read.isEmpty() ? language.name() + " snippet" : cut(read, TITLE);
  }

  /** At most so many characters, cut between words. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = text.lastIndexOf(' ', length - 1);
    int at = end > length / 2 ? end : length - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at)
            .stripTrailing()
        + "…";
  }

  private static String stem(String fileName) {
    String base = Insight.baseName(fileName);
    int dot = base.lastIndexOf('.');
    return dot > 0 ? base.substring(0, dot) : base;
  }
}
