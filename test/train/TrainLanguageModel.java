package assetd.insight;

import assetd.insight.Corpus.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Trains the language model. Arguments: the corpus (JSON lines), the list of labels, and either a
 * file for the model of all repositories or a folder for one model per fold ({@code fold0.bin}
 * ...), each trained without the repositories of its fold.
 */
final class TrainLanguageModel {
  private TrainLanguageModel() {}

  /** Runs the training. */
  public static void main(String[] args) throws IOException {
    List<String> labels = labels(Path.of(args[1]));
    List<Snippet> snippets =
        Folds.participants(Corpus.read(Path.of(args[0]), new HashSet<>(labels)));
    Path target = Path.of(args[2]);
    if (!Files.isDirectory(target)) {
      LanguageTrainer.train(snippets, labels, target);
      return;
    }
    for (int fold = 0; fold < Folds.MEASURED.size(); fold++) {
      List<String> unseen = Folds.MEASURED.get(fold);
      List<Snippet> seen = snippets.stream().filter(s -> !unseen.contains(s.repo())).toList();
      LanguageTrainer.train(seen, labels, target.resolve("fold" + fold + ".bin"));
      System.out.println("fold " + fold + ": trained on " + seen.size() + " snippets");
    }
  }

  /** The labels of the corpus, and plain text. */
  static List<String> labels(Path list) throws IOException {
    List<String> labels = new ArrayList<>(Files.readAllLines(list));
    labels.removeIf(String::isBlank);
    labels.add(Prose.LABEL);
    return labels;
  }
}
