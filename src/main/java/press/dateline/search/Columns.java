package press.dateline.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;

/// What is counted and compared of each release of a segment, as arrays: some 14 bytes a release,
/// read once. Counting from them costs a third of what reading the columns of the index anew does.
final class Columns {

    static final String DATE = "date";
    static final String COMPANY = "company";
    static final String WIRE = "wire";
    static final String REPLACED = "replaced";

    private static final int[][] NONE = {};

    /// Days since 1970.
    final int[] day;

    final short[] year;

    /// Number of the issuer; below zero, -1 - the place in [#several]; [#NOBODY] without one.
    final int[] company;

    int[][] several = NONE;
    static final int NOBODY = Integer.MIN_VALUE;

    /// Number of the wire; -1 without one.
    final int[] wire;

    /// Those in whose place a correction stands; null where there is none.
    @Nullable FixedBitSet replaced;

    private Columns(int size) {
        day = new int[size];
        year = new short[size];
        company = new int[size];
        wire = new int[size];
        Arrays.fill(company, NOBODY);
        Arrays.fill(wire, -1);
    }

    static Columns of(
            LeafReader segment, Numbering<Long> companies, Numbering<LuceneEngine.Wire> wires)
            throws IOException {
        var columns = new Columns(segment.maxDoc());
        columns.readDays(DocValues.getNumeric(segment, DATE));
        columns.readCompanies(DocValues.getSortedNumeric(segment, COMPANY), companies);
        columns.readWires(DocValues.getSorted(segment, WIRE), wires);
        columns.readReplaced(DocValues.getNumeric(segment, REPLACED));
        return columns;
    }

    private void readDays(NumericDocValues days) throws IOException {
        long last = Long.MIN_VALUE;
        short lastYear = 0;
        for (int doc; (doc = days.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (days.longValue() != last) {
                last = days.longValue();
                lastYear = (short) LocalDate.ofEpochDay(last).getYear();
            }
            day[doc] = (int) last;
            year[doc] = lastYear;
        }
    }

    private void readReplaced(NumericDocValues marks) throws IOException {
        for (int doc; (doc = marks.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (replaced == null) {
                replaced = new FixedBitSet(day.length);
            }
            replaced.set(doc);
        }
    }

    private void readCompanies(SortedNumericDocValues ids, Numbering<Long> companies)
            throws IOException {
        int filled = 0;
        for (int doc; (doc = ids.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (ids.docValueCount() == 1) {
                company[doc] = companies.of(ids.nextValue());
                continue;
            }
            int[] issuers = new int[ids.docValueCount()];
            for (int i = 0; i < issuers.length; i++) {
                issuers[i] = companies.of(ids.nextValue());
            }
            if (filled == several.length) {
                several = Arrays.copyOf(several, Math.max(16, filled * 2));
            }
            several[filled] = issuers;
            company[doc] = -1 - filled++;
        }
    }

    private void readWires(SortedDocValues printed, Numbering<LuceneEngine.Wire> wires)
            throws IOException {
        var numbers = new int[printed.getValueCount()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = wires.of(LuceneEngine.Wire.of(printed.lookupOrd(i).utf8ToString()));
        }
        for (int doc; (doc = printed.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            wire[doc] = numbers[printed.ordValue()];
        }
    }
}
