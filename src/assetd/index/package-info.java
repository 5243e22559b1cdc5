/**
 * Search in memory: what half-remembered words may mean, which documents have them, which filters
 * hold, what is near, what is the same. Derived from the store, rebuilt from it at start; no I/O.
 *
 * <h2>The picture</h2>
 *
 * <pre>
 *   put ---> Rows.Row --> Segment of one document --.        .--> search, related, copies
 *                                                   v        |    (any thread, no lock)
 *   remove ---------------------------------> | View View View ... |   the whole state: one
 *                                               |                      immutable list
 *   merges in the background -------------------'
 *
 *   View    = Segment + which of its documents are dead
 *   Segment = rows      row -> id, times, texts as they came (UTF-8)
 *             trigrams  three bytes of folded text   -> rows           exact search
 *             terms     word, or part of one         -> rows           words, related, copies
 *             pieces    three letters, place, length -> terms          misspelt words
 *             facets    tag, site, language, sum,
 *                       subject ...                  -> rows           filters, copies, related
 * </pre>
 *
 * <p>A segment never changes. A put makes one of a single document; of eight about one size one is
 * made, so there are few and a document is copied once per size ({@code MergePolicy}). What is left
 * in small pieces is joined as soon as nobody writes for a second. A removal makes a new view with
 * one more bit set. Each write replaces the list of views; a search reads it once and sees that
 * state to its end.
 *
 * <h2>The sizes</h2>
 *
 * <p>Measured on 100,000 snippets, 99 MB of UTF-8, in bytes per byte of text:
 *
 * <pre>
 *   texts       1.09    one array a document, with its header
 *   trigrams     .36    pairs of a trigram and a row, in Elias-Fano code
 *   terms        .17    the words, pairs of one and a row; pieces and letters for misspelt words
 *   rows         .04    37 bytes a document, and a hash table from id to row
 *   facets       .02
 *   index        .59    all but the texts
 * </pre>
 *
 * <p>There is no object per list or word: all lists of a kind lie in one byte array in {@code
 * EliasFano} code, their beginnings in {@code Offsets}, the words one behind another in {@code
 * SortedTerms}. One object a list would take twice the memory.
 *
 * <h2>A query, step by step</h2>
 *
 * <ol>
 *   <li>{@code Search} finds, per view, the rows that space, tags and filter allow ({@code
 *       Restriction}: bit sets, cheap conditions first). What is left out here is never ranked.
 *   <li>{@code ExactSearch}: the query is folded (one rule for all scripts, {@code Fold}) and cut
 *       into trigrams. A document with the query has all of them: the rarest list gives {@code
 *       Candidates}, the next ones thin them out, and {@code Finder} looks into the text. Queries
 *       of one or two bytes take all trigrams that begin with them. So exact is exact.
 *   <li>{@code QueryWords} cuts the query into words and their parts ({@code Words}: camelCase,
 *       snake_case, digits, pairs in scripts without spaces; without accents, {@code Accents}).
 *   <li>{@code Meanings}: not the documents are searched fuzzily but the vocabulary, which grows
 *       far slower. Each word means the terms it equals, begins, is another form of ({@code Forms})
 *       or name for ({@code Synonyms}), or is within a few edits of ({@code Pieces} propose, {@code
 *       LetterSets} rule most of them out, {@code EditDistance} decides, a word in one machine
 *       word); a word that is asked alone, or has no such term, may also stand inside others
 *       ({@code InsideSearch}). A word weighs by its rarity, the one that the query ends in by the
 *       rarity of all it may become; those that questions are made of weigh little ({@code
 *       Fillers}).
 *   <li>{@code FuzzySearch}: {@code Tally} adds up, list by list, how much of the query's weight
 *       each row has. Only words without which the cut-off cannot be reached bring rows in, so that
 *       "the" costs little; below the cut-off nothing is an answer, so nonsense finds nothing. The
 *       best fifty get a look at their titles ({@code TitleFit}). Where nothing was found, or
 *       nothing worth mentioning, the words are joined and split ({@code Respacing}) and asked once
 *       more; what has nearly all of them then takes the place of the rest. Where nothing has, a
 *       page is filled with what has less of the query, but as it was written.
 *   <li>{@code Ranking} holds the numbers of this, with their reasons; {@code Explanation} tells
 *       which of them made a hit.
 * </ol>
 *
 * <p>{@code Neighbours} answers related by the {@code Topic} of the given documents, in the same
 * tally, and by what documents are {@code About}: subjects that whoever owns the index tells when a
 * document comes, and that {@code Interest} chooses from. {@code Copies} finds what is the same by
 * a facet, and nearly the same by rare terms and {@code Likeness}.
 *
 * <h2>What holds at any time</h2>
 *
 * <ul>
 *   <li>What {@link assetd.index.SearchIndex#put} put is found when it returns.
 *   <li>An index answers the same whatever its history: rows are dead or alive, counts of documents
 *       leave the dead out, and equals are ordered by time and id. The tests hold it against one
 *       built afresh, and the exact answers against looking at everything.
 *   <li>A search takes no lock and does not see a write that comes after its beginning.
 * </ul>
 *
 * <p>Reading order: {@code DocumentBytes} and {@code Rows}; {@code Bits}, {@code EliasFano}, {@code
 * Postings}, {@code Offsets}, {@code PostingLists}; {@code Words}, {@code Accents}, {@code Begins},
 * {@code SortedTerms}, {@code Trigrams}, {@code LetterSets}, {@code Pieces}; {@code Segment},
 * {@code SegmentBuilder}, {@code View}, {@code Merge}, {@link assetd.index.SearchIndex}; then
 * {@code Search} and down the steps above.
 *
 * <p>Simplifications: texts stay as they came, uncompressed, for verifying is most of an exact
 * search; postings have no positions, so words may stand anywhere in a document; a document of many
 * megabytes is one row and is looked through from its beginning.
 */
package assetd.index;
