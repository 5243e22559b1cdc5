package assetd.insight;

import assetd.insight.Corpus.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Measures the detector on repositories that its model has not seen. */
final class EvaluateLanguages {
  static final int PIECE = 400;

  private EvaluateLanguages() {}

  public static void main(String[] args) throws IOException {
    List<String> labels = TrainLanguageModel.labels(Path.of(args[1]));
    List<Snippet> snippets =
        Folds.participants(Corpus.read(Path.of(args[0]), new HashSet<>(labels)));
    Path models = Path.of(args[2]);
    boolean blind = args.length > 3;
    Languages languages = new Languages();
    Score full = new Score(labels), pieces = new Score(labels);
    List<String> errors = new ArrayList<>();
    int[] prose = new int[4];
    for (int fold = 0; fold < 3; fold++) {
      LanguageDetector detector =
          new LanguageDetector(
              languages,
              LinearModel.read(Files.newInputStream(models.resolve("fold" + fold + ".bin"))));
      Score fs = new Score(labels), fp = new Score(labels);
      for (Snippet s : snippets) {
        if (!Folds.MEASURED.get(fold).contains(s.repo())) continue;
        if (s.label().equals("text")) {
          boolean notes = s.id().contains("/notes"), pr = s.id().contains("/prose");
          Language l = detector.detect(s.text());
          int k = notes ? 2 : 0;
          if (notes || pr) {
            prose[k]++;
            if (!l.isProse()) {
              prose[k + 1]++;
              errors.add(
                  (notes ? "NOTES " : "PROSE ")
                      + l.label()
                      + " "
                      + s.id()
                      + " "
                      + s.text().substring(0, Math.min(150, s.text().length())).replace('\n', '|'));
            }
          }
          continue;
        }
        List<String> r = detector.rank(s.text());
        full.add(s.label(), r);
        fs.add(s.label(), r);
        if (!r.get(0).equals(s.label()) && fold != 0)
          errors.add("FULL " + s.label() + " -> " + r.get(0) + " " + s.id());
        for (String p : pieces(s)) {
          r = detector.rank(p);
          pieces.add(s.label(), r);
          fp.add(s.label(), r);
          if (!r.get(0).equals(s.label()) && fold != 0)
            errors.add(
                "PIECE "
                    + s.label()
                    + " -> "
                    + r.get(0)
                    + " "
                    + p.replace('\n', '\u2502')
                    + " "
                    + s.id());
        }
      }
      System.out.println("fold " + fold + " full " + fs + "   pieces " + fp);
    }
    System.out.println(full.table());
    System.out.println("PIECES\n" + pieces.table());
    System.out.println("full " + full + "   pieces " + pieces);
    System.out.printf(
        "prose %d false code %d; notes %d false code %d%n", prose[0], prose[1], prose[2], prose[3]);
    Files.write(models.resolve("errors.txt"), errors);
  }

  /**
   * Disjoint pieces from line starts on, at most three; none that is mostly comment or another
   * language.
   */
  static List<String> pieces(Snippet s) {
    String text = s.text();
    boolean[] comment = comments(text);
    List<String> pieces = new ArrayList<>();
    int at = 0;
    while (at + PIECE <= text.length() && pieces.size() < 3) {
      if (comment[at]
          || text.charAt(at) <= ' ' && text.charAt(at) != '\t' && text.charAt(at) != ' ') {
        at = Math.max(at + 1, next(text, at));
        continue;
      }
      String piece = text.substring(at, at + PIECE);
      boolean other =
          s.label().equals("markdown")
                  && !piece.contains("```")
                  && text.substring(0, at).split("(?m)^\\s*```", -1).length % 2 == 0
              || s.label().equals("html") && !piece.matches("(?s).*</?[a-zA-Z].*");
      int said = 0, all = 0;
      for (int i = at; i < at + PIECE; i++)
        if (text.charAt(i) > ' ') {
          all++;
          said += comment[i] ? 1 : 0;
        }
      if (!other && said * 2 <= all) pieces.add(piece);
      at = next(text, at + PIECE);
    }
    return pieces;
  }

  static int next(String t, int from) {
    int nl = t.indexOf('\n', Math.min(from, t.length()));
    return nl < 0 ? t.length() : nl + 1;
  }

  static boolean[] comments(String t) {
    boolean[] c = new boolean[t.length()];
    String[][] pairs = {
      {"/*", "*/"},
      {"(*", "*)"},
      {"<!--", "-->"},
      {"\"\"\"", "\"\"\""},
      {"{-", "-}"},
      {"=begin", "=end"},
      {"#|", "|#"}
    };
    int at = 0;
    String close = null;
    while (at < t.length()) {
      int nl = t.indexOf('\n', at);
      if (nl < 0) nl = t.length();
      String line = t.substring(at, nl).strip();
      boolean is = close != null;
      if (close != null) {
        if (line.contains(close)) close = null;
      } else {
        for (String[] p : pairs)
          if (line.startsWith(p[0])) {
            is = true;
            if (line.indexOf(p[1], p[0].length()) < 0) close = p[1];
          }
        is |=
            line.startsWith("<?xml")
                || line.startsWith("//")
                || line.startsWith("# ")
                || line.equals("#")
                || line.startsWith("--")
                || line.startsWith(";")
                || line.startsWith("%")
                || line.startsWith("!");
      }
      if (is) java.util.Arrays.fill(c, at, nl, true);
      at = nl + 1;
    }
    return c;
  }

  static final class Score {
    final List<String> labels;
    final int[][] conf;
    final int[] top3;

    Score(List<String> l) {
      labels = l;
      conf = new int[l.size()][l.size() + 1];
      top3 = new int[l.size()];
    }

    void add(String label, List<String> r) {
      int t = labels.indexOf(label);
      int p = labels.indexOf(r.get(0));
      conf[t][p < 0 ? labels.size() : p]++;
      if (r.subList(0, 3).contains(label)) top3[t]++;
    }

    int n(int t) {
      int n = 0;
      for (int x : conf[t]) n += x;
      return n;
    }

    public String toString() {
      double a = 0, b = 0;
      int k = 0, lo = 0;
      double min = 1;
      for (int t = 0; t < labels.size() - 1; t++) {
        if (n(t) == 0) continue;
        k++;
        double r = conf[t][t] / (double) n(t);
        a += r;
        b += top3[t] / (double) n(t);
        if (r < .6) lo++;
        min = Math.min(min, r);
      }
      return String.format(
          "macro %.4f top3 %.4f labels %d below.6 %d min %.2f", a / k, b / k, k, lo, min);
    }

    String table() {
      StringBuilder s = new StringBuilder();
      for (int t = 0; t < labels.size() - 1; t++) {
        if (n(t) == 0) continue;
        s.append(
            String.format("%-12s %.3f n=%d ", labels.get(t), conf[t][t] / (double) n(t), n(t)));
        final int tt = t;
        java.util.stream.IntStream.range(0, labels.size() + 1)
            .filter(p -> p != tt && conf[tt][p] > 0)
            .boxed()
            .sorted((x, y) -> conf[tt][y] - conf[tt][x])
            .limit(7)
            .forEach(
                p ->
                    s.append(p == labels.size() ? "other" : labels.get(p))
                        .append(':')
                        .append(conf[tt][p])
                        .append(' '));
        s.append('\n');
      }
      return s.toString();
    }
  }
}
