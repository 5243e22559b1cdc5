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
 * heading of a document, or what its form tells; what the leading comment or the one at the main
 * definition says; name of the main definition; command, keys or selectors; name of the file; first
 * line. Immutable.
 */
final class Titles {
  private static final int TITLE = 70;
  private static final int DESCRIPTION = 400;
  private static final int COMMAND = 60;

  /** Characters in which the end of a command is looked for: more than a title has. */
  private static final int NEAR_COMMAND = 200;

  /** Lines of a text that is broken to a width are no shorter. */
  private static final int WRAPPED = 60;

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
  private static final String NO_ABBREVIATION =
      "(?<![ .][A-Za-z]|[ .]\\d|["
          + " .]\\d\\d|e\\.g|i\\.e|etc|vs|cf|Dr|Mr|Mrs|St|Nr|ca|bzw|usw|inkl|Tel|tel|[Ss]tr|ERR)";
  private static final Pattern SENTENCE_END = Pattern.compile(NO_ABBREVIATION + "[.!?:](?=\\s|$)");
  private static final Pattern STOP =
      Pattern.compile(NO_ABBREVIATION + "[.!?](?=\\s|$)|[\u3002\uff01\uff1f]");
  private static final Pattern END_MARKS = Pattern.compile("[\\s.:,;{(\\[]++$");
  private static final Pattern CODE =
      Pattern.compile("::|[;{}=]\\s*+$|^\\W*+$|[{}();=<>]{2}|\\w\\(\\w*+\\)\\s*+;?$|^\\S++$");

  /** A first word that is one: the whole of it, but for a mark behind it. */
  private static final Pattern WORDS = Pattern.compile("[\\p{L}'\u2019]++[,:;!?.]?+(?=\\s|$)");

  /** What stands in code and hardly ever between words. */
  private static final Pattern SIGNS =
      Pattern.compile("\\w[(\\[]|[{}=|<>]|\\w\\.\\w++\\(|::|\\s--?[a-z]|;$");

  /** A word alone, and the first of what is listed below it. */
  private static final Pattern LIST =
      Pattern.compile(
          "\\A(\\p{L}++)[ \\t]*+:?+\\n[-*+\\u2022\\s]*+"
              + "(?=[\\p{L}\\p{N}][\\p{L}\\p{N} ,.:'\\u2019/-]*+(?:\\n|\\z))");

  /** A type is written for readers of code. */
  private static final Pattern SIGNATURE = Pattern.compile("\\S ::? .*->");

  /** Lines that say nothing: a lone word or sign, the way into the program, or what it uses. */
  private static final Pattern EMPTY_TALK =
      Pattern.compile(
          "(?i)@?+[a-z]*+\\W*+|.*\\bmain\\s*+(?:\\(.*|:\\W*+|\\{?+)|(?:clear|clc|close)\\b.*"
              + "|(?:import|using|use|include|from|require)\\b.*|[\\w.]++(?:,\\s*+[\\w.]++)++\\W*+"
              + "|\"[^\"]*+\"\\W*+");

  /** What stands before the words of a line of code, and of an item of a list. */
  private static final Pattern MARKS =
      Pattern.compile(
          "^(?:[/*;%!\\s})\\],.|>-]|#(?!define|include|if|pragma)|<(?![A-Za-z])|'\\s"
              + "|\\[[ xX]\\] )++");

  private static final Pattern ITEM =
      Pattern.compile("^(?:/[/*]++\\s*+|(?:[-*+\u2022>#;%!]++|\\[[ xX]\\])\\s++)++|\\s*+\\*++/$");

  private static final Pattern END_OF_CODE = Pattern.compile("\\s++//\\s.*+$|[\\s;,{(\\[%*#/|]++$");

  private static final Pattern PREAMBLE =
      Pattern.compile(
          "\\s*+(?:$|#|\\*|/[/*]|--|;|%|<\\?|@echo|\"use"
              + "|\\(ns\\b|package\\b|import\\b|from\\b|using\\b|use\\b|module\\b)");

  /** What a terminal writes before what is typed. */
  private static final Pattern PROMPT =
      Pattern.compile(
          "^(?:(?:(?:\\[[\\w.-]++@[^\\]]*+\\]|[\\w.-]++@[\\w.-]++[:"
              + " ][^$#%>]{0,80})[$#%>]|[$#%])\\s++(?=\\S)"
              + "|\u279c\\s++\\S++\\s++(?:git:\\([^)]*+\\)\\s++)?+(?:\u2717\\s++)?+|PS(?:"
              + " [A-Z]:[^>]*+)?+>\\s*+|[A-Z]:\\\\[^>]*+>\\s*+|In \\[\\d*+\\]:\\s*+|>>> )");

  /** A command, and what begins behind it outside of quotes. */
  private static final Pattern NEXT_COMMAND =
      Pattern.compile("^((?:'[^']*+'|\"[^\"]*+\"|(?!\\s++[|&\\\\]|;\\s).)++).*+$");

  private static final Pattern CONTINUED = Pattern.compile("[\\s\\\\]++$");

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
  record Titled(String title, String description, boolean spoken) {}

  /** A title and a description for this head of a text. */
  Titled of(String head, List<String> lines, Language language, String fileName) {
    Titled own =
        language.isProse()
            ? document(head, language.label())
            : program(head, lines, language.label());
    if (own != null) {
      return own;
    }
    String file = fileName == null ? "" : Names.words(stem(fileName));
    if (!file.isBlank()) {
      return new Titled(cut(file, TITLE), null, true);
    }
    return new Titled(firstLine(lines, language), null, false);
  }

  private Titled document(String head, String label) {
    boolean plain = label.equals("text");
    String body = FRONT_MATTER.matcher(head).replaceFirst("");
    Matcher heading = HEADING.matcher(FENCED.matcher(body).replaceAll(Titles::blank));
    boolean headed = heading.find() && heading.start() < DESCRIPTION;
    String block = paragraph(headed ? body.substring(heading.end()) : body, plain);
    String said = inOneLine(block);
    String description = said.length() > TITLE ? cut(said, DESCRIPTION) : null;
    String title = headed ? heading.group(heading.group(1) == null ? 2 : 1) : null;
    String named = named(head, plain || title == null ? title : plain(title));
    if (!named.isBlank()) {
      return new Titled(cut(named, TITLE), said.isBlank() ? null : cut(said, DESCRIPTION), true);
    }
    String structure = structures.title(head, label);
    if (structure == null) {
      return said.isBlank() ? null : new Titled(cut(opening(block), TITLE), description, true);
    }
    return new Titled(cut(capital(structure), TITLE), description, true);
  }

  /** What the front matter calls the text, else its heading; empty when it has neither. */
  private static String named(String head, String heading) {
    Matcher front = FRONT_TITLE.matcher(head);
    if (!front.find() || plain(front.group(1)).isBlank()) {
      return heading == null ? "" : heading;
    }
    String title = plain(front.group(1));
    return title.contains(" ") ? title : Names.words(title);
  }

  /**
   * How a paragraph begins: its first line, together with the next one where a sentence goes on in
   * it or the first is a single word. A colon ends a sentence at the end of a line only: what
   * stands behind it is the note.
   */
  private static String opening(String block) {
    String list = LIST.matcher(block).replaceFirst("$1: ");
    int end = list.indexOf('\n');
    boolean wrapped =
        end >= WRAPPED
            && Character.isLetter(list.codePointAt(end + 1))
            && !list.substring(0, end).contains("  ");
    String line = inOneLine(end < 0 || wrapped ? list : list.substring(0, end));
    Matcher stop = STOP.matcher(line);
    boolean more = stop.find() && stop.start() > 3;
    String begins =
        END_MARKS.matcher(more ? line.substring(0, stop.start()) : line).replaceFirst("");
    return SIGNS.matcher(line).find() ? begins : capital(begins);
  }

  private static String inOneLine(String block) {
    return block.replaceAll("\\s++", " ").strip();
  }

  /** As many blanks, so that all that follows stays where it is. */
  private static String blank(MatchResult code) {
    return " ".repeat(code.end() - code.start());
  }

  /** The first paragraph that is text: no heading, list, table, fence or picture. */
  private static String paragraph(String body, boolean plain) {
    for (String block : body.split("\\n[ \\t\\r]*+\\n", 12)) {
      String bare = block.strip().replaceAll("(?m)^\\s*+>\\s++", "");
      String text = (plain ? bare : plain(bare)).replaceAll("\\s*+\\n\\s*+", "\n");
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
    Definition main = named(Definitions.main(defined), lines);
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

  /** The definition that names a text: one line says more than the variable in it. */
  private static Definition named(Definition main, List<String> lines) {
    boolean alone = lines.stream().filter(line -> !line.isBlank()).limit(2).count() == 1;
    return alone && main != null && main.isValue() ? null : main;
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
      String line = PROMPT.matcher(lines.get(i).strip()).replaceFirst("");
      int at = i;
      boolean comment = said.stream().anyMatch(c -> c.first() <= at && at <= c.last());
      if (!line.isEmpty() && !comment && COMMAND_LINE.matcher(line).matches()) {
        String near = line.substring(0, Math.min(NEAR_COMMAND, line.length()));
        return new Titled(cut(commandOf(near), COMMAND), null, true);
      }
    }
    return null;
  }

  /** The commands of a line that has room for all, else the first one if that says enough. */
  private static String commandOf(String line) {
    String whole = CONTINUED.matcher(line).replaceFirst("");
    String first = NEXT_COMMAND.matcher(line).replaceFirst("$1");
    return whole.length() <= COMMAND || first.length() < COMMAND / 2 ? whole : first;
  }

  private static String sentence(String talk) {
    Matcher end = SENTENCE_END.matcher(talk);
    String sentence = end.find() && end.start() > 3 ? talk.substring(0, end.start()) : talk;
    return capital(END_MARKS.matcher(sentence).replaceFirst("").strip());
  }

  /** A name that is written with signs or digits in it keeps the form it has. */
  private static String capital(String text) {
    return text.isEmpty() || !WORDS.matcher(text).lookingAt()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The first line with something to read, without the marks of code or of a list around it. */
  private static String firstLine(List<String> lines, Language language) {
    boolean plain = language.label().equals("text");
    int body = plain ? 0 : bodyStart(lines);
    List<String> bare =
        lines.subList(body < lines.size() ? body : 0, lines.size()).stream()
            .map(line -> PROMPT.matcher(line.strip()).replaceFirst(""))
            .map(line -> (plain ? ITEM : MARKS).matcher(line).replaceAll(""))
            .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
            .toList();
    String first =
        bare.stream()
            .filter(line -> plain || !EMPTY_TALK.matcher(line).matches())
            .findFirst()
            .orElse(bare.isEmpty() ? "" : bare.get(0));
    String line = first.replaceAll("\\s++", " ");
    String read = plain ? line : END_OF_CODE.matcher(line).replaceFirst("");
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
