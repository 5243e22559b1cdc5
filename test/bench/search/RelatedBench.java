package bench.search;

import assetd.index.Document;
import assetd.insight.Subjects;
import assetd.model.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Neighbours in process, beside Lucene's MoreLikeThis. Titles read "task (LANGUAGE)" and are left
 * out of the index; right is a snippet of the same task in another language.
 *
 * <p>The model of {@link Subjects} that is shipped was trained on these very snippets, so that a
 * figure with it would flatter. {@code test/train/subjects.sh} also makes models that have not seen
 * a part of them, and each snippet is told by one that has not seen it:
 *
 * <pre>
 *   words alone    nobody tells subjects
 *   text unseen    text0.bin to text4.bin: five parts by the content
 *   task unseen    task0.bin, task1.bin: two parts by the task; what unknown subjects get
 * </pre>
 *
 * Arguments: the folder with those models, and corpus files of that kind, smaller first.
 */
public final class RelatedBench {
  private static final Pattern TITLE = Pattern.compile("(.*) \\(([^)]*)\\)( #\\d+)?");
  private static final int ASKED = 1_000;
  private static final int BEST = 5;

  private final Map<String, String> tasks = new HashMap<>(); // id -> task
  private final Map<String, String> languages = new HashMap<>(); // id -> language
  private final List<String> asked;

  private RelatedBench(List<Document> titled) {
    for (Document d : titled) {
      Matcher title = TITLE.matcher(d.title());
      languages.put(d.id(), d.specific());
      if (title.matches() && d.tags().stream().anyMatch(t -> !t.texts().contains(d.specific()))) {
        tasks.put(d.id(), title.group(1));
      }
    }
    asked = new ArrayList<>(tasks.keySet());
    Collections.sort(asked);
    Collections.shuffle(asked, new Random(5));
    Map<String, Long> sizes =
        tasks.values().stream().collect(Collectors.groupingBy(t -> t, Collectors.counting()));
    asked.removeIf(id -> sizes.get(tasks.get(id)) <= BEST);
    asked.subList(Math.min(ASKED, asked.size()), asked.size()).clear();
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2) {
      System.out.println("needs the folder that test/train/subjects.sh fills, and a corpus");
      return;
    }
    Path folder = Path.of(arguments[0]);
    List<Subjects> byText = models(folder, "text", 5);
    List<Subjects> byTask = models(folder, "task", 2);
    for (String corpus : List.of(arguments).subList(1, arguments.length)) {
      RelatedBench bench = new RelatedBench(Corpus.documents(Path.of(corpus), true));
      List<Document> untitled = Corpus.documents(Path.of(corpus), false);
      System.out.printf("%,d documents, %,d asked about%n", untitled.size(), bench.asked.size());
      bench.measure(new AssetdEngine("words alone", utf8 -> List.of()), untitled);
      bench.measure(
          new AssetdEngine("text unseen", t -> unseen(byText, Arrays.hashCode(t)).of(t)), untitled);
      bench.measure(new AssetdEngine("task unseen", bench.byTask(untitled, byTask)), untitled);
      bench.measure(new LuceneEngine(), untitled);
    }
  }

  private static List<Subjects> models(Path folder, String name, int parts) throws IOException {
    List<Subjects> models = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      try (var in = Files.newInputStream(folder.resolve(name + part + ".bin"))) {
        models.add(Subjects.read(in));
      }
    }
    return models;
  }

  /** The model of the part that a text or task with this hash belongs to, as in training. */
  private static Subjects unseen(List<Subjects> models, int hash) {
    return models.get(Math.floorMod(hash, models.size()));
  }

  /** Texts of no task are told by any model; equal texts of two tasks by that of one of them. */
  private Function<byte[], List<Subject>> byTask(List<Document> documents, List<Subjects> models) {
    Map<String, Subjects> model = new HashMap<>();
    for (Document d : documents) {
      model.put(d.content(), unseen(models, tasks.getOrDefault(d.id(), "").hashCode()));
    }
    return utf8 -> model.get(new String(utf8, StandardCharsets.UTF_8)).of(utf8);
  }

  private void measure(Engine engine, List<Document> documents) throws Exception {
    engine.build(documents);
    engine.settle();
    for (String id : asked) {
      engine.related(id, BEST); // warms up
    }
    double[] micros = new double[asked.size()];
    double right = 0;
    double sameTask = 0;
    for (int i = 0; i < micros.length; i++) {
      String id = asked.get(i);
      double began = Clock.micros();
      List<String> found = engine.related(id, BEST);
      micros[i] = Clock.micros() - began;
      for (String near : found) {
        boolean same = tasks.get(id).equals(tasks.get(near));
        sameTask += same ? 1 : 0;
        right += same && !languages.get(id).equals(languages.get(near)) ? 1 : 0;
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        "  %-14s precision@5 %.3f (%.3f in any language), p50 %,.0f us, p99 %,.0f us%n",
        engine.name(),
        right / BEST / asked.size(),
        sameTask / BEST / asked.size(),
        micros[micros.length / 2],
        micros[micros.length * 99 / 100]);
    engine.close();
  }
}
