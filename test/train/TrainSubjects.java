package assetd.insight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains models of {@link Subjects}. Arguments: the corpus (JSON lines), a folder, and the names of
 * the models to write there:
 *
 * <pre>
 *   subjects          learns from all texts: the one that is shipped
 *   text0 to text4    has not seen a fifth of the texts
 *   task0, task1      has not seen the texts of half of the tasks
 * </pre>
 */
final class TrainSubjects {
  /** Parts that {@code textN} is told apart by. */
  static final int TEXT_PARTS = 5;

  /** Parts that {@code taskN} is told apart by. */
  static final int TASK_PARTS = 2;

  private TrainSubjects() {}

  /** Runs the training. */
  public static void main(String[] args) throws IOException {
    TaskCorpus corpus = TaskCorpus.read(Path.of(args[0]));
    for (String name : List.of(args).subList(2, args.length)) {
      int part = name.charAt(name.length() - 1) - '0';
      List<TaskCorpus.Text> seen =
          corpus.texts.stream()
              .filter(text -> !name.startsWith("text") || text.part(TEXT_PARTS) != part)
              .filter(text -> !name.startsWith("task") || !isOfTasks(text, part))
              .toList();
      SubjectTrainer.train(corpus, seen, Path.of(args[1], name + ".bin"));
      System.out.printf("%s: trained on %,d texts%n", name, seen.size());
    }
  }

  private static boolean isOfTasks(TaskCorpus.Text text, int part) {
    return text.task() != null && Math.floorMod(text.task().hashCode(), TASK_PARTS) == part;
  }
}
