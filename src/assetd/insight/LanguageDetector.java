package assetd.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Names the language of a text from the text alone. The evidence is asked in order of its strength,
 * and the first that speaks decides: interpreter line, modeline, Markdown fence, the first line of
 * what a terminal or a log wrote, parse tests, unmistakable markers, the linear model with its
 * corrections. Immutable.
 */
final class LanguageDetector {
  /** The head that decides; the rest of a long text is more of the same. */
  private static final int HEAD = 8_192;

  private static final int MODELINE_HEAD = 400;

  /** From this share of sentences on a text is prose, whatever else stands in it. */
  private static final double MOSTLY_PROSE = 0.5;

  /** What full prose is worth in the scores of the model. */
  private static final double PROSE_BONUS = 2;

  private static final double NOTES_BONUS = 6;
  private static final double WHOLE_BONUS = 14;
  private static final double HALF_PROSE = 0.35;

  /** Enough where the first line is a sentence from its capital to its stop. */
  private static final double SOME_PROSE = 0.1;

  /** Below this probability of the first class the model does not know: plain text. */
  private static final double MARGIN = 0.22;

  /** A single line looks like many languages: the model must be surer of it. */
  private static final double MARGIN_OF_ONE_LINE = 0.5;

  /** Up to so many lines are looked up among those that say the language only when alone. */
  private static final int SHORT = 6;

  /** Up to so many may also be statements that many languages write alike. */
  private static final int FEW = 3;

  /**
   * A correction leads to one of so many labels with the highest scores; more are hardly ever right
   * and cost a search for their signs.
   */
  private static final int POSSIBLE = 12;

  private static final Pattern SHEBANG =
      Pattern.compile("#!\\s*+(?:\\S*/)?+(\\S++)(?:\\s++(?:-\\S++\\s++)*+(\\S++))?+");
  private static final Pattern VERSION = Pattern.compile("[\\d.]++$");
  private static final Pattern MODELINE =
      Pattern.compile(
          "-\\*-\\s*+(?:.*?\\bmode:\\s*+)?+([\\w+#-]++)(?=\\s*+(?:;|-\\*-))"
              + "|\\b(?:vim?|ex):.*?\\b(?:ft|filetype|syntax)=(\\w++)");

  /**
   * What follows the rulers of front matter: no further key or list item, as a second YAML document
   * would have.
   */
  private static final Pattern PROSE_START = Pattern.compile("\\s*+(?![-\\w.]++:|- |#\\w|---)\\S");

  /** A patch has the language of what it patches only in part; its head reads like a sentence. */
  private static final Pattern PATCH =
      Pattern.compile(
          "(?:diff --git a/|Index: \\S|From [0-9a-f]{40} |diff -[a-zA-Z]++ \\S)[\\s\\S]{0,4000}?\\n"
              + "@@ -\\d|--- \\S[^\\n"
              + "]*+\\n"
              + "\\+\\+\\+ \\S[^\\n"
              + "]*+\\n"
              + "@@ -\\d|@@ -\\d++(?:,\\d++)?+ \\+\\d"
              + "|(?:-([ \\t]*+[\\w.\"'<$@-]*[A-Za-z])[^\\n]*+\\n)++\\+\\1");

  private static final Pattern MARKDOWN =
      Pattern.compile(
          "(?m)^(?:```|~~~|#{2,6} \\S[^\\n]*+$(?!\\n#))"
              + "|\\A# \\S[^\\n]*+\\n\\s*+\\n(?!#)|\\]\\(https?:");

  /** Something that Markdown is written for; without any of it a text is plain. */
  private static final Pattern MARK =
      Pattern.compile(
          "(?m)^\\s*+(?:#{1,6} |[-*+>] |\\d++[.)] |```|~~~|\\||(?:={3,}+|-{3,}+)[ \\t]*+$)"
              + "|`[^`\\n]++`|\\]\\(|\\*\\*|</?\\w");

  /** A single word is in no language, whatever its letters remind of. */
  private static final Pattern WORD = Pattern.compile("\\p{L}++\\s*+");

  /** Lines that all begin with who speaks, and one who speaks twice, as no key of YAML may. */
  private static final Pattern SPEECH =
      Pattern.compile("(?:\\p{L}[\\p{L} ]{1,19}: \\S[^\\n]*+(?:\\n|\\z)\\s*+){3,}+");

  private static final Pattern AGAIN = Pattern.compile("(?m)^([^:\\n]++): [\\s\\S]*?\\n\\1: ");

  private static final Pattern FENCE = Pattern.compile("(```|~~~)[ \\t]*+([\\w+#-]*+)[^\\n`]*+\\R");

  private final Languages languages;
  private final Markers markers = new Markers("markers.tsv");
  private final Markers alone = new Markers("commands.tsv");
  private final Markers few = alone.with("alike.tsv");
  private final Markers openings = new Markers("openings.tsv");
  private final Markup markup = new Markup();
  private final Grammars grammars = new Grammars();
  private final Corrections corrections = new Corrections();
  private final LinearModel model;

  LanguageDetector(Languages languages, LinearModel model) {
    this.languages = languages;
    this.model = model;
  }

  /** A detector with the trained model of this package. */
  static LanguageDetector load(Languages languages) {
    try {
      return new LanguageDetector(languages, LinearModel.read(Table.open("languages.bin")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language of this text; plain text when it is no language we know. */
  Language detect(String text) {
    String head = head(text);
    TextLines lines = TextLines.of(head);
    String certain = certain(head, lines);
    return languages.labelled(certain == null ? likely(head, lines, model.scores(head)) : certain);
  }

  /** The language of this text, which is one of these. */
  Language detect(String text, List<Language> possible) {
    for (String label : rank(text)) {
      if (possible.contains(languages.labelled(label))) {
        return languages.labelled(label);
      }
    }
    return possible.get(0);
  }

  /** Every label of the model, the most likely first. */
  List<String> rank(String text) {
    String head = head(text);
    TextLines lines = TextLines.of(head);
    float[] scores = model.scores(head);
    List<String> labels = model.labels();
    List<String> ranked = new ArrayList<>(labels);
    ranked.sort((a, b) -> Float.compare(scores[labels.indexOf(b)], scores[labels.indexOf(a)]));
    String certain = certain(head, lines);
    String first = certain == null ? likely(head, lines, scores) : certain;
    ranked.remove(first);
    ranked.add(0, first);
    return ranked;
  }

  private static String head(String text) {
    return text.substring(text.startsWith("\uFEFF") ? 1 : 0, Math.min(HEAD, text.length()));
  }

  private String certain(String indented, TextLines lines) {
    String head = indented.stripLeading();
    Language told = shebang(head);
    if (told == null) {
      told = modeline(head);
    }
    if (told == null) {
      told = fence(head);
    }
    if (told != null) {
      return told.label();
    }
    if (WORD.matcher(head).matches() || isDialogue(head)) {
      return "text";
    }
    List<String> commands = lines.joined();
    String agreed = agreed(commands);
    if (agreed != null) {
      return agreed;
    }
    if (PATCH.matcher(head).lookingAt()) {
      return "diff";
    }
    if (TableShape.matches(lines.raw())) {
      return "csv";
    }
    String opened = openings.find(commands.subList(0, Math.min(1, commands.size())));
    if (opened != null && !MARKDOWN.matcher(head).find()) {
      return opened;
    }
    String parsed = hasFrontMatter(head) ? "markdown" : parsed(head);
    if (parsed != null || head.isEmpty() || isProse(lines)) {
      return parsed;
    }
    String formed = grammars.find(lines.raw());
    if (formed == null) {
      formed = YamlShape.matches(lines.raw()) ? "yaml" : tagged(lines.code());
    }
    if (formed != null) {
      return formed;
    }
    String marked = markers.find(lines.stripped());
    if (marked == null) {
      return null;
    }
    return corrections.correct(marked, top(model.scores(indented)), lines.code(), false);
  }

  private String agreed(List<String> lines) {
    Markers rules = lines.size() <= FEW ? few : alone;
    return lines.size() <= SHORT ? rules.agreed(lines) : null;
  }

  private static boolean isProse(TextLines lines) {
    double share = lines.proseShare();
    return share >= MOSTLY_PROSE || isNote(lines, share);
  }

  private static boolean isNote(TextLines lines, double share) {
    return share >= HALF_PROSE && lines.beginsWithSentence() || isWhole(lines, share);
  }

  /** A text that explains something: a sentence comes first, then perhaps the code it is about. */
  private static boolean isWhole(TextLines lines, double share) {
    return share >= SOME_PROSE && lines.beginsWithWholeSentence();
  }

  private Language shebang(String head) {
    Matcher shebang = SHEBANG.matcher(head);
    if (!shebang.lookingAt()) {
      return null;
    }
    boolean env = shebang.group(1).equals("env") && shebang.group(2) != null;
    String program = VERSION.matcher(env ? shebang.group(2) : shebang.group(1)).replaceFirst("");
    return languages.ofInterpreter(program);
  }

  private Language modeline(String head) {
    Matcher modeline = MODELINE.matcher(head.substring(0, Math.min(MODELINE_HEAD, head.length())));
    if (!modeline.find()) {
      return null;
    }
    return languages.named(modeline.group(1) == null ? modeline.group(2) : modeline.group(1));
  }

  /** A text that is one fenced block and nothing else is in the language of its fence. */
  private Language fence(String head) {
    Matcher open = FENCE.matcher(head);
    if (!open.lookingAt() || open.group(2).isEmpty()) {
      return null;
    }
    int close = head.indexOf("\n" + open.group(1), open.end());
    boolean whole = close < 0 || head.substring(close + 4).isBlank();
    return whole ? languages.named(open.group(2)) : null;
  }

  private static boolean isDialogue(String head) {
    return SPEECH.matcher(head).matches() && AGAIN.matcher(head).find();
  }

  private static boolean hasFrontMatter(String head) {
    int end = head.startsWith("---\n") ? head.indexOf("\n---\n", 3) : -1;
    return end > 0 && PROSE_START.matcher(head.substring(end + 5)).lookingAt();
  }

  private static String parsed(String head) {
    if (JsonShape.matches(head)) {
      return "json";
    }
    return JsxShape.matches(head) ? "javascript" : named(XmlShape.of(head));
  }

  /** The inside of a document: most lines have tags. */
  private static String tagged(String code) {
    return XmlShape.isInside(code) ? named(XmlShape.of(code.substring(code.indexOf('<')))) : null;
  }

  private static String named(XmlShape.Kind kind) {
    return switch (kind) {
      case XML -> "xml";
      case HTML -> "html";
      case NEITHER -> null;
    };
  }

  private String likely(String head, TextLines lines, float[] scores) {
    List<String> labels = model.labels();
    float bonus = bonus(lines, lines.proseShare());
    scores[labels.indexOf("markdown")] += bonus;
    scores[labels.indexOf("text")] += bonus;
    String label = guess(head, lines.raw().size() == 1, scores);
    boolean written = label.equals("markdown") || label.equals("text");
    String marked = written && isProse(lines) ? markup.find(head) : null;
    if (marked != null) {
      return marked;
    }
    if (label.equals("markdown") || written && MARKDOWN.matcher(head).find()) {
      return "markdown";
    }
    if (written && isProse(lines)) {
      return label;
    }
    return corrections.correct(label, written ? labels : top(scores), lines.code(), true);
  }

  /**
   * The label that the scores are sure of, else text. Where they say Markdown and there is no mark
   * of it, they must be as sure of the next one as for a single line.
   */
  private String guess(String head, boolean oneLine, float[] scores) {
    int markdown = model.labels().indexOf("markdown");
    int best = best(scores);
    double margin = oneLine ? MARGIN_OF_ONE_LINE : MARGIN;
    if (best == markdown && !MARK.matcher(head).find()) {
      scores[markdown] = Float.NEGATIVE_INFINITY;
      best = best(scores);
      margin = MARGIN_OF_ONE_LINE;
    }
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score - scores[best]);
    }
    return 1 / sum < margin ? "text" : model.labels().get(best);
  }

  private static int best(float[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  /** What sentences add to the scores of text and Markdown. */
  private static float bonus(TextLines lines, double share) {
    double prose = share >= MOSTLY_PROSE ? PROSE_BONUS * share : 0;
    return (float)
        (prose + (isWhole(lines, share) ? WHOLE_BONUS : isNote(lines, share) ? NOTES_BONUS : 0));
  }

  /** The labels with the highest scores. */
  private List<String> top(float[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted((a, b) -> Float.compare(scores[b], scores[a]))
        .limit(POSSIBLE)
        .map(model.labels()::get)
        .toList();
  }
}
