package bench.search;

import assetd.index.Document;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.pattern.SimplePatternTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene as somebody would set it up for snippets: words cut at case changes, digits and
 * underscores with the whole kept; title above content; every word also fuzzy (one edit from four
 * letters, two from eight), the last one also as a prefix; the query as it stands also inside
 * words, as a phrase of trigrams. In memory, one segment.
 */
final class LuceneEngine implements Engine {
  private static final int PARTS =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
          | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
          | WordDelimiterGraphFilter.SPLIT_ON_NUMERICS
          | WordDelimiterGraphFilter.CATENATE_ALL;

  private final Analyzer analyzer = new CodeAnalyzer();
  private final Analyzer trigrams = new TrigramAnalyzer();
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final QueryBuilder insideBuilder = new QueryBuilder(trigrams);
  private DirectoryReader reader;
  private IndexSearcher searcher;
  private MoreLikeThis likeThis;

  private static final class CodeAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new SimplePatternTokenizer("[^ -/:-@\\[-^`{-~\t\r\n]+");
      TokenStream parts = new FlattenGraphFilter(new WordDelimiterGraphFilter(words, PARTS, null));
      return new TokenStreamComponents(words, new LengthFilter(new LowerCaseFilter(parts), 1, 64));
    }
  }

  private static final class TrigramAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer trigrams = new NGramTokenizer(3, 3);
      return new TokenStreamComponents(trigrams, new LowerCaseFilter(trigrams));
    }
  }

  @Override
  public String name() {
    return "Lucene " + org.apache.lucene.util.Version.LATEST;
  }

  @Override
  public void build(List<Document> documents) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(new PerFieldAnalyzerWrapper(analyzer, Map.of("inside", trigrams)))
            .setRAMBufferSizeMB(256);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Document d : documents) {
        org.apache.lucene.document.Document document = new org.apache.lucene.document.Document();
        document.add(new StringField("id", d.id(), Field.Store.YES));
        document.add(new TextField("title", d.title() == null ? "" : d.title(), Field.Store.NO));
        document.add(new TextField("content", d.content(), Field.Store.NO));
        document.add(new TextField("inside", d.title() + "\n" + d.content(), Field.Store.NO));
        d.tags()
            .forEach(t -> document.add(new TextField("content", t.texts().get(0), Field.Store.NO)));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    likeThis = new MoreLikeThis(reader);
    likeThis.setAnalyzer(analyzer);
    likeThis.setMinTermFreq(1);
    likeThis.setMinDocFreq(2);
    likeThis.setMaxQueryTerms(25);
    likeThis.setFieldNames(new String[] {"content"});
    documents.forEach(d -> contents.put(d.id(), d.content()));
  }

  private final Map<String, String> contents = new HashMap<>();

  @Override
  public List<String> search(String text, int limit) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    Query inside = insideBuilder.createPhraseQuery("inside", text);
    if (inside != null) {
      query.add(new BoostQuery(inside, 4), Occur.SHOULD);
    }
    List<String> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      add(query, "title", words.get(i), 2, i == words.size() - 1);
      add(query, "content", words.get(i), 1, i == words.size() - 1);
    }
    return ids(query.build(), limit);
  }

  private List<String> words(String text) throws IOException {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("content", text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
    }
    return words;
  }

  private static void add(
      BooleanQuery.Builder query, String field, String word, float boost, boolean last) {
    Term term = new Term(field, word);
    query.add(new BoostQuery(new TermQuery(term), 2 * boost), Occur.SHOULD);
    int edits = word.length() < 4 ? 0 : word.length() < 8 ? 1 : 2;
    if (edits > 0) {
      Query fuzzy =
          new FuzzyQuery(
              term, edits, 0, 50, true, new MultiTermQuery.TopTermsBlendedFreqScoringRewrite(50));
      query.add(new BoostQuery(fuzzy, boost), Occur.SHOULD);
    }
    if (last && word.length() > 1) {
      query.add(new BoostQuery(new PrefixQuery(term), boost), Occur.SHOULD);
    }
  }

  private List<String> ids(Query query, int limit) throws IOException {
    List<String> found = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
      found.add(stored.document(hit.doc).get("id"));
    }
    return found;
  }

  @Override
  public List<String> related(String id, int limit) throws IOException {
    Query query = likeThis.like("content", new StringReader(contents.get(id)));
    List<String> found = new ArrayList<>(ids(query, limit + 1));
    found.remove(id);
    return found.subList(0, Math.min(limit, found.size()));
  }

  @Override
  public long bytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      bytes += directory.fileLength(file);
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
