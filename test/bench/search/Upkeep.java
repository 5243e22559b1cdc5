package bench.search;

import assetd.index.Document;
import assetd.index.SearchIndex;
import assetd.model.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntConsumer;

/** How long a put, an edit and a removal take on a full index, and what they do to searches. */
final class Upkeep {
  private static final int CHANGES = 3_000;

  private Upkeep() {}

  static void measure(AssetdEngine engine, List<Document> documents) throws Exception {
    SearchIndex index = engine.index();
    Random random = new Random(1);
    double before = searches(index, documents);
    report("put new", i -> index.put(copy(documents.get(i), new UUID(1, i).toString())));
    report(
        "edit",
        i -> {
          Document d = documents.get(random.nextInt(documents.size()));
          index.put(copy(documents.get(i), d.id()));
        });
    report("remove", i -> index.remove(new UUID(1, i).toString()));
    documents.subList(0, CHANGES).forEach(index::put);
    double after = searches(index, documents);
    engine.settle();
    System.out.printf(
        "    searching for titles, p50: %.0f us before, %.0f us after %,d changes, %.0f us a quiet"
            + " second later%n",
        before, after, 3 * CHANGES, searches(index, documents));
  }

  private static Document copy(Document d, String id) {
    Instant now = d.created().plusSeconds(1);
    return new Document(
        id,
        d.created(),
        now,
        d.pseudo(),
        d.specific(),
        d.title(),
        d.content(),
        d.tags(),
        d.annotations(),
        d.websites(),
        d.persons(),
        d.hints());
  }

  private static void report(String what, IntConsumer change) {
    double[] micros = new double[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      double began = Clock.micros();
      change.accept(i);
      micros[i] = Clock.micros() - began;
    }
    Arrays.sort(micros);
    System.out.printf(
        "    %-8s p50 %.0f us, p99 %.0f us, max %.0f us%n",
        what, micros[CHANGES / 2], micros[CHANGES * 99 / 100], micros[CHANGES - 1]);
  }

  private static double searches(SearchIndex index, List<Document> documents) {
    double[] micros = new double[500];
    Random random = new Random(2);
    for (int i = 0; i < micros.length; i++) {
      Document d = documents.get(random.nextInt(documents.size()));
      String text = d.title() == null ? d.id() : d.title();
      double began = Clock.micros();
      index.search(Query.words(text));
      micros[i] = Clock.micros() - began;
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }
}
