package press.dateline.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import press.dateline.release.Markup;
import press.dateline.release.Scope;
import press.dateline.release.Sorting;
import press.dateline.search.SearchQuery.Prefix;
import press.dateline.web.Slug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// A Lucene index in a folder of this node: sorted by date, so that the newest come first without
/// sorting, and without the texts themselves, which the database keeps.
final class LuceneEngine implements SearchEngine {

    static final String CODE = "code";

    private static final String ID = "id";
    private static final String COMPANY_TERM = "company-id";
    private static final String WIRE_TERM = "wire-slug";
    private static final String STATE = "state";
    private static final String SAMPLE = "sample";
    private static final String HAPPENED = "happened";
    private static final String ISSUED = "issued";

    static final Sort NEWEST_FIRST =
            new Sort(
                    new SortField(Columns.DATE, SortField.Type.LONG, true),
                    new SortField(CODE, SortField.Type.STRING, true));

    private static final Sort LATEST_FIRST =
            new Sort(
                    new SortField(HAPPENED, SortField.Type.LONG, true),
                    new SortField(CODE, SortField.Type.STRING, true));

    private static final FieldType STEMS = type(IndexOptions.DOCS_AND_FREQS);
    private static final FieldType EXACT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<IndexReader.CacheKey, Columns> columns = new ConcurrentHashMap<>();
    private final Numbering<Long> companies = new Numbering<>();
    private final Numbering<Wire> wires = new Numbering<>();
    private volatile Position position;

    private static FieldType type(IndexOptions options) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    /// Opens the index of a folder, or begins one there.
    ///
    /// @param memory of documents that are not yet written, in megabytes
    /// @throws IOException where the folder cannot be used or what is in it is damaged
    static LuceneEngine open(Path folder, double memory) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            return new LuceneEngine(directory, memory);
        } catch (IOException | RuntimeException damaged) {
            directory.close();
            throw damaged;
        }
    }

    private LuceneEngine(Directory directory, double memory) throws IOException {
        var config = new IndexWriterConfig(analyzer());
        config.setIndexSort(NEWEST_FIRST);
        config.setRAMBufferSizeMB(memory);
        // Whoever closes without a commit did not mean to keep it.
        config.setCommitOnClose(false);
        config.setMergedSegmentWarmer(this::columns);
        writer = new IndexWriter(directory, config);
        try {
            position = read(writer.getLiveCommitData());
            searchers =
                    new SearcherManager(
                            writer,
                            new SearcherFactory() {
                                @Override
                                public IndexSearcher newSearcher(
                                        IndexReader reader, @Nullable IndexReader previous)
                                        throws IOException {
                                    for (LeafReaderContext leaf : reader.leaves()) {
                                        columns(leaf.reader());
                                    }
                                    var searcher = new IndexSearcher(reader);
                                    searcher.setQueryCache(null);
                                    return searcher;
                                }
                            });
        } catch (IOException | RuntimeException damaged) {
            writer.rollback();
            throw damaged;
        }
    }

    /// How every field is taken apart: texts by stems, those marked as exact without.
    static Analyzer analyzer() {
        return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return LuceneQueries.isExact(field)
                        ? ReleaseAnalyzer.EXACT
                        : ReleaseAnalyzer.STEMMED;
            }
        };
    }

    private Columns columns(LeafReader segment) throws IOException {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        Columns known = columns.get(core.getKey());
        if (known == null) {
            known = Columns.of(segment, companies, wires);
            columns.put(core.getKey(), known);
            core.addClosedListener(columns::remove);
        }
        return known;
    }

    private Columns columns(LeafReaderContext leaf) {
        try {
            return columns(leaf.reader());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // What is asked.

    @Override
    public Found search(SearchRequest request) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Sorting sorting =
                    hasScores(request.query()) ? request.sorting() : unscored(request.sorting());
            Query words = words(request, request.scope(), sorting == Sorting.RELEVANCE);
            var tallies = new Tallies(request, sorting);
            Tally tally = searcher.search(words, tallies);
            return new Found(
                    tally.total,
                    tally.codes((request.page() - 1) * request.pageSize()),
                    years(tally.yearCounts),
                    companies(tally.companyCounts, request),
                    wires(tally.wireCounts),
                    scopes(searcher, request, tally.total));
        } finally {
            searchers.release(searcher);
        }
    }

    private static Sorting unscored(Sorting sorting) {
        return sorting == Sorting.RELEVANCE ? Sorting.NEWEST : sorting;
    }

    /// Whether some finds match better than others; where not, the newest come first.
    private static boolean hasScores(@Nullable SearchQuery query) {
        return query != null && query.sought().anyMatch(words -> !(words instanceof Prefix));
    }

    private static Query words(SearchRequest request, Scope scope, boolean weighs) {
        Query words = new LuceneQueries(scope, weighs).of(request.query());
        String state = request.state();
        Set<Long> within = request.within();
        if (state == null && within == null) {
            return words;
        }
        var narrowed = new BooleanQuery.Builder().add(words, Occur.MUST);
        if (state != null) {
            narrowed.add(new TermQuery(new Term(STATE, state)), Occur.FILTER);
        }
        if (within != null) {
            narrowed.add(
                    terms(COMPANY_TERM, within.stream().map(String::valueOf).toList()),
                    Occur.FILTER);
        }
        return narrowed.build();
    }

    private final class Tallies implements CollectorManager<Tally, Tally> {

        private final SearchRequest request;
        private final Sorting sorting;

        Tallies(SearchRequest request, Sorting sorting) {
            this.request = request;
            this.sorting = sorting;
        }

        @Override
        public Tally newCollector() {
            return new Tally(
                    LuceneEngine.this::columns,
                    companyChoice(request.companies()),
                    companies.size(),
                    yearChoice(request.years()),
                    wireChoice(request.wires()),
                    wires.size(),
                    request.replaced(),
                    sorting,
                    request.page() * request.pageSize());
        }

        @Override
        public Tally reduce(Collection<Tally> tallies) {
            // Without an executor Lucene asks for one, which counts without being put together.
            return tallies.iterator().next();
        }
    }

    private Tally.Choice companyChoice(Set<Long> ids) {
        return choice(ids.isEmpty(), ids.stream().mapToInt(companies::find));
    }

    private static Tally.Choice yearChoice(Set<Integer> years) {
        return choice(years.isEmpty(), years.stream().mapToInt(Integer::intValue));
    }

    private Tally.Choice wireChoice(Set<String> slugs) {
        return choice(
                slugs.isEmpty(),
                IntStream.range(0, wires.size())
                        .filter(wire -> slugs.contains(wires.value(wire).slug())));
    }

    private static Tally.Choice choice(boolean all, IntStream numbers) {
        if (all) {
            return new Tally.Choice(null);
        }
        int[] given = numbers.filter(n -> n >= 0).toArray();
        var chosen = new boolean[IntStream.of(given).max().orElse(-1) + 1];
        for (int number : given) {
            chosen[number] = true;
        }
        return new Tally.Choice(chosen);
    }

    /// A wire as a release prints it. "PRNewswire" and "PR Newswire" have one slug: they are one.
    record Wire(String printed, String slug) {

        static Wire of(String printed) {
            return new Wire(printed, Slug.of(printed, "wire").replace("-", ""));
        }
    }

    private static Map<Integer, Long> years(int[] counts) {
        var years = new HashMap<Integer, Long>();
        for (int year = 0; year < counts.length; year++) {
            if (counts[year] > 0) {
                years.put(year, (long) counts[year]);
            }
        }
        return years;
    }

    private Map<Long, Long> companies(int[] counts, SearchRequest request) {
        var counted = new HashMap<Long, Long>();
        // The smallest of the best on top; a company that counts as much came later and stays out.
        var best =
                new PriorityQueue<Integer>(
                        Comparator.comparingInt((Integer company) -> counts[company])
                                .thenComparing(Comparator.reverseOrder()));
        int least = 1;
        for (int company = 0; company < counts.length; company++) {
            if (counts[company] >= least) {
                best.add(company);
                if (best.size() > request.topCompanies()) {
                    best.remove();
                    least = counts[best.element()] + 1;
                }
            }
        }
        best.forEach(company -> counted.put(companies.value(company), (long) counts[company]));
        for (long id : request.countedCompanies()) {
            int company = companies.find(id);
            if (company >= 0 && company < counts.length && counts[company] > 0) {
                counted.put(id, (long) counts[company]);
            }
        }
        return counted;
    }

    private Map<String, Found.Wire> wires(int[] counts) {
        var bySlug = new HashMap<String, Found.Wire>();
        IntStream.range(0, counts.length)
                .filter(wire -> counts[wire] > 0)
                .boxed()
                // So the first to come is the form that is printed most often.
                .sorted(Comparator.comparingInt((Integer wire) -> counts[wire]).reversed())
                .forEach(
                        wire -> {
                            Wire printed = wires.value(wire);
                            bySlug.merge(
                                    printed.slug(),
                                    new Found.Wire(printed.printed(), counts[wire]),
                                    (most, more) ->
                                            new Found.Wire(most.name(), most.n() + more.n()));
                        });
        return bySlug;
    }

    private Map<Scope, Long> scopes(IndexSearcher searcher, SearchRequest request, long total)
            throws IOException {
        var counts = new EnumMap<Scope, Long>(Scope.class);
        if (request.query() == null) {
            return counts;
        }
        for (Scope scope : Scope.values()) {
            counts.put(
                    scope,
                    scope == request.scope() ? total : (long) count(searcher, request, scope));
        }
        return counts;
    }

    @Override
    public List<Happened> latest(
            SearchRequest request, boolean issued, @Nullable Happened before, int limit)
            throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Query found = narrowed(words(request, request.scope(), false), request);
            if (issued) {
                found =
                        new BooleanQuery.Builder()
                                .add(found, Occur.FILTER)
                                .add(new TermQuery(new Term(ISSUED, "yes")), Occur.FILTER)
                                .build();
            }
            var latest = new ArrayList<Happened>();
            for (ScoreDoc release :
                    searcher.searchAfter(place(before, searcher), found, limit, LATEST_FIRST)
                            .scoreDocs) {
                if (release instanceof FieldDoc fields
                        && fields.fields[0] instanceof Long micros
                        && fields.fields[1] instanceof BytesRef code) {
                    latest.add(
                            new Happened(
                                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                                    code.utf8ToString()));
                }
            }
            return latest;
        } finally {
            searchers.release(searcher);
        }
    }

    /// After every document that is equal in the order.
    private static @Nullable FieldDoc place(@Nullable Happened happened, IndexSearcher searcher) {
        return happened == null
                ? null
                : new FieldDoc(
                        Math.max(0, searcher.getIndexReader().maxDoc() - 1),
                        Float.NaN,
                        new Object[] {micros(happened.at()), new BytesRef(happened.code())});
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    @Override
    public long count(SearchRequest request) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return count(searcher, request, request.scope());
        } finally {
            searchers.release(searcher);
        }
    }

    private static int count(IndexSearcher searcher, SearchRequest request, Scope scope)
            throws IOException {
        Query found = narrowed(words(request, scope, false), request);
        int all = searcher.count(found);
        if (request.replaced()) {
            return all;
        }
        // Few are replaced, so that to count them costs less than to leave them out would.
        var replaced =
                new BooleanQuery.Builder()
                        .add(found, Occur.FILTER)
                        .add(new TermQuery(new Term(Columns.REPLACED, "yes")), Occur.FILTER);
        return all - searcher.count(replaced.build());
    }

    private static Query narrowed(Query words, SearchRequest request) {
        if (request.companies().isEmpty()
                && request.years().isEmpty()
                && request.wires().isEmpty()) {
            return words;
        }
        var narrowed = new BooleanQuery.Builder().add(words, Occur.FILTER);
        if (!request.companies().isEmpty()) {
            narrowed.add(
                    terms(COMPANY_TERM, request.companies().stream().map(String::valueOf).toList()),
                    Occur.FILTER);
        }
        if (!request.wires().isEmpty()) {
            narrowed.add(terms(WIRE_TERM, request.wires()), Occur.FILTER);
        }
        if (!request.years().isEmpty()) {
            var years = new BooleanQuery.Builder();
            for (int year : request.years()) {
                years.add(
                        LuceneQueries.days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                        Occur.SHOULD);
            }
            narrowed.add(years.build(), Occur.FILTER);
        }
        return narrowed.build();
    }

    private static Query terms(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    @Override
    public Optional<String> similar(String word, Scope scope) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            String field =
                    switch (scope) {
                        case NEWS, ALL -> LuceneQueries.NEWS;
                        case ABOUT -> LuceneQueries.ABOUT;
                        case DISCLAIMER -> LuceneQueries.DISCLAIMER;
                        case CONTACTS -> LuceneQueries.CONTACT;
                    };
            var checker = new DirectSpellChecker();
            checker.setLowerCaseTerms(false);
            SuggestWord[] similar =
                    checker.suggestSimilar(
                            new Term(LuceneQueries.exact(field), word),
                            1,
                            searcher.getIndexReader());
            return similar.length == 0 ? Optional.empty() : Optional.of(similar[0].string);
        } finally {
            searchers.release(searcher);
        }
    }

    // What is taken in.

    @Override
    public void put(List<IndexedRelease> releases) throws IOException {
        for (IndexedRelease release : releases) {
            writer.updateDocument(term(release.id()), document(release));
        }
    }

    /// Takes in a release that is not there yet, which spares the looking for it.
    void add(IndexedRelease release) throws IOException {
        writer.addDocument(document(release));
    }

    @Override
    public void remove(List<Long> ids) throws IOException {
        writer.deleteDocuments(ids.stream().map(LuceneEngine::term).toArray(Term[]::new));
    }

    @Override
    public void removeSamples() throws IOException {
        writer.deleteDocuments(new Term(SAMPLE, "yes"));
    }

    private static Term term(long id) {
        return new Term(ID, Long.toString(id));
    }

    private static Document document(IndexedRelease release) {
        return document(
                release,
                Markup.plain(release.body()),
                Markup.plain(release.about()),
                Markup.plain(release.disclaimer()));
    }

    /// The fields of a release.
    ///
    /// @param body as plain text; likewise about and disclaimer
    static Document document(IndexedRelease release, String body, String about, String disclaimer) {
        var document = new Document();
        document.add(new StringField(ID, Long.toString(release.id()), Field.Store.NO));
        document.add(new SortedDocValuesField(CODE, new BytesRef(release.code())));
        document.add(new NumericDocValuesField(Columns.DATE, release.sortDate().toEpochDay()));
        for (long company : release.companies()) {
            document.add(new StringField(COMPANY_TERM, Long.toString(company), Field.Store.NO));
            document.add(new SortedNumericDocValuesField(Columns.COMPANY, company));
        }
        if (!release.wire().isBlank()) {
            document.add(new SortedDocValuesField(Columns.WIRE, new BytesRef(release.wire())));
            document.add(
                    new StringField(WIRE_TERM, Wire.of(release.wire()).slug(), Field.Store.NO));
        }
        document.add(new StringField(STATE, release.state(), Field.Store.NO));
        if (release.replaced()) {
            document.add(new NumericDocValuesField(Columns.REPLACED, 1));
            document.add(new StringField(Columns.REPLACED, "yes", Field.Store.NO));
        }
        document.add(new NumericDocValuesField(HAPPENED, micros(release.happenedAt())));
        if (release.issued()) {
            document.add(new StringField(ISSUED, "yes", Field.Store.NO));
        }
        if (release.sample()) {
            document.add(new StringField(SAMPLE, "yes", Field.Store.NO));
        }
        text(document, LuceneQueries.HEADLINE, List.of(release.headline()));
        var news = new ArrayList<String>();
        news.add(release.headline());
        news.addAll(release.subheadlines());
        news.add(body);
        text(document, LuceneQueries.NEWS, news);
        text(document, LuceneQueries.ABOUT, List.of(about));
        text(document, LuceneQueries.DISCLAIMER, List.of(disclaimer));
        text(document, LuceneQueries.CONTACT, release.contacts());
        text(document, LuceneQueries.REST, rest(release));
        exact(document, LuceneQueries.NAME, release.names());
        exact(document, LuceneQueries.PLACE, release.places());
        exact(document, LuceneQueries.TICKER, release.tickers());
        return document;
    }

    private static List<String> rest(IndexedRelease release) {
        var rest = new ArrayList<>(release.rest());
        rest.addAll(release.names());
        return rest;
    }

    private static void text(Document document, String field, List<String> texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                document.add(new Field(field, text, STEMS));
            }
        }
        exact(document, field, texts);
    }

    private static void exact(Document document, String field, List<String> texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                document.add(new Field(LuceneQueries.exact(field), text, EXACT));
            }
        }
    }

    @Override
    public void reach(Position reached) {
        position = reached;
        writer.setLiveCommitData(
                Map.of(
                                "archive", reached.archive(),
                                "journal", Long.toString(reached.journal()),
                                "due", Long.toString(reached.due()),
                                "transaction", Long.toString(reached.transaction()))
                        .entrySet());
    }

    private static Position read(@Nullable Iterable<Map.Entry<String, String>> data) {
        var said = new HashMap<String, String>();
        if (data != null) {
            data.forEach(entry -> said.put(entry.getKey(), entry.getValue()));
        }
        return new Position(
                said.getOrDefault("archive", ""),
                Long.parseLong(said.getOrDefault("journal", "0")),
                Long.parseLong(said.getOrDefault("due", "0")),
                Long.parseLong(said.getOrDefault("transaction", "0")));
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    @Override
    public void commit() throws IOException {
        writer.commit();
    }

    @Override
    public int size() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.count(MatchAllDocsQuery.INSTANCE);
        } finally {
            searchers.release(searcher);
        }
    }

    /// Reads every file through and compares its checksum.
    ///
    /// @throws IOException where one is damaged
    void verify() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                if (leaf.reader() instanceof CodecReader segment) {
                    segment.checkIntegrity();
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /// Leaves what was committed.
    @Override
    public void close() throws IOException {
        try (Directory _ = writer.getDirectory()) {
            searchers.close();
            writer.rollback();
        }
    }
}
