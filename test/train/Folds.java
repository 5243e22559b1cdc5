package assetd.insight;

import assetd.insight.Corpus.Snippet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is tested on what. The repositories are dealt into folds; the model of a fold has seen no
 * repository of that fold. One repository is by far the largest and the only source of some
 * languages worth the name: it stays in training, and is tested in a fold of its own, whose figures
 * stand apart because little is left to train on then.
 */
final class Folds {
  /** The folds that the goals are measured on; the rules were never looked at against the first. */
  static final List<List<String>> MEASURED =
      List.of(
          List.of("github-linguist/linguist"),
          List.of(
              "TheRenegadeCoder/sample-programs",
              "30-seconds/30-seconds-of-code",
              "highlightjs/highlight.js",
              "TheAlgorithms/Java",
              "kubernetes/examples"),
          List.of(
              "TheAlgorithms/Python",
              "TheAlgorithms/JavaScript",
              "TheAlgorithms/Go",
              "TheAlgorithms/Rust",
              "TheAlgorithms/C-Plus-Plus",
              "mdn/dom-examples",
              "dart-lang/samples",
              "adambard/learnxinyminutes-docs",
              "iluwatar/java-design-patterns",
              "tldr-pages/tldr"));

  /**
   * The most snippets of one language from one repository, so that no repository drowns the others.
   */
  private static final int CAP = 500;

  private Folds() {}

  /**
   * The snippets that take part: the corpus up to the cap, and the prose made from its Markdown.
   */
  static List<Snippet> participants(List<Snippet> corpus) {
    List<Snippet> all = new ArrayList<>(corpus);
    for (Snippet snippet : corpus) {
      if (snippet.label().equals("markdown") && !snippet.repo().startsWith("tldr")) {
        all.addAll(Prose.paragraphs(snippet));
        all.addAll(Prose.notes(snippet));
      }
    }
    Map<String, Integer> taken = new HashMap<>();
    return all.stream()
        .filter(s -> taken.merge(s.label() + " " + s.repo(), 1, Integer::sum) <= CAP)
        .toList();
  }
}
