package assetd.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells for a hit which words matched where and by which edits, and what its score is made of. It
 * asks the same classes as the search, about an index over this document alone. Owned by one
 * thread.
 */
final class Explanation {
  private final Meanings meanings; // null when there are no words
  private final List<View> views;
  private final Scratch scratch;

  Explanation(Meanings meanings, List<View> views, Scratch scratch) {
    this.meanings = meanings;
    this.views = views;
    this.scratch = scratch;
  }

  /** JSON values: maps, lists, texts, numbers. */
  Map<String, Object> of(Found found, double tagShare) {
    Map<String, Object> told = new LinkedHashMap<>();
    if (found.places() != 0) {
      told.put("exact", exact(found));
    } else if (meanings != null) {
      words(found, told);
    }
    told.put("tags", tagShare);
    told.put("score", found.score());
    return told;
  }

  private static Map<String, Object> exact(Found found) {
    List<String> places = new ArrayList<>();
    for (Place place : Place.values()) {
      if ((found.places() & 1 << place.ordinal()) != 0) {
        places.add(place.name());
      }
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("places", places);
    told.put("beginsWord", Ranking.beginsWord(found.rank()));
    told.put("rank", found.rank());
    return told;
  }

  private void words(Found found, Map<String, Object> told) {
    Rows.Row row = found.view().rows().get(found.row());
    View alone = new View(Segment.of(List.of(row)));
    List<Map<String, Object>> words = new ArrayList<>();
    double coverage = 0;
    for (int i = 0; i < meanings.words(); i++) {
      Map<String, Object> word = word(i, alone, insideQuality(i, found));
      coverage += meanings.weight(i) * (Double) word.get("quality");
      words.add(word);
    }
    TitleFit fit = new TitleFit(meanings);
    Texts texts = scratch.texts.open(row.texts());
    boolean titled = texts.next() && texts.place() == Place.TITLE;
    fit.look(texts.bytes(), texts.from(), titled ? texts.to() : texts.from());
    told.put("words", words);
    coverage = Math.max(coverage, fit.ofQuery());
    told.put("coverage", coverage);
    told.put("titleOfQuery", fit.ofQuery());
    told.put("queryOfTitle", fit.ofTitle());
    told.put("cutOff", coverage < meanings.cutOff() ? Ranking.FLOOR : meanings.cutOff());
  }

  /** The quality of the word standing inside another, 0 when it does not. */
  private double insideQuality(int word, Found found) {
    InsideSearch.Rows inside = meanings.inside(views.indexOf(found.view()), word);
    for (int i = 0; i < inside.rows().length; i++) {
      if (inside.rows()[i] == found.row()) {
        return Ranking.insideQuality(inside.edits()[i], meanings.writtenLength(word));
      }
    }
    return 0;
  }

  private Map<String, Object> word(int i, View alone, double insideQuality) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("word", meanings.parts().get(i).toString());
    told.put("weight", meanings.weight(i));
    Expansions.Found terms = meanings.termsIn(alone.segment(), i, scratch.expansions);
    double best = terms.terms().length == 0 ? 0 : terms.qualities()[0];
    if (insideQuality > best) {
      told.put("inside", meanings.written(i));
      told.put("quality", insideQuality);
      return told;
    }
    if (best > 0) {
      SortedTerms all = alone.segment().terms();
      int term = terms.terms()[0];
      byte[] utf8 = all.text();
      int from = all.begin(term);
      String matched = new String(utf8, from, all.begin(term + 1) - from, StandardCharsets.UTF_8);
      told.put("matched", matched);
      told.put("place", place(alone.rows().texts(0), matched));
      told.put("edits", edits(i, matched));
    }
    told.put("quality", best);
    return told;
  }

  /** From the word, or from the whole that it is a part of, whichever is nearer. */
  private List<String> edits(int i, String matched) {
    QueryWords.Word part = meanings.parts().get(i);
    for (QueryWords.Word word : List.of(part, meanings.whole(i))) {
      if (word.unfinished()
          && matched.startsWith(word.toString())
          && !matched.equals(word.toString())) {
        return List.of("beginning");
      }
    }
    List<String> ofPart = EditScript.between(part.toString(), matched);
    List<String> ofWhole = EditScript.between(meanings.whole(i).toString(), matched);
    return ofWhole.size() < ofPart.size() ? ofWhole : ofPart;
  }

  private String place(byte[] document, String term) {
    byte[] wanted = term.getBytes(StandardCharsets.UTF_8);
    Texts texts = new Texts().open(document);
    Words words = new Words();
    boolean[] found = new boolean[1];
    while (!found[0] && texts.next()) {
      words.cut(
          texts.bytes(),
          texts.from(),
          texts.to(),
          (bytes, from, to, parts) ->
              found[0] |= Arrays.equals(bytes, from, to, wanted, 0, wanted.length));
    }
    return texts.place().name();
  }
}
