package press.dateline.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

import press.dateline.release.Sorting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// Goes once over everything that has the words: counts it by company, year and wire, each count
/// without regard to the choice among its own, and keeps the releases of the page.
///
/// The index is sorted newest first, so the newest of a segment are the first and the oldest the
/// last that come.
final class Tally implements Collector {

    /// The years of dates that the archive takes, and 1 for no date.
    private static final int YEARS = 10_000;

    /// Which values of a column are chosen.
    static final class Choice {

        private final boolean @Nullable [] chosen;

        /// @param chosen by number; null where all are
        Choice(boolean @Nullable [] chosen) {
            this.chosen = chosen;
        }

        boolean has(int number) {
            return chosen == null || (number >= 0 && number < chosen.length && chosen[number]);
        }

        boolean isAll() {
            return chosen == null;
        }
    }

    private final Function<LeafReaderContext, Columns> columns;
    private final Choice companies;
    private final Choice years;
    private final Choice wires;
    private final boolean replaced;
    private final Sorting sorting;
    private final int wanted;
    private final boolean all;

    long total;
    final int[] yearCounts = new int[YEARS];
    int[] companyCounts;
    int[] wireCounts;

    /// The best so far, the worst of them on top.
    private final PriorityQueue<Hit> best;

    private static final class Hit {
        private final float score;
        private final int day;
        private final int doc;
        private final LeafReaderContext segment;
        private @Nullable String code;

        Hit(float score, int day, int doc, LeafReaderContext segment) {
            this.score = score;
            this.day = day;
            this.doc = doc;
            this.segment = segment;
        }

        String code() {
            if (code == null) {
                try {
                    SortedDocValues codes =
                            DocValues.getSorted(segment.reader(), LuceneEngine.CODE);
                    code =
                            codes.advanceExact(doc)
                                    ? codes.lookupOrd(codes.ordValue()).utf8ToString()
                                    : "";
                } catch (IOException unreadable) {
                    throw new java.io.UncheckedIOException(unreadable);
                }
            }
            return code;
        }
    }

    Tally(
            Function<LeafReaderContext, Columns> columns,
            Choice companies,
            int companyCount,
            Choice years,
            Choice wires,
            int wireCount,
            boolean replaced,
            Sorting sorting,
            int wanted) {
        this.columns = columns;
        this.companies = companies;
        this.years = years;
        this.wires = wires;
        this.replaced = replaced;
        this.sorting = sorting;
        this.wanted = wanted;
        this.all = companies.isAll() && years.isAll() && wires.isAll();
        companyCounts = new int[companyCount];
        wireCounts = new int[wireCount];
        best =
                new PriorityQueue<>(Math.max(1, wanted)) {
                    @Override
                    protected boolean lessThan(Hit a, Hit b) {
                        return compare(a, b) > 0;
                    }
                };
    }

    /// Negative where `a` comes before `b`.
    private int compare(Hit a, Hit b) {
        if (sorting == Sorting.RELEVANCE && a.score != b.score) {
            return Float.compare(b.score, a.score);
        }
        int newerFirst = a.day != b.day ? Integer.compare(b.day, a.day) : codes(a, b);
        return sorting == Sorting.OLDEST ? -newerFirst : newerFirst;
    }

    private static int codes(Hit a, Hit b) {
        return a.segment == b.segment
                ? Integer.compare(a.doc, b.doc)
                : b.code().compareTo(a.code());
    }

    /// The codes of the releases from this place on.
    List<String> codes(int from) {
        var codes = new ArrayList<String>();
        while (best.size() > 0) {
            codes.add(best.pop().code());
        }
        Collections.reverse(codes);
        return from >= codes.size() ? List.of() : List.copyOf(codes.subList(from, codes.size()));
    }

    @Override
    public ScoreMode scoreMode() {
        return sorting == Sorting.RELEVANCE && wanted > 0
                ? ScoreMode.COMPLETE
                : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) {
        return new Segment(segment, columns.apply(segment));
    }

    private final class Segment implements LeafCollector {

        private final LeafReaderContext segment;
        private final Columns of;
        private final @Nullable FixedBitSet leftOut;
        private @Nullable Scorable scorer;

        /// How many the segment has given; of the oldest, a ring of the last ones.
        private int seen;

        private final int[] last;

        Segment(LeafReaderContext segment, Columns of) {
            this.segment = segment;
            this.of = of;
            this.leftOut = replaced ? null : of.replaced;
            last =
                    sorting == Sorting.OLDEST
                            ? new int[Math.min(wanted, segment.reader().maxDoc())]
                            : new int[0];
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int doc) throws IOException {
            if (leftOut != null && leftOut.get(doc)) {
                return;
            }
            int year = of.year[doc];
            int company = of.company[doc];
            int wire = of.wire[doc];
            if (all) {
                count(year, company, wire);
                keep(doc);
                return;
            }
            boolean ofCompany = isChosen(company);
            boolean ofYear = years.has(year);
            boolean ofWire = wires.has(wire);
            if (ofCompany && ofYear && ofWire) {
                count(year, company, wire);
                keep(doc);
            } else if (ofCompany && ofYear) {
                countWire(wire);
            } else if (ofCompany && ofWire) {
                yearCounts[year]++;
            } else if (ofYear && ofWire) {
                countCompany(company);
            }
        }

        private boolean isChosen(int company) {
            if (company >= 0 || companies.isAll() || company == Columns.NOBODY) {
                return companies.has(company);
            }
            for (int issuer : of.several[-1 - company]) {
                if (companies.has(issuer)) {
                    return true;
                }
            }
            return false;
        }

        private void count(int year, int company, int wire) {
            total++;
            yearCounts[year]++;
            countCompany(company);
            countWire(wire);
        }

        private void countCompany(int company) {
            if (company >= 0) {
                companyCounts[company]++;
            } else if (company != Columns.NOBODY) {
                for (int issuer : of.several[-1 - company]) {
                    companyCounts[issuer]++;
                }
            }
        }

        private void countWire(int wire) {
            if (wire >= 0) {
                wireCounts[wire]++;
            }
        }

        private void keep(int doc) throws IOException {
            if (wanted == 0) {
                return;
            }
            switch (sorting) {
                case NEWEST -> {
                    if (seen < wanted) {
                        seen++;
                        offer(0, doc);
                    }
                }
                case OLDEST -> last[seen++ % last.length] = doc;
                case RELEVANCE -> {
                    float score = scorer == null ? 0 : scorer.score();
                    if (best.size() < wanted || score >= best.top().score) {
                        offer(score, doc);
                    }
                }
            }
        }

        private void offer(float score, int doc) {
            best.insertWithOverflow(new Hit(score, of.day[doc], doc, segment));
        }

        @Override
        public void finish() {
            if (sorting == Sorting.OLDEST && last.length > 0) {
                for (int i = Math.max(0, seen - last.length); i < seen; i++) {
                    offer(0, last[i % last.length]);
                }
            }
        }
    }
}
