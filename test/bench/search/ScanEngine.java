package bench.search;

import assetd.index.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The simplest peer: every text in lower case, one after another, until enough contain the query.
 */
final class ScanEngine implements Engine {
  private final List<String> ids = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  @Override
  public String name() {
    return "plain scan";
  }

  @Override
  public void build(List<Document> documents) {
    for (Document d : documents) {
      ids.add(d.id());
      texts.add((d.title() + "\n" + d.content()).toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public List<String> search(String text, int limit) {
    String wanted = text.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < texts.size() && found.size() < limit; i++) {
      if (texts.get(i).contains(wanted)) {
        found.add(ids.get(i));
      }
    }
    return found;
  }

  @Override
  public long bytes() {
    return texts.stream().mapToLong(String::length).sum();
  }
}
