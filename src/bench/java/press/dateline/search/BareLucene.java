package press.dateline.search;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;

import press.dateline.Bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The limit: Lucene used directly, in the plainest way that gives the same counts and the same
/// twenty releases, without pages, texts, database or network.
final class BareLucene {

    private BareLucene() {}

    /// Builds an index of the same fields with a thread for each processor.
    ///
    /// @return seconds
    static double build(Path folder, Wordbook book) throws IOException, InterruptedException {
        var config = new IndexWriterConfig(LuceneEngine.analyzer());
        config.setIndexSort(LuceneEngine.NEWEST_FIRST);
        config.setRAMBufferSizeMB(IndexBuild.memory());
        long start = System.nanoTime();
        var failed = new AtomicReference<Exception>();
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, config)) {
            var next = new AtomicInteger(1);
            Bench.together(
                    Runtime.getRuntime().availableProcessors(),
                    _ -> {
                        try {
                            for (int id; (id = next.getAndIncrement()) <= book.count(); ) {
                                add(writer, book, book.release(id));
                            }
                        } catch (IOException failure) {
                            failed.set(failure);
                        }
                    });
            writer.commit();
        }
        if (failed.get() != null) {
            throw new IOException(failed.get());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void add(IndexWriter writer, Wordbook book, Wordbook.Release release)
            throws IOException {
        writer.addDocument(
                LuceneEngine.document(
                        release.indexed(book.companies[release.company()]),
                        String.join("\n\n", release.paragraphs()),
                        release.about(),
                        release.disclaimer()));
    }

    /// What a results page needs: a total, counts by year, company and wire, counts for the other
    /// scopes, and the codes of twenty releases.
    record Answer(
            long total, int years, int companies, int wires, long others, List<String> codes) {}

    static Answer ask(
            IndexSearcher searcher,
            Query query,
            List<Query> otherScopes,
            boolean newest,
            long company,
            int year)
            throws IOException {
        BooleanQuery.Builder filtered = new BooleanQuery.Builder().add(query, Occur.MUST);
        if (company > 0) {
            filtered.add(
                    new TermQuery(new Term("company-id", Long.toString(company))), Occur.FILTER);
        }
        if (year > 0) {
            filtered.add(
                    LuceneQueries.days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                    Occur.FILTER);
        }
        Query chosen = company > 0 || year > 0 ? filtered.build() : query;
        var counts = new Counts();
        CollectorManager<?, ?> top =
                newest
                        ? new TopFieldCollectorManager(LuceneEngine.NEWEST_FIRST, 20, 20)
                        : new TopScoreDocCollectorManager(20, null, Integer.MAX_VALUE);
        Object[] found = searcher.search(chosen, new MultiCollectorManager(top, counts));
        if (company > 0 || year > 0) {
            // The facets that ignore their own choice: one search more for each of the two.
            searcher.search(query, new Counts());
        }
        long others = 0;
        for (Query other : otherScopes) {
            others +=
                    searcher.count(
                            company > 0 || year > 0
                                    ? new BooleanQuery.Builder()
                                            .add(other, Occur.FILTER)
                                            .add(filtered.build(), Occur.FILTER)
                                            .build()
                                    : other);
        }
        var docs = ((org.apache.lucene.search.TopDocs) found[0]).scoreDocs;
        var codes = new java.util.ArrayList<String>();
        for (var doc : docs) {
            LeafReaderContext leaf =
                    searcher.getIndexReader()
                            .leaves()
                            .get(
                                    org.apache.lucene.index.ReaderUtil.subIndex(
                                            doc.doc, searcher.getIndexReader().leaves()));
            SortedDocValues code = DocValues.getSorted(leaf.reader(), "code");
            code.advanceExact(doc.doc - leaf.docBase);
            codes.add(code.lookupOrd(code.ordValue()).utf8ToString());
        }
        return new Answer(
                counts.total,
                counts.years.size(),
                counts.companies.size(),
                counts.wires.size(),
                others,
                codes);
    }

    static DirectoryReader open(Path folder) throws IOException {
        return DirectoryReader.open(FSDirectory.open(folder));
    }

    /// Counts by the columns of the index, as the handbook has it.
    private static final class Counts implements CollectorManager<Counts.Collector, Counts> {

        private long total;
        private final Map<Long, Integer> years = new HashMap<>();
        private final Map<Long, Integer> companies = new HashMap<>();
        private final Map<String, Integer> wires = new HashMap<>();

        private final class Collector extends SimpleCollector {
            private NumericDocValues days = DocValues.emptyNumeric();
            private SortedNumericDocValues ids = DocValues.emptySortedNumeric();
            private SortedDocValues printed = DocValues.emptySorted();
            private int[] byWire = {};
            private final int[] byYear = new int[10_000];
            private final int[] byCompany = new int[100_000];

            @Override
            protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
                close();
                days = DocValues.getNumeric(leaf.reader(), "date");
                ids = DocValues.getSortedNumeric(leaf.reader(), "company");
                printed = DocValues.getSorted(leaf.reader(), "wire");
                byWire = new int[printed.getValueCount()];
            }

            @Override
            public void collect(int doc) throws IOException {
                total++;
                if (days.advanceExact(doc)) {
                    // Days to years without a calendar: near enough for a limit.
                    byYear[(int) (1970 + Math.floorDiv(days.longValue() * 400, 146_097))]++;
                }
                if (ids.advanceExact(doc)) {
                    for (int i = ids.docValueCount(); i > 0; i--) {
                        byCompany[(int) ids.nextValue()]++;
                    }
                }
                if (printed.advanceExact(doc)) {
                    byWire[printed.ordValue()]++;
                }
            }

            void close() throws IOException {
                for (int i = 0; i < byWire.length; i++) {
                    if (byWire[i] > 0) {
                        wires.merge(printed.lookupOrd(i).utf8ToString(), byWire[i], Integer::sum);
                    }
                }
                byWire = new int[0];
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        }

        @Override
        public Collector newCollector() {
            return new Collector();
        }

        @Override
        public Counts reduce(Collection<Collector> collectors) throws IOException {
            for (Collector collector : collectors) {
                collector.close();
                for (int i = 0; i < collector.byYear.length; i++) {
                    if (collector.byYear[i] > 0) {
                        years.merge((long) i, collector.byYear[i], Integer::sum);
                    }
                }
                for (int i = 0; i < collector.byCompany.length; i++) {
                    if (collector.byCompany[i] > 0) {
                        companies.merge((long) i, collector.byCompany[i], Integer::sum);
                    }
                }
            }
            return this;
        }
    }
}
